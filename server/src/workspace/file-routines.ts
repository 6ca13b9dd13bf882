import type { RoutineSlot } from '../model/interface.ts';
import { unionOf } from '../model/target.ts';
import { areSame } from '../text/intern-list.ts';
import { memo } from '../text/memo.ts';
import type { FileId } from '../text/span.ts';
import type { PathOf } from './interface-occurrences.ts';
import type { Routine, RoutineShape } from './routine.ts';
import type { InterfaceUnit } from './snapshot.ts';
import { symbolId } from './symbol-id.ts';

/** The routines that one file declares, and what they were merged from. */
export interface FileRoutines {
  readonly units: readonly InterfaceUnit[];
  readonly pathOf: PathOf;
  readonly routines: readonly Routine[];
}

/**
 * One routine for each declaration in a file, with the shapes that it takes in the targets that see it. Two
 * declarations of one name (a fault, or two arms of an `#if`) are one symbol, and two routines only where they stand at
 * different places.
 * @param reading the units that read the file
 * @param earlier the last answer: it is given again where the units that declare something here are the same
 */
export function fileRoutines(
  file: FileId,
  reading: readonly InterfaceUnit[],
  pathOf: PathOf,
  earlier: FileRoutines | undefined,
): FileRoutines {
  const units = reading.filter((unit) => routinesOf(unit).has(file));
  if (earlier?.pathOf === pathOf && areSame(earlier.units, units)) return earlier;
  const building = new Map<number, { routine: Routine; shapes: RoutineShape[] }>();
  for (const unit of units) {
    const { subsystem } = unit.interface;
    if (subsystem === undefined) continue;
    for (const slot of routinesOf(unit).get(file) ?? []) {
      const declared = slot.name.written;
      let entry = building.get(declared.start);
      if (entry === undefined) {
        const name = writtenName(unit, slot);
        const shapes: RoutineShape[] = [];
        const symbol = symbolId('routine', pathOf(file), name);
        entry = { routine: { symbol, name, declared, shapes }, shapes };
        building.set(declared.start, entry);
      }
      const { targets, root } = unit;
      addShape(entry.shapes, { targets, root, subsystem, slot, interface: unit.interface });
    }
  }
  return { units, pathOf, routines: [...building.values()].map(({ routine }) => routine) };
}

/** The routines of a unit that has a subsystem, by the file that declares them. */
const routinesOf = memo(
  ({ interface: { subsystem, slots } }: InterfaceUnit): ReadonlyMap<FileId, RoutineSlot[]> => {
    const byFile = new Map<FileId, RoutineSlot[]>();
    if (subsystem === undefined) return byFile;
    for (const slot of slots) {
      if (slot.kind !== 'routine') continue;
      const { file } = slot.name.written;
      const list = byFile.get(file);
      if (list === undefined) byFile.set(file, [slot]);
      else list.push(slot);
    }
    return byFile;
  },
);

function addShape(shapes: RoutineShape[], shape: RoutineShape): void {
  const same = shapes.findIndex((other) => areEqual(other, shape));
  const other = shapes[same];
  if (other === undefined) shapes.push(shape);
  else shapes[same] = { ...other, targets: unionOf(other.targets, shape.targets) };
}

/** Whether nobody who reads the declaration could tell the two apart. */
function areEqual(a: RoutineShape, b: RoutineShape): boolean {
  return (
    a.root === b.root &&
    a.slot.messageId === b.slot.messageId &&
    a.slot.name.text === b.slot.name.text &&
    a.slot.userPrototype === b.slot.userPrototype &&
    a.slot.serverPrototype === b.slot.serverPrototype &&
    a.subsystem.name.text === b.subsystem.name.text &&
    a.subsystem.kernelServer === b.subsystem.kernelServer &&
    a.subsystem.kernelUser === b.subsystem.kernelUser &&
    a.interface.dialect === b.interface.dialect &&
    a.slot.arguments.every((argument, i) => sameWire(argument, b.slot.arguments[i]))
  );
}

function sameWire(
  a: RoutineSlot['arguments'][number],
  b: RoutineSlot['arguments'][number] | undefined,
): boolean {
  return (
    b !== undefined &&
    a.direction === b.direction &&
    a.right?.disposition === b.right?.disposition &&
    a.flags.join() === b.flags.join() &&
    a.type.size === b.type.size &&
    a.type.number === b.type.number &&
    a.type.inline === b.type.inline &&
    a.type.intran?.text === b.type.intran?.text &&
    a.type.destructor?.text === b.type.destructor?.text
  );
}

/** The name as it stands in the source; the expanded one for text that is not in the workspace. */
function writtenName(unit: InterfaceUnit, slot: RoutineSlot): string {
  const { written, text } = slot.name;
  const file = unit.unit.files.find(({ id }) => id === written.file);
  return file?.text.slice(written.start, written.end) ?? text;
}
