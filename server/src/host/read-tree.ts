import type { FileId } from '../text/span.ts';
import type { SourceFile } from '../text/source-file.ts';
import { createNameIndex, type NameIndex } from '../workspace/name-index.ts';
import { readSource, walkSources, type ReadOptions } from './load-workspace.ts';
import type { FileProblem } from './walk.ts';

/** A tree's files, or of too many of them the names alone. */
export type Tree = {
  readonly problems: readonly FileProblem[];
  /** Folders that were left to themselves. */
  readonly beyond: readonly FileId[];
} & (
  | { readonly kind: 'whole'; readonly sources: readonly SourceFile[] }
  | {
      readonly kind: 'large';
      readonly names: NameIndex;
      /** Headers of return codes: there are few, and every page needs them. */
      readonly headers: readonly SourceFile[];
    }
);

/** Reads what lies under the folders. Past so many interfaces and pages it keeps their names, and drops their texts. */
export function readTree(options: Omit<ReadOptions, 'named' | 'texts'>, limit: number): Tree {
  const { files, problems, beyond } = walkSources({ ...options, named: [] });
  const all: FileProblem[] = [...problems];
  let sources: SourceFile[] = [];
  const headers: SourceFile[] = [];
  let names: NameIndex | undefined;
  for (const id of files) {
    const read = readSource(id, false);
    if (read.kind === 'problem') all.push({ file: id, message: read.message });
    if (read.kind !== 'file') continue;
    if (read.file.kind === 'header') headers.push(read.file);
    sources.push(read.file);
    if (sources.length > limit) names ??= createNameIndex();
    if (names === undefined) continue;
    for (const source of sources) names.add(source);
    sources = [];
  }
  return names === undefined
    ? { kind: 'whole', sources, problems: all, beyond }
    : { kind: 'large', names, headers, problems: all, beyond };
}
