import { posix } from 'node:path';
import { GitError, openGitTree, type GitTree } from '../host/git.ts';
import type { Host } from '../host/host.ts';
import { fileKind, isWantedName } from '../host/file-kind.ts';
import { isInside } from '../host/path.ts';
import type { ReadFiles } from '../host/read-included.ts';
import { findingsOf, withoutKnown } from '../reports/baseline.ts';
import { decode, looksBinary } from '../text/decode.ts';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import { reportOf, type CheckedProject } from './check-projects.ts';
import { CommandError } from './command.ts';
import { lintSources } from './lint-sources.ts';
import type { Progress } from './progress.ts';

/**
 * The projects with what they had already at a commit taken out of their reports: a finding is the same where rule, file,
 * line and message are, wherever the line stands. The commit is judged by the configuration of now.
 * @throws CommandError where git has no such commit
 */
export function sinceCommit(
  checked: readonly CheckedProject[],
  commit: string,
  { host, progress }: { readonly host: Host; readonly progress: Progress },
): readonly CheckedProject[] {
  return checked.map((one) => {
    const before = lintBefore(one, commit, progress);
    const facts = { folder: host.cwd, checked: 0, unread: [], durationMs: 0 };
    const known = findingsOf(reportOf(before, one.project, facts));
    return { ...one, report: withoutKnown(one.report, known) };
  });
}

function lintBefore(
  { project, input, beyond }: CheckedProject,
  commit: string,
  progress: Progress,
) {
  const { roots, isExcluded } = project.reading;
  const isOurs = (file: FileId): boolean =>
    roots.some((root) => isInside(root, file)) &&
    !beyond.some((folder) => isInside(folder, file)) &&
    !isExcluded(file) &&
    isWantedName(posix.basename(file));

  const trees = treesOf(roots, commit);
  const now = new Map(input.sources.map((source) => [source.id, source]));
  const sources = trees.flatMap((tree) =>
    [...tree.read([...tree.objects.keys()].filter(isOurs))].flatMap(([file, bytes]) => {
      const source = sourceOf(file, bytes);
      return source === undefined ? [] : [unchangedOr(source, now)];
    }),
  );
  sources.sort((a, b) => (a.id < b.id ? -1 : 1));
  return lintSources(
    { ...input, sources },
    {
      cache: undefined,
      onStep: () => progress.step(`checking ${commit}`),
      readFiles: readFrom(trees),
    },
  );
}

/** The trees of the commit in the repositories around the roots, each repository once. */
function treesOf(roots: readonly FileId[], commit: string): readonly GitTree[] {
  const trees = new Map<FileId, GitTree>();
  for (const root of roots) {
    try {
      const tree = openGitTree(root, commit);
      trees.set(tree.top, tree);
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      throw new CommandError(`\`--since ${commit}\`: ${error.message}`);
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

/** A file that has not changed since is the same object: what is known of it need not be found out again. */
function unchangedOr(source: SourceFile, now: ReadonlyMap<FileId, SourceFile>): SourceFile {
  const current = now.get(source.id);
  return current?.kind === source.kind && current.text === source.text ? current : source;
}

/** Included headers as the commit had them. */
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
