import { createLineIndex, type LineIndex } from './line-index.ts';
import type { FileId, Span } from './span.ts';

/** What a file is, told by its name and content: MIG interface, Mach man page (or a dump of one), C header. */
export type FileKind = 'defs' | 'man' | 'header' | 'other';

/** One file's text at one moment. A change makes a new object; its identity is the key of every cache. */
export interface SourceFile {
  readonly id: FileId;
  readonly kind: FileKind;
  readonly text: string;
  readonly lines: LineIndex;
}

export function sourceFile(id: FileId, kind: FileKind, text: string): SourceFile {
  return { id, kind, text, lines: createLineIndex(text) };
}

/** What is written in a span; undefined where its file is not at hand. */
export function textAt(
  files: ReadonlyMap<FileId, SourceFile>,
  { file, start, end }: Span,
): string | undefined {
  return files.get(file)?.text.slice(start, end);
}
