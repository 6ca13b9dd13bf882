import type { RoutineSlot, Subsystem } from '../model/interface.ts';
import { unionOf } from '../model/target.ts';
import { areSame } from '../text/intern-list.ts';
import { lazy } from '../text/lazy.ts';
import { memo } from '../text/memo.ts';
import type { FileId } from '../text/span.ts';
import type { PathOf } from './interface-occurrences.ts';
import type { Routine, RoutineShape } from './routine.ts';
import type { InterfaceUnit } from './snapshot.ts';
import type { SymbolId } from './occurrence.ts';
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
  const units = declaringUnits(file, reading);
  if (earlier?.pathOf === pathOf && areSame(earlier.units, units)) return earlier;
  return { units, pathOf, routines: merged(file, units, pathOf, () => true) };
}

/** Those of `fileRoutines` with one symbol: no other routine of the file is lowered for them. */
export function routinesWithSymbol(
  symbol: SymbolId,
  file: FileId,
  reading: readonly InterfaceUnit[],
  pathOf: PathOf,
): readonly Routine[] {
  return merged(file, declaringUnits(file, reading), pathOf, (each) => each === symbol);
}

function declaringUnits(file: FileId, reading: readonly InterfaceUnit[]): readonly InterfaceUnit[] {
  return reading.filter((unit) => routinesOf(unit).has(file));
}

function merged(
  file: FileId,
  units: readonly InterfaceUnit[],
  pathOf: PathOf,
  isWanted: (symbol: SymbolId) => boolean,
): readonly Routine[] {
  const building = new Map<number, Declaration>();
  const path = pathOf(file);
  for (const unit of units) {
    const { subsystem } = unit.interface;
    if (subsystem === undefined) continue;
    const text = unit.unit.files.find(({ id }) => id === file)?.text;
    for (const slot of routinesOf(unit).get(file) ?? []) {
      const declared = slot.name.written;
      let entry = building.get(declared.start);
      if (entry === undefined) {
        // As it stands in the source; the expanded name for text that is not in the workspace.
        const name = text?.slice(declared.start, declared.end) ?? slot.name.text;
        const symbol = symbolId('routine', path, name);
        if (!isWanted(symbol)) continue;
        entry = { symbol, name, declared, sightings: [] };
        building.set(declared.start, entry);
      }
      entry.sightings.push({ unit, subsystem, slot });
    }
  }
  return [...building.values()].map(routineOf);
}

/** A routine before its shapes are compared. */
interface Declaration extends Pick<Routine, 'symbol' | 'name' | 'declared'> {
  readonly sightings: Sighting[];
}

interface Sighting {
  readonly unit: InterfaceUnit;
  readonly subsystem: Subsystem;
  readonly slot: RoutineSlot;
}

function routineOf({ symbol, name, declared, sightings }: Declaration): Routine {
  const shapes = lazy(() => {
    const found: RoutineShape[] = [];
    for (const { unit, subsystem, slot } of sightings) {
      const { targets, root } = unit;
      addShape(found, { targets, root, subsystem, slot, interface: unit.interface });
    }
    return found;
  });
  return {
    symbol,
    name,
    declared,
    slots: sightings.map(({ slot }) => slot),
    get shapes() {
      return shapes();
    },
  };
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
