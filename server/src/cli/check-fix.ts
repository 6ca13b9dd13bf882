import type { Host } from '../host/host.ts';
import { readText } from '../host/read-text.ts';
import { describeWriteError, replaceFile } from '../host/replace-file.ts';
import { fixUntilStable } from '../rules/fix.ts';
import { encode } from '../text/decode.ts';
import { relativePath } from '../text/relative-path.ts';
import { sourceFile, type FileKind } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import { CommandError } from './command.ts';
import { workspaceOf, type LintInput, type Linted } from './lint-sources.ts';

export interface FixedSources {
  /** The new texts of the files that changed. */
  readonly texts: ReadonlyMap<FileId, string>;
  /** How many fixes were applied. */
  readonly applied: number;
  /** The rules whose fixes never come to an end here, so that none was applied. */
  readonly unending: readonly string[];
  /** What is left. */
  readonly linted: Linted;
}

/** Fixes the chosen sources until nothing is left to fix. */
export function fixSources(input: LintInput, isUnsafe: boolean): FixedSources {
  const { workspace, problems } = workspaceOf(input);
  const { files } = workspace.current;
  const kindOf = (file: FileId): FileKind => files.get(file)?.kind ?? 'other';
  const { texts, applied, unending, result, snapshot } = fixUntilStable(
    workspace.current,
    (changed) =>
      workspace.apply(
        [...changed].map(([file, text]) => ({
          kind: 'set',
          file: sourceFile(file, kindOf(file), text),
        })),
      ),
    { unsafe: isUnsafe, files: new Set([...files.keys()].filter(input.isChosen)) },
  );
  const targetNames = snapshot.project.targets.map(({ name }) => name);
  return {
    texts,
    applied: [...applied.values()].reduce((sum, count) => sum + count, 0),
    unending,
    linted: { result, files: snapshot.files, targetNames, problems },
  };
}

/**
 * Writes the new texts, each in the encoding that its file has.
 * @throws CommandError for the first file that cannot be written, or that somebody changed meanwhile
 */
export function writeTexts(
  texts: ReadonlyMap<FileId, string>,
  before: ReadonlyMap<FileId, { readonly text: string }>,
  { cwd }: Host,
): void {
  for (const [file, text] of texts) {
    const shown = relativePath(cwd, file);
    const current = readText(file);
    if (current.kind === 'unreadable') throw new CommandError(`\`${shown}\` ${current.reason}`);
    if (current.text !== before.get(file)?.text) {
      throw new CommandError(`\`${shown}\` changed while it was checked; it was not fixed`);
    }
    const bytes = encode(text, current.encoding);
    if (bytes === undefined) {
      throw new CommandError(
        `\`${shown}\` is in Latin-1, which cannot hold the fix; it was not fixed`,
      );
    }
    try {
      replaceFile(file, bytes);
    } catch (error) {
      throw new CommandError(`\`${shown}\` ${describeWriteError(error)}`);
    }
  }
}
