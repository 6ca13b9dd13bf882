import { posix } from 'node:path';
import { GitError, openGitTree, type GitTree } from '../host/git.ts';
import { fileKind, isWantedName } from '../host/file-kind.ts';
import { isInside } from '../host/path.ts';
import type { ReadFiles } from '../host/read-included.ts';
import { decode, looksBinary } from '../text/decode.ts';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import { CommandError } from './command.ts';
import type { Project } from './locate.ts';

/** A project's files in another version, under the names that they have in this one. */
export interface OtherVersion {
  /** Sorted by name. */
  readonly sources: readonly SourceFile[];
  /** Included headers of that version. */
  readonly readFiles: ReadFiles;
}

/**
 * A project as a commit has it, read from git's objects. `beyond` are folders that are projects of their own.
 * @throws CommandError where git has no such commit; `option` is what named it
 */
export function gitVersion(
  { reading: { roots, isExcluded } }: Pick<Project, 'reading'>,
  commit: string,
  { option, beyond = [] }: { readonly option: string; readonly beyond?: readonly FileId[] },
): OtherVersion {
  const isOurs = (file: FileId): boolean =>
    roots.some((root) => isInside(root, file)) &&
    !beyond.some((folder) => isInside(folder, file)) &&
    !isExcluded(file) &&
    isWantedName(posix.basename(file));

  const trees = treesOf(roots, commit, option);
  const sources = trees.flatMap((tree) =>
    [...tree.read([...tree.objects.keys()].filter(isOurs))].flatMap(
      ([file, bytes]) => sourceOf(file, bytes) ?? [],
    ),
  );
  return {
    sources: sources.sort((a, b) => (a.id < b.id ? -1 : 1)),
    readFiles: readFrom(trees),
  };
}

/** The trees of the commit in the repositories around the roots, each repository once. */
function treesOf(roots: readonly FileId[], commit: string, option: string): readonly GitTree[] {
  const trees = new Map<FileId, GitTree>();
  for (const root of roots) {
    try {
      const tree = openGitTree(root, commit);
      trees.set(tree.top, tree);
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      throw new CommandError(`\`${option} ${commit}\`: ${error.message}`);
    }
  }
  return [...trees.values()];
}

function sourceOf(file: FileId, bytes: Uint8Array): SourceFile | undefined {
  if (looksBinary(bytes)) return undefined;
  const { text } = decode(bytes);
  const kind = fileKind(posix.basename(file), text);
  return kind === undefined ? undefined : sourceFile(file, kind, text);
}

function readFrom(trees: readonly GitTree[]): ReadFiles {
  return (files, mayRead) =>
    new Map(
      trees.flatMap((tree) =>
        [...tree.read(files.filter((file) => mayRead(file, file)))].map(
          ([file, bytes]) => [file, { kind: 'text', ...decode(bytes) }] as const,
        ),
      ),
    );
}
