import type { Argument, RoutineSlot } from '../model/interface.ts';
import { layoutContext, messageLayouts } from '../model/layout.ts';
import type { MessageField, MessageLayout } from '../model/message-layout.ts';
import type { Target } from '../model/target.ts';
import type { FileId, Span } from '../text/span.ts';
import type { InterfaceUnit } from '../workspace/snapshot.ts';
import type { RoutineInTarget } from './query/routine-facts.ts';
import type { Range } from './range.ts';
import type { Ranger } from './symbols-page.ts';

export interface InterfaceReportOptions {
  readonly pathOf: (file: FileId) => string;
  readonly rangeOf: (span: Span) => Range;
  /** For `--ranges`: the arguments' places; a routine always has its own. */
  readonly ranger: Ranger;
  readonly withLayouts: boolean;
  /** Only these routines; undefined: all. */
  readonly where?: (routine: RoutineInTarget) => boolean;
}

/** One root under one target in `symbols --format json`. */
export function interfaceReport(
  unit: InterfaceUnit,
  target: Target,
  options: InterfaceReportOptions,
): object {
  const { dialect, subsystem, slots, end } = unit.interface;
  return {
    file: options.pathOf(unit.root),
    target: target.name,
    dialect,
    subsystem: subsystem?.name.text ?? null,
    base: subsystem?.base ?? null,
    end: subsystem === undefined ? null : end,
    kernelServer: subsystem?.kernelServer ?? false,
    kernelUser: subsystem?.kernelUser ?? false,
    routines: slots
      .filter((slot) => slot.kind === 'routine')
      .filter((slot) => options.where?.({ unit, target, slot }) ?? true)
      .map((slot) => routine(slot, unit, target, options)),
  };
}

function routine(
  slot: RoutineSlot,
  unit: InterfaceUnit,
  target: Target,
  options: InterfaceReportOptions,
): object {
  return {
    name: slot.name.text,
    kind: slot.simple ? 'simpleroutine' : 'routine',
    messageId: slot.messageId,
    replyId: slot.replyId ?? null,
    userPrototype: slot.userPrototype,
    serverPrototype: slot.serverPrototype,
    arguments: slot.arguments.map((each) => argument(each, options.ranger)),
    ...(options.withLayouts ? layouts(slot, unit, target) : {}),
    range: options.rangeOf(slot.name.written),
  };
}

function argument({ name, direction, typeName, flags, right }: Argument, ranger: Ranger): object {
  return {
    name: name.text,
    direction,
    type: typeName.text,
    flags,
    right:
      right === undefined
        ? null
        : {
            sender: right.sender,
            receiver: right.receiver,
            disposition: right.disposition,
          },
    ...(ranger === undefined ? {} : { range: ranger(name.written) }),
  };
}

function layouts(slot: RoutineSlot, unit: InterfaceUnit, target: Target): object {
  const context = layoutContext(target, unit.interface.subsystem);
  const { request, reply } = messageLayouts(slot, context);
  return { request: layout(request), reply: layout(reply) };
}

function layout(message: MessageLayout | undefined): object | null {
  if (message === undefined) return null;
  const { size, minSize, complex, fields } = message;
  return { size, minSize, complex, fields: fields.map(field) };
}

function field({ name, kind, offset, size, disposition, deallocate }: MessageField): object {
  return {
    name,
    kind,
    offset,
    size,
    disposition: disposition ?? null,
    deallocate: deallocate ?? null,
  };
}
