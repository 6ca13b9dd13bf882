import type { Dialect } from '../model/dialect.ts';
import { unionOf, type TargetSet } from '../model/target.ts';
import { span, type FileId, type Span } from '../text/span.ts';
import type { Routine } from '../workspace/routine.ts';
import type { InterfaceUnit, Snapshot } from '../workspace/snapshot.ts';
import type { Subjects } from './rule.ts';

/** One subject on its way to the rules. `kind` and `subject` belong together for each kind. */
export type Visit<Kind extends keyof Subjects = keyof Subjects> = {
  [K in Kind]: {
    readonly kind: K;
    readonly subject: Subjects[K];
    readonly place: Place;
  };
}[Kind];

/** Where a subject stands, and what a finding on it means where it does not say so itself. */
export interface Place {
  readonly dialect: Dialect;
  /** Where a finding is told that lies outside the subject's own files; undefined: it may lie anywhere. */
  readonly anchor: Span | undefined;
  isOwnFile(file: FileId): boolean;
  /** The targets in which the subject exists; undefined: all. */
  readonly targets: TargetSet | undefined;
}

/**
 * Walks a snapshot once: every subject that can have a finding in the wanted files (undefined: in all). Slices end
 * between two subjects. The order is that of the names and places, never that of the input.
 */
export function* subjectsOf(
  snapshot: Snapshot,
  kinds: ReadonlySet<keyof Subjects>,
  wanted: ReadonlySet<FileId> | undefined,
): Generator<Visit> {
  if (kinds.has('page')) yield* pages(snapshot, wanted);
  if (kinds.has('file')) yield* interfaceFiles(snapshot, wanted);
  if (kinds.has('interface')) yield* interfaces(snapshot, wanted);
  if (kinds.has('routine')) yield* routines(snapshot, wanted);
  if (kinds.has('workspace')) yield workspace(snapshot);
}

/** The one file that is wanted, as an editor asks: then other files need not be read at all. */
export function theOnly(wanted: ReadonlySet<FileId> | undefined): FileId | undefined {
  const [first] = wanted ?? [];
  return wanted?.size === 1 ? first : undefined;
}

/** Every unit that can read one of the wanted files, in the order of the roots. */
export function unitsReading(
  snapshot: Snapshot,
  wanted: ReadonlySet<FileId> | undefined,
): readonly InterfaceUnit[] {
  if (wanted === undefined) return snapshot.units;
  const only = theOnly(wanted);
  if (only !== undefined) return snapshot.unitsOf(only);
  return snapshot.units.filter(({ unit }) => unit.files.some(({ id }) => wanted.has(id)));
}

/** The dialect that a file is read in: its units', else the project's. */
export function dialectOf(snapshot: Snapshot, file: FileId): Dialect {
  return snapshot.unitsOf(file)[0]?.dialect ?? snapshot.project.dialect;
}

function* pages(
  snapshot: Snapshot,
  wanted: ReadonlySet<FileId> | undefined,
): Generator<Visit<'page'>> {
  for (const file of wanted ?? snapshot.pages.keys()) {
    const source = snapshot.files.get(file);
    const page = snapshot.page(file);
    if (source === undefined || page === undefined) continue;
    const place = inFile(file, page.title.span, snapshot.project.dialect, undefined);
    yield { kind: 'page', subject: { file: source, page }, place };
  }
}

function* interfaceFiles(
  snapshot: Snapshot,
  wanted: ReadonlySet<FileId> | undefined,
): Generator<Visit<'file'>> {
  for (const file of wanted ?? [...snapshot.files.keys()].sort()) {
    const source = snapshot.files.get(file);
    if (source?.kind !== 'defs') continue;
    const place = inFile(file, span(file, 0, 0), dialectOf(snapshot, file), undefined);
    yield { kind: 'file', subject: source, place };
  }
}

function* interfaces(
  snapshot: Snapshot,
  wanted: ReadonlySet<FileId> | undefined,
): Generator<Visit<'interface'>> {
  for (const unit of unitsReading(snapshot, wanted)) {
    yield { kind: 'interface', subject: unit, place: placeOfUnit(unit) };
  }
}

function placeOfUnit(unit: InterfaceUnit): Place {
  const { root, targets, dialect } = unit;
  const anchor = unit.interface.subsystem?.name.written ?? span(root, 0, 0);
  const isOwnFile = (file: FileId): boolean =>
    file === root || unit.unit.files.some(({ id }) => id === file);
  return {
    dialect,
    anchor: isOwnFile(anchor.file) ? anchor : span(root, 0, 0),
    isOwnFile,
    targets,
  };
}

function* routines(
  snapshot: Snapshot,
  wanted: ReadonlySet<FileId> | undefined,
): Generator<Visit<'routine'>> {
  const { symbols } = snapshot;
  const only = theOnly(wanted);
  const asked = only === undefined ? symbols.routines : symbols.routinesIn(only);
  for (const known of asked) {
    const { file } = known.declared;
    if (wanted !== undefined && !wanted.has(file)) continue;
    const routine = wholeShapesOf(known);
    if (routine === undefined) continue;
    const dialect = routine.shapes[0]?.interface.dialect ?? snapshot.project.dialect;
    const place = inFile(file, routine.declared, dialect, targetsOf(routine));
    yield { kind: 'routine', subject: routine, place };
  }
}

/** A routine as the targets have it in which its syntax is sound: of a broken one there is nothing certain to say. */
function wholeShapesOf(routine: Routine): Routine | undefined {
  const shapes = routine.shapes.filter(({ slot }) => slot.isWhole);
  if (shapes.length === routine.shapes.length) return routine;
  return shapes.length === 0 ? undefined : { ...routine, shapes };
}

function workspace(snapshot: Snapshot): Visit<'workspace'> {
  const { dialect } = snapshot.project;
  const place = { dialect, anchor: undefined, isOwnFile: () => true, targets: undefined };
  return { kind: 'workspace', subject: snapshot, place };
}

function inFile(
  file: FileId,
  anchor: Span,
  dialect: Dialect,
  targets: TargetSet | undefined,
): Place {
  return { dialect, anchor, isOwnFile: (other) => other === file, targets };
}

function targetsOf(routine: Routine): TargetSet | undefined {
  return routine.shapes.map(({ targets }) => targets).reduce(unionOf);
}
