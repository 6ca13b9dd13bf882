import type { Slot } from '../model/interface.ts';
import { messageLayouts, type LayoutContext } from '../model/layout.ts';
import { hasTarget, type Target } from '../model/target.ts';
import type { Span } from '../text/span.ts';
import type { InterfaceUnit, Snapshot } from '../workspace/snapshot.ts';
import { workspacePath } from '../workspace/symbol-id.ts';
import type { AbiInterface, AbiSlot } from './slot.ts';
import { wireShape } from './wire-shape.ts';

/** What the interfaces of a snapshot promise, one entry for each root and target, in that order. */
export function abiInterfaces(snapshot: Snapshot): readonly AbiInterface[] {
  const { targets, roots } = snapshot.project;
  return snapshot.units.flatMap((unit) => {
    const { subsystem, end } = unit.interface;
    if (subsystem === undefined) return [];
    const reading = targets.filter((_, index) => hasTarget(unit.targets, index));
    const byArchitecture = new Map<string, readonly AbiSlot[]>();
    return reading.map((target): AbiInterface => {
      let slots = byArchitecture.get(target.architecture);
      if (slots === undefined) {
        slots = slotsOf(unit, target);
        byArchitecture.set(target.architecture, slots);
      }
      return {
        file: workspacePath(roots, unit.root),
        root: unit.root,
        target: target.name,
        subsystem: subsystem.name.text,
        base: subsystem.base,
        end,
        slots,
        declared: subsystem.span,
      };
    });
  });
}

function slotsOf(unit: InterfaceUnit, target: Target): readonly AbiSlot[] {
  const texts = new Map(unit.unit.files.map(({ file }) => [file.id, file.text]));
  const written = ({ file, start, end }: Span): string => texts.get(file)?.slice(start, end) ?? '';
  const context: LayoutContext = {
    dialect: unit.dialect,
    architecture: target.architecture,
    // What travels is the user form: the kernel expands it when it copies a message in.
    side: 'user',
    kernelServer: unit.interface.subsystem?.kernelServer ?? false,
    machMsg2: false,
  };
  return unit.interface.slots.flatMap((slot) => abiSlots(slot, context, written));
}

function abiSlots(
  slot: Slot,
  context: LayoutContext,
  written: (span: Span) => string,
): readonly AbiSlot[] {
  if (slot.kind === 'skip') {
    return Array.from({ length: Math.min(slot.count, longestSkip) }, (_, i) =>
      skipSlot(slot.messageId + i, slot.span),
    );
  }
  const { request, reply } = messageLayouts(slot, context);
  return [
    {
      id: slot.messageId,
      kind: slot.simple ? 'simpleroutine' : 'routine',
      name: written(slot.name.written) || slot.name.text,
      arguments: slot.arguments.map((argument) => ({
        name: argument.name.text,
        direction: argument.direction,
        wire: wireShape(argument),
      })),
      request: request.size,
      reply: reply?.size,
      userPrototype: slot.userPrototype,
      serverPrototype: slot.serverPrototype,
      declared: slot.name.written,
    },
  ];
}

/** GNU's `skip n` with a huge n is a slip of the hand, not a promise: the rules tell of it. */
const longestSkip = 4096;

function skipSlot(id: number, declared: Span): AbiSlot {
  return {
    id,
    kind: 'skip',
    name: '',
    arguments: [],
    request: 0,
    reply: undefined,
    userPrototype: undefined,
    serverPrototype: undefined,
    declared,
  };
}
