import { hashOf, type Cache } from '../host/cache.ts';
import { readIncluded, type Included, type ReadFiles } from '../host/read-included.ts';
import { readText } from '../host/read-text.ts';
import type { FileProblem } from '../host/walk.ts';
import { lintSteps, type LintResult } from '../rules/engine.ts';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import { build } from '../version.ts';
import type { Config } from '../workspace/config.ts';
import { openWorkspace, type Workspace } from '../workspace/workspace.ts';

/** Everything that a check's answer depends on, the included headers apart. */
export interface LintInput {
  readonly sources: readonly SourceFile[];
  readonly config: Config;
  readonly roots: readonly FileId[];
  readonly isChosen: (file: FileId) => boolean;
}

export interface Linted {
  readonly result: LintResult;
  /** The texts that the result speaks of. */
  readonly files: ReadonlyMap<FileId, SourceFile>;
  readonly targetNames: readonly string[];
  /** Included files that could not be read. */
  readonly problems: readonly FileProblem[];
}

export interface LintSourcesOptions {
  /** Undefined: the answer is neither looked up nor kept. */
  readonly cache: Cache | undefined;
  /** Called between two steps of the work. */
  readonly onStep: () => void;
  /** A clock, for the time of each rule. */
  readonly now?: () => number;
  /** Where included files come from, if not from disk. */
  readonly readFiles?: ReadFiles;
}

/** Checks the chosen sources, or finds the answer of an earlier run over the very same texts. */
export function lintSources(input: LintInput, options: LintSourcesOptions): Linted {
  const { cache } = options;
  if (cache === undefined || build === undefined) return lintAfresh(input, options).linted;
  const key = keyOf(input, build);
  const kept = cache.get(key);
  const known = kept === undefined ? undefined : recall(kept, input);
  if (known !== undefined) return known;
  const { linted, looked } = lintAfresh(input, options);
  cache.set(key, remember(linted, looked));
  return linted;
}

/** A workspace of the sources and what they include. */
export function workspaceOf(
  { sources, config, roots }: LintInput,
  readFiles?: ReadFiles,
): Included & { readonly workspace: Workspace } {
  const workspace = openWorkspace(config, roots);
  workspace.apply(sources.map((file) => ({ kind: 'set', file })));
  return { workspace, ...readIncluded(workspace, readFiles) };
}

function lintAfresh(
  input: LintInput,
  { onStep, now, readFiles }: LintSourcesOptions,
): { readonly linted: Linted; readonly looked: readonly FileId[] } {
  const { workspace, looked, problems } = workspaceOf(input, readFiles);
  const snapshot = workspace.current;
  const files = new Set([...snapshot.files.keys()].filter(input.isChosen));
  const steps = lintSteps(snapshot, { files, ...(now === undefined ? {} : { now }) });
  for (;;) {
    const step = steps.next();
    if (step.done !== true) {
      onStep();
      continue;
    }
    const targetNames = snapshot.project.targets.map(({ name }) => name);
    return { linted: { result: step.value, files: snapshot.files, targetNames, problems }, looked };
  }
}

function keyOf({ sources, config, roots, isChosen }: LintInput, program: string): string {
  const ofFiles = sources.flatMap(({ id, text }) => [id, isChosen(id) ? '1' : '0', text]);
  return hashOf([program, JSON.stringify(config), ...roots, ...ofFiles]);
}

/** What is kept of an answer. An included file that was looked for is named with the hash of its text, or null. */
interface Kept {
  readonly included: readonly (readonly [FileId, string | null])[];
  readonly targetNames: readonly string[];
  readonly result: LintResult;
}

function remember({ files, targetNames, result }: Linted, looked: readonly FileId[]): string {
  const included = looked.map((file) => {
    const source = files.get(file);
    return [file, source === undefined ? null : hashOf([source.text])] as const;
  });
  return JSON.stringify({ included, targetNames, result } satisfies Kept);
}

/** The answer that was kept; undefined where an included file is not as it was. */
function recall(text: string, { sources }: LintInput): Linted | undefined {
  // Its hash says that this very program wrote it.
  const { included, targetNames, result } = JSON.parse(text) as Kept;
  const files = new Map(sources.map((file) => [file.id, file]));
  for (const [file, hash] of included) {
    const read = readText(file);
    const now = read.kind === 'text' ? hashOf([read.text]) : null;
    if (now !== hash) return undefined;
    if (read.kind === 'text') files.set(file, sourceFile(file, 'header', read.text));
  }
  return { result, files, targetNames, problems: [] };
}
