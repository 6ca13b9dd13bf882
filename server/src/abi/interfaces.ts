import type { Argument, CParameter, RoutineSlot, Slot } from '../model/interface.ts';
import { messageLayouts } from '../model/layout.ts';
import type { LayoutContext } from '../model/message-layout.ts';
import { ctypeOf } from '../model/prototype.ts';
import { hasTarget, type Target } from '../model/target.ts';
import type { Span } from '../text/span.ts';
import type { InterfaceUnit, Project, Snapshot } from '../workspace/snapshot.ts';
import { workspacePath } from '../workspace/symbol-id.ts';
import type { AbiArgument, AbiInterface, AbiSlot, CFunction } from './slot.ts';
import { returnedShape, wireShape } from './wire-shape.ts';

/** What the interfaces of a snapshot promise, one entry for each root and target, in that order. */
export function abiInterfaces(snapshot: Snapshot): readonly AbiInterface[] {
  return abiInterfacesOf(snapshot.units, snapshot.project);
}

/** What these units promise, in their order. */
export function abiInterfacesOf(
  units: readonly InterfaceUnit[],
  { targets, roots }: Project,
): readonly AbiInterface[] {
  return units.flatMap((unit) => {
    const { subsystem, end } = unit.interface;
    if (subsystem === undefined) return [];
    const reading = targets.filter((_, index) => hasTarget(unit.targets, index));
    const hasServers = targets.some(({ name }) => isServer(name));
    const known = new Map<string, readonly AbiSlot[]>();
    return reading.map((target): AbiInterface => {
      const halves: Halves = {
        user: !isServer(target.name),
        server: !hasServers || isServer(target.name),
      };
      const key = `${target.architecture} ${halves.user} ${halves.server}`;
      let slots = known.get(key);
      if (slots === undefined) known.set(key, (slots = slotsOf(unit, target, halves)));
      return {
        file: workspacePath(roots, unit.root),
        root: unit.root,
        target: target.name,
        subsystem: subsystem.name.text,
        base: subsystem.base,
        end,
        slots,
        declared: subsystem.name.written,
      };
    });
  });
}

/** Which of a routine's C functions a build under a target makes. */
interface Halves {
  readonly user: boolean;
  readonly server: boolean;
}

/** XNU's and the Hurd's builds make the halves under different targets, named for it; one target alone makes both. */
function isServer(target: string): boolean {
  return target.includes('server') || target === 'sandbox';
}

function slotsOf(unit: InterfaceUnit, target: Target, halves: Halves): readonly AbiSlot[] {
  const texts = new Map(unit.unit.files.map(({ id, text }) => [id, text]));
  const written = ({ file, start, end }: Span): string => texts.get(file)?.slice(start, end) ?? '';
  const context: LayoutContext = {
    dialect: unit.dialect,
    architecture: target.architecture,
    // What travels is the user form: the kernel expands it when it copies a message in.
    side: 'user',
    kernelServer: unit.interface.subsystem?.kernelServer ?? false,
    machMsg2: false,
  };
  return unit.interface.slots.flatMap((slot) => abiSlots(slot, context, written, halves));
}

function abiSlots(
  slot: Slot,
  context: LayoutContext,
  written: (span: Span) => string,
  halves: Halves,
): readonly AbiSlot[] {
  if (slot.kind === 'skip') {
    return Array.from({ length: Math.min(slot.count, longestSkip) }, (_, i) =>
      skipSlot(slot.messageId + i, slot.span),
    );
  }
  const layouts = messageLayouts(slot, context);
  return [
    {
      id: slot.messageId,
      kind: slot.simple ? 'simpleroutine' : 'routine',
      name: written(slot.name.written) || slot.name.text,
      arguments: slot.arguments.map((argument): AbiArgument => ({
        name: argument.name.text,
        direction: argument.direction,
        wire: wireShape(argument, layouts),
        returned: halves.server ? returnedShape(argument, layouts) : undefined,
      })),
      request: layouts.request.size,
      reply: layouts.reply?.size,
      user: halves.user ? userFunction(slot) : undefined,
      server: halves.server ? serverFunction(slot) : undefined,
      declared: slot.name.written,
    },
  ];
}

function userFunction({ userName, userPrototype, arguments: args }: RoutineSlot): CFunction {
  return cFunction(
    userName,
    userPrototype,
    args.map((argument) => [argument, argument.userParameters]),
    true,
  );
}

function serverFunction({ serverName, serverPrototype, arguments: args }: RoutineSlot): CFunction {
  return cFunction(
    serverName,
    serverPrototype,
    args.map((argument) => [argument, argument.serverParameters]),
    false,
  );
}

function cFunction(
  name: string,
  prototype: string,
  parameters: readonly (readonly [Argument, readonly CParameter[]])[],
  isForCallers: boolean,
): CFunction {
  return {
    name,
    prototype,
    parameters: parameters.flatMap(([{ type }, own]) =>
      own.map((parameter) => ({
        type: ctypeOf(parameter),
        // `mach_port_t` under every name; inside the kernel the names stand for different structures.
        isPortName: isForCallers && type.port && parameter.role === 'value',
      })),
    ),
  };
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
    user: undefined,
    server: undefined,
    declared,
  };
}
