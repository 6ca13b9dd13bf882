import { createLineIndex, type LineIndex } from './line-index.ts';
import type { FileId } from './span.ts';

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
