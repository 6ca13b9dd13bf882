import type { Interface, RoutineSlot, Slot } from '../model/interface.ts';
import type { LazyInterface, SharedParts } from '../model/lower-interface.ts';
import type { RunNotes } from '../syntax/cpp/run-notes.ts';
import type { Unit, UnitFacts } from '../syntax/cpp/unit.ts';
import { memo } from '../text/memo.ts';
import type { FileId } from '../text/span.ts';
import type { InterfaceUnit } from './snapshot.ts';
import { notedFiles } from './unit-mentions.ts';

/** What of a unit is kept in a large tree. */
export type BriefUnit = Omit<InterfaceUnit, 'root' | 'targets' | 'dialect'>;

/**
 * A unit whose interface is made, without its tokens, its syntax and what is mentioned in its root alone: that is as
 * much as all the rest, and most commands ask for none of it.
 * @param again reads the unit once more, for whoever asks for what is mentioned there
 */
export function briefUnit(
  unit: Unit,
  lowered: LazyInterface,
  again: () => InterfaceUnit | undefined,
): BriefUnit {
  const whole = briefInterface(lowered.whole(), again);
  return made(factsOf(unit), whole, lowered.shared(), sharedNotes(unit), again);
}

/** A function of its own, so that nothing else holds the unit. */
function made(
  unit: UnitFacts,
  whole: Interface,
  shared: SharedParts,
  sharedNotesIn: (file: FileId) => readonly RunNotes[] | undefined,
  again: () => InterfaceUnit | undefined,
): BriefUnit {
  return {
    unit,
    interface: whole,
    in: (file) => shared.in(file) ?? again()?.in(file) ?? { mentions: [], types: [] },
    at: (file, offset) => again()?.at(file, offset) ?? [],
    diagnosticsIn: (file) => whole.diagnostics.filter(({ span }) => span.file === file),
    stretchesIn: (file) => sharedNotesIn(file) ?? again()?.stretchesIn(file) ?? [],
  };
}

function factsOf({ root, problems, includes, files, inactive, lineMarkers }: Unit): UnitFacts {
  return { root, problems, includes, files, inactive, lineMarkers };
}

/** The stretches of included files; undefined for a file in which the root's own stretches note something. */
function sharedNotes({ root, stretches }: Unit): (file: FileId) => readonly RunNotes[] | undefined {
  const own = new Set<FileId>();
  const shared: RunNotes[] = [];
  for (const stretch of stretches) {
    const files = notedFiles(stretch);
    if (files.has(root)) for (const file of files.keys()) own.add(file);
    else if (files.size > 0) shared.push(withoutRuns(stretch));
  }
  return (file) => (own.has(file) ? undefined : shared);
}

const withoutRuns = memo((stretch: RunNotes): RunNotes => ({ ...stretch, runs: [] }));

function briefInterface(
  { dialect, subsystem, slots, types, imports, demux, end, diagnostics }: Interface,
  again: () => InterfaceUnit | undefined,
): Interface {
  return {
    ...{ dialect, subsystem, slots: slots.map(plainSlot), types, imports, demux, end, diagnostics },
    get mentions() {
      return again()?.interface.mentions ?? [];
    },
  };
}

/** A slot that holds nothing of the statement that it comes from. */
export function plainSlot(slot: Slot): Slot {
  return slot.kind === 'skip' ? slot : plainRoutine(slot);
}

/** Spelt out: a copy by spreading would have none of what its class computes. */
function plainRoutine(slot: RoutineSlot): RoutineSlot {
  return {
    kind: slot.kind,
    simple: slot.simple,
    name: slot.name,
    messageId: slot.messageId,
    replyId: slot.replyId,
    userName: slot.userName,
    serverName: slot.serverName,
    userPrototype: slot.userPrototype,
    serverPrototype: slot.serverPrototype,
    arguments: slot.arguments,
    requestPort: slot.requestPort,
    replyPort: slot.replyPort,
    isWhole: slot.isWhole,
    span: slot.span,
    state: slot.state,
  };
}
