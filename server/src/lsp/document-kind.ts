import { posix } from 'node:path';
import { fileKind } from '../host/file-kind.ts';
import type { FileKind } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';

/**
 * What an open document is: by its name and text first, since some clients send no language id or an odd one; by the
 * id where these say nothing, as for a document that was never saved.
 */
export function kindOfDocument(file: FileId, text: string, languageId: string): FileKind {
  const name = posix.basename(file);
  const byName = fileKind(name, text);
  if (byName !== undefined) return byName;
  if (languageId === 'mig') return 'defs';
  return (posix.extname(name) === '' ? fileKind(`${name}.html`, text) : undefined) ?? 'other';
}
