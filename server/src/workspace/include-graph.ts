import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import { memo } from '../text/memo.ts';
import { syntaxOf } from './front-end.ts';
import type { Project } from './snapshot.ts';

/** Who includes whom, conditions aside: enough to know whom an edit can touch, without preprocessing anything. */
export interface IncludeGraph {
  /** `.defs` files that a build names: those that nobody includes, and those that declare a subsystem themselves. */
  readonly roots: readonly FileId[];
  /** The roots whose text can take in the file, itself among them if it is one. */
  rootsReading(file: FileId): readonly FileId[];
}

/** `sorted` gives the order of the answers; every step is linear in the text. */
export function includeGraph(
  sorted: readonly FileId[],
  files: ReadonlyMap<FileId, SourceFile>,
  project: Project,
): IncludeGraph {
  const includers = new Map<FileId, FileId[]>();
  for (const file of sorted) {
    const source = files.get(file);
    if (source === undefined || source.kind === 'man') continue;
    for (const { path, angled } of inclusionsOf(source)) {
      for (const target of project.candidates(path, angled, file)) {
        if (!files.has(target)) continue;
        const list = includers.get(target);
        if (list === undefined) includers.set(target, [file]);
        else list.push(file);
      }
    }
  }
  const isRoot = (file: FileId): boolean => {
    const source = files.get(file);
    return source?.kind === 'defs' && (!includers.has(file) || declaresSubsystem(source));
  };
  const roots = sorted.filter(isRoot);
  const readers = new Map<FileId, readonly FileId[]>();

  return {
    roots,
    rootsReading(file) {
      const known = readers.get(file);
      if (known !== undefined) return known;
      const seen = new Set([file]);
      for (const each of seen) for (const includer of includers.get(each) ?? []) seen.add(includer);
      const reading = [...seen].filter(isRoot).sort();
      readers.set(file, reading);
      return reading;
    },
  };
}

/** Whether the same files include the same paths and the same ones declare subsystems: then the graph is the same. */
export function sameInclusions(
  before: ReadonlyMap<FileId, SourceFile>,
  after: ReadonlyMap<FileId, SourceFile>,
): boolean {
  // Asked for each file of one snapshot: a walk over all of them would be quadratic.
  if (before === after) return true;
  for (const [file, source] of after) {
    const old = before.get(file);
    if (old !== source && (old === undefined || !includeAlike(old, source))) return false;
  }
  return true;
}

/** The same of two versions of one file. */
export function includeAlike(before: SourceFile, after: SourceFile): boolean {
  if (before.kind !== after.kind) return false;
  return before.kind === 'man' || keyOf(before) === keyOf(after);
}

const keyOf = memo((source: SourceFile) =>
  JSON.stringify([inclusionsOf(source), declaresSubsystem(source)]),
);

/** What a file includes, in the order of its lines, those of arms that no target takes among them. */
export const inclusionsOf = memo((source: SourceFile) =>
  syntaxOf(source)
    .directives.filter(({ name }) => name === 'include' || name === 'import')
    .flatMap(({ span }) => {
      const text = source.text.slice(span.start, span.end);
      const match = /^[^"<]*["<]([^">\n\r]+)([">])/.exec(text);
      return match?.[1] === undefined ? [] : [{ path: match[1], angled: match[2] === '>' }];
    }),
);

const declaresSubsystem = memo((source: SourceFile) =>
  syntaxOf(source).tokens.some(
    ({ kind, text }) => kind === 'identifier' && text.toLowerCase() === 'subsystem',
  ),
);
