import type { Argument } from '../model/interface.ts';
import type { InterfacePart } from '../model/interface-part.ts';
import type { MachType } from '../model/mach-type.ts';
import { unionOf, type TargetSet } from '../model/target.ts';
import { groupBy } from '../text/group-by.ts';
import { memo } from '../text/memo.ts';
import { textAt } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import type { SymbolId } from '../workspace/occurrence.ts';
import type { Routine, RoutineShape } from '../workspace/routine.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseSymbolId, symbolId } from '../workspace/symbol-id.ts';
import { fileNamed } from './file-named.ts';

/** An argument's symbol as the model knows it. */
export interface ArgumentSubject {
  readonly routine: Routine;
  /** The argument in each shape of the routine that has it; never empty. */
  readonly shapes: readonly { readonly shape: RoutineShape; readonly argument: Argument }[];
}

/** What an argument's symbol means; undefined where the routine has no such argument any more. */
export function argumentSubject(snapshot: Snapshot, symbol: SymbolId): ArgumentSubject | undefined {
  const { kind, path, name } = parseSymbolId(symbol);
  if (kind !== 'argument') return undefined;
  const slash = name.lastIndexOf('/');
  const wanted = name.slice(slash + 1);
  const routine = snapshot.symbols.routine(symbolId('routine', path, name.slice(0, slash)));
  if (routine === undefined) return undefined;
  const shapes = routine.shapes.flatMap((shape) => {
    const argument = shape.slot.arguments.find((each) => writtenName(snapshot, each) === wanted);
    return argument === undefined ? [] : [{ shape, argument }];
  });
  return shapes.length === 0 ? undefined : { routine, shapes };
}

/** The name as it stands in the source; the expanded one for text that is not in the workspace. */
export function writtenName({ files }: Snapshot, { name }: Argument): string {
  return textAt(files, name.written) ?? name.text;
}

/** A type as some targets compute it. */
export interface TypeShape {
  readonly type: MachType;
  readonly targets: TargetSet;
}

/** What a type's symbol means, equal meanings of several targets as one; empty for a type that nothing declares. */
export function typeShapes(snapshot: Snapshot, symbol: SymbolId): readonly TypeShape[] {
  const { kind, path, name } = parseSymbolId(symbol);
  const file = fileNamed(snapshot, path);
  if (kind !== 'type' || file === undefined) return [];
  const shapes = new Map<string, TypeShape>();
  for (const unit of snapshot.unitsOf(file)) {
    for (const type of new Set(namedTypes(unit.in(file)).get(name) ?? [])) {
      const key = fingerprint(type);
      const known = shapes.get(key)?.targets ?? unit.targets;
      shapes.set(key, { type, targets: unionOf(known, unit.targets) });
    }
  }
  return [...shapes.values()];
}

/** Also types that arguments declare in place. */
const namedTypes = memo(({ types }: InterfacePart) => groupBy(types, ({ name }) => name?.text));

/** Two types with the same one are the same to a reader. */
const fingerprint = memo((type: MachType): string => {
  const { element, native } = type;
  return [
    ...[type.shape, type.inName, type.outName, type.size, type.number, type.inline],
    ...[type.variable, type.userType, type.serverType, type.transType, type.alignment],
    ...[type.intran?.text, type.outtran?.text, type.destructor?.text, type.intranPayload?.text],
    ...[element?.name?.text, native?.phrase, type.dealloc, type.longForm],
  ].join('\0');
});

/** The types that an interface can name, by name, of the first target that reads it. */
export function typesIn(snapshot: Snapshot, file: FileId): ReadonlyMap<string, MachType> {
  const found = new Map<string, MachType>();
  for (const unit of snapshot.unitsOf(file)) {
    for (const type of unit.interface.types) {
      if (type.name !== undefined && !found.has(type.name.text)) found.set(type.name.text, type);
    }
  }
  return found;
}
