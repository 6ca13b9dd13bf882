import { posix } from 'node:path';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import { configFileName } from '../workspace/config-file.ts';
import type { Config } from '../workspace/config.ts';
import { openWorkspace, type Workspace } from '../workspace/workspace.ts';
import { dumpStart, fileKind, isWantedName } from './file-kind.ts';
import { readIncluded } from './read-included.ts';
import { readStart, readText } from './read-text.ts';
import { walk, type FileProblem, type Walk } from './walk.ts';

export interface LoadedWorkspace {
  readonly workspace: Workspace;
  /** Files that could not be read and folders that could not be listed, sorted by name. */
  readonly problems: readonly FileProblem[];
}

export interface ReadOptions {
  /** Workspace folders, absolute; none inside another. */
  readonly roots: readonly FileId[];
  /** Files to read beside what the folders hold, whatever their names and whoever ignores them. */
  readonly named: readonly FileId[];
  readonly isExcluded: (path: string) => boolean;
  /** Whether a folder below with a configuration of its own is left to itself. */
  readonly endsAtConfigurations?: boolean;
  /** Texts that stand for those on disk, by file: standard input, an open document. */
  readonly texts?: ReadonlyMap<FileId, string>;
}

export interface LoadOptions extends ReadOptions {
  readonly config: Config;
}

/** Reads a workspace: everything of ours under the folders, then the headers that the interfaces include. */
export function loadWorkspace(options: LoadOptions): LoadedWorkspace {
  const { sources, problems } = readSources(options);
  const workspace = openWorkspace(options.config, options.roots);
  workspace.apply(sources.map((file) => ({ kind: 'set', file })));
  const included = readIncluded(workspace);
  return { workspace, problems: sorted([...problems, ...included.problems]) };
}

export interface Sources {
  /** Sorted by name. */
  readonly sources: readonly SourceFile[];
  readonly problems: readonly FileProblem[];
  /** Folders that were left to themselves. */
  readonly beyond: readonly FileId[];
}

/**
 * Reads everything of ours under the folders, but nothing that is only included.
 *
 * Reading is synchronous on purpose. Measured on 348 files of XNU: 10 ms against 38 ms for as many promises with a warm
 * cache; 35 ms against 22 ms with a cold one.
 */
export function readSources(options: ReadOptions): Sources {
  const { named, texts } = options;
  const walked = walkSources(options);
  const problems = [...walked.problems];
  const sources: SourceFile[] = [];
  for (const file of new Set([...walked.files, ...named].sort())) {
    const result = readSource(file, named.includes(file), texts?.get(file));
    if (result.kind === 'file') sources.push(result.file);
    else if (result.kind === 'problem') problems.push({ file, message: result.message });
  }
  return { sources, problems: sorted(problems), beyond: walked.beyond };
}

/** Lists everything that may be ours under the folders. */
export function walkSources(options: ReadOptions): Walk {
  const { roots, isExcluded, endsAtConfigurations = false } = options;
  return walk(roots, {
    isWanted: isWantedName,
    isExcluded,
    ...(endsAtConfigurations ? { borderFile: configFileName } : {}),
  });
}

export type ReadSource =
  | { readonly kind: 'file'; readonly file: SourceFile }
  | { readonly kind: 'problem'; readonly message: string }
  /** Nothing of ours: other HTML, other text. */
  | { readonly kind: 'other' };

/**
 * Reads one file (or takes the text given) and tells by its name and content what it is. A file that a person names
 * must be something.
 */
export function readSource(file: FileId, isNamed: boolean, text?: string): ReadSource {
  const name = posix.basename(file);
  if (!isNamed && /\.txt$/i.test(name) && !startsLikeDump(file)) return { kind: 'other' };
  const result = text === undefined ? readText(file) : ({ kind: 'text', text } as const);
  if (result.kind === 'unreadable') return { kind: 'problem', message: result.reason };
  const kind = fileKind(name, result.text);
  if (kind !== undefined) return { kind: 'file', file: sourceFile(file, kind, result.text) };
  if (!isNamed) return { kind: 'other' };
  return {
    kind: 'problem',
    message: 'is neither a `.defs` file nor a Mach man page nor a header of return codes',
  };
}

function startsLikeDump(file: FileId): boolean {
  const start = readStart(file, dumpStart.length);
  return start !== undefined && Buffer.from(start).toString('latin1') === dumpStart;
}

function sorted(problems: readonly FileProblem[]): readonly FileProblem[] {
  return [...problems].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
