import type { Mention } from '../model/interface.ts';
import { unionOf, type TargetSet } from '../model/target.ts';
import type { Inclusion, MacroMention } from '../syntax/cpp/unit.ts';
import { lazy } from '../text/lazy.ts';
import { memo } from '../text/memo.ts';
import { compareSpans, type FileId, type Span } from '../text/span.ts';
import type { Occurrence } from './occurrence.ts';
import type { InterfaceUnit } from './snapshot.ts';
import { symbolId } from './symbol-id.ts';
import { mentionsIn, notesAt } from './unit-mentions.ts';

/** The function that symbols are named with. */
export type PathOf = (file: FileId) => string;

/** The occurrences in one interface file, and what they were made of. */
export interface FileOccurrences {
  readonly pathOf: PathOf;
  /** Each list of mentions that some unit has, with the targets of all units that have it. */
  readonly parts: ReadonlyMap<object, TargetSet>;
  readonly occurrences: readonly Occurrence[];
}

/**
 * The occurrences in a file as its units see it, sorted. The earlier answer is given again where the same lists of
 * mentions stand for the same targets: an edit of another file that reads this one changes nothing here.
 */
export function interfaceOccurrences(
  file: FileId,
  units: readonly InterfaceUnit[],
  pathOf: PathOf,
  earlier: FileOccurrences | undefined,
): FileOccurrences {
  const parts = new Map<object, TargetSet>();
  const sightings = new Map<object, readonly Sighting[]>();
  const add = (
    list: readonly object[],
    targets: TargetSet,
    read: () => readonly Sighting[],
  ): void => {
    if (list.length === 0) return;
    const known = parts.get(list);
    if (known === undefined) sightings.set(list, read());
    parts.set(list, known === undefined ? targets : unionOf(known, targets));
  };
  for (const unit of units) {
    const { statements, macros, includes } = mentionsIn(unit, file);
    const { targets } = unit;
    add(statements, targets, () => inStatements(statements, pathOf, unit, file));
    add(macros, targets, () => ofMacros(macros)(pathOf));
    add(includes, targets, () => ofIncludes(includes)(pathOf));
  }
  if (earlier?.pathOf === pathOf && sameParts(earlier.parts, parts)) return earlier;

  const occurrences = merged(
    [...parts].map(([list, targets]) => ({ targets, found: sightings.get(list) ?? [] })),
  );
  return { pathOf, parts, occurrences };
}

/**
 * Those that touch an offset, and perhaps some beside them: of all that the units have there only the statements
 * around it are lowered.
 */
export function occurrencesAt(
  file: FileId,
  offset: number,
  units: readonly InterfaceUnit[],
  pathOf: PathOf,
): readonly Occurrence[] {
  const parts = new Map<object, { targets: TargetSet; readonly found: readonly Sighting[] }>();
  const add = (part: object, targets: TargetSet, read: () => readonly Sighting[]): void => {
    const known = parts.get(part);
    if (known === undefined) parts.set(part, { targets, found: read() });
    else known.targets = unionOf(known.targets, targets);
  };
  for (const unit of units) {
    const { targets } = unit;
    for (const mentions of unit.at(file, offset)) {
      add(mentions, targets, () => inStatements([mentions], pathOf, unit, file));
    }
    const { macros, includes } = notesAt(unit, file, offset);
    for (const each of macros) add(each, targets, () => ofMacros([each])(pathOf));
    for (const each of includes) add(each, targets, () => ofIncludes([each])(pathOf));
  }
  return merged([...parts.values()]);
}

/** Sorted; what several parts have at one place is one occurrence in the targets of all of them. */
function merged(
  parts: readonly { readonly targets: TargetSet; readonly found: readonly Sighting[] }[],
): readonly Occurrence[] {
  const byPlace = new Map<string, Occurrence>();
  for (const { targets, found } of parts) {
    for (const { symbol, span, role } of found) {
      const key = `${span.start} ${symbol}`;
      const known = byPlace.get(key);
      if (known === undefined) byPlace.set(key, { symbol, span, role, targets });
      else if ((known.targets | targets) !== known.targets) {
        byPlace.set(key, { ...known, targets: unionOf(known.targets, targets) });
      }
    }
  }
  return [...byPlace.values()].sort((a, b) => compareSpans(a.span, b.span));
}

/** An occurrence whatever the target. */
type Sighting = Omit<Occurrence, 'targets'>;

function sameParts(a: ReadonlyMap<object, TargetSet>, b: ReadonlyMap<object, TargetSet>): boolean {
  if (a.size !== b.size) return false;
  const others = b.entries();
  for (const [list, targets] of a) {
    const other = others.next().value;
    if (other?.[0] !== list || other[1] !== targets) return false;
  }
  return true;
}

/** What statements mention in one file. Any unit that has them tells their texts. */
function inStatements(
  statements: readonly (readonly Mention[])[],
  pathOf: PathOf,
  { unit }: InterfaceUnit,
  file: FileId,
): readonly Sighting[] {
  const texts = lazy(() => new Map(unit.files.map(({ id, text }) => [id, text])));
  const written = ({ file: id, start, end }: Span): string =>
    texts().get(id)?.slice(start, end) ?? '';
  const found: Sighting[] = [];
  for (const mentions of statements) {
    let known = knownSightings.get(mentions);
    if (known?.pathOf !== pathOf) {
      known = { pathOf, sightings: inStatement(mentions, pathOf, written) };
      knownSightings.set(mentions, known);
    }
    for (const each of known.sightings) if (each.span.file === file) found.push(each);
  }
  return found;
}

/** Remembered statement by statement: an edit leaves those above it as they were. */
const knownSightings = new WeakMap<
  readonly Mention[],
  { readonly pathOf: PathOf; readonly sightings: readonly Sighting[] }
>();

function inStatement(
  mentions: readonly Mention[],
  pathOf: PathOf,
  written: (span: Span) => string,
): readonly Sighting[] {
  // Mentions come in reading order, so that an argument belongs to the routine named last.
  let routine = '';
  const symbolOf = (mention: Mention): Occurrence['symbol'] => {
    const path = pathOf(mention.span.file);
    switch (mention.kind) {
      case 'routine':
        routine = written(mention.span);
        return symbolId('routine', path, routine);
      case 'argument':
        return symbolId('argument', path, `${routine}/${written(mention.target ?? mention.span)}`);
      case 'type':
        return symbolId('type', typePath(mention, pathOf), mention.key);
      case 'subsystem':
        return symbolId('subsystem', path, mention.key);
      case 'function':
        return symbolId('function', '', mention.key);
      case 'ctype':
        return symbolId('name', '', mention.key);
    }
  };
  return mentions.map((mention) => ({
    symbol: symbolOf(mention),
    span: mention.span,
    role: mention.role,
  }));
}

/** The declaring file; nothing for a type that is declared nowhere. */
function typePath(mention: Mention, pathOf: PathOf): string {
  if (mention.target !== undefined) return pathOf(mention.target.file);
  return mention.role === 'definition' ? pathOf(mention.span.file) : '';
}

const ofMacros = memo((macros: readonly MacroMention[]) =>
  memo((pathOf: PathOf): readonly Sighting[] =>
    macros.map(({ name, role, span, definition }) => {
      const path = definition === undefined ? '' : pathOf(definition.file);
      const symbol = symbolId('macro', path, name);
      return { symbol, span, role: role === 'definition' ? 'definition' : 'reference' };
    }),
  ),
);

const ofIncludes = memo((includes: readonly Inclusion[]) =>
  memo((pathOf: PathOf): readonly Sighting[] =>
    includes.flatMap(({ file, span }) =>
      file === undefined
        ? []
        : [{ symbol: symbolId('file', pathOf(file), '-'), span, role: 'reference' }],
    ),
  ),
);
