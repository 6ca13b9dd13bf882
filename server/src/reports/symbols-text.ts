import { relativePath } from '../text/relative-path.ts';
import type { Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { rangeOf } from './range.ts';
import type { SymbolsOptions } from './symbols.ts';

/**
 * The symbol table for people and `grep`: a line a symbol, `FILE:LINE: KIND NAME`, then what it is.
 * A page's line carries its summary, a routine's its ids and the subsystem.
 */
export function symbolsText(
  snapshot: Snapshot,
  { folder, files }: Pick<SymbolsOptions, 'folder' | 'files'>,
): string {
  const place = (span: Span): string =>
    `${relativePath(folder, span.file)}:${rangeOf(snapshot.files, span).start.line}`;
  const lines: string[] = [];
  for (const [file, page] of snapshot.pages) {
    if (!files.has(file)) continue;
    const about = page.summary === undefined ? '' : ` - ${page.summary.text}`;
    lines.push(`${place(page.title.span)}: page ${page.title.text}${about}`);
  }
  for (const { declared, name, shapes } of snapshot.symbols.routines) {
    const [shape] = shapes;
    if (!files.has(declared.file) || shape === undefined) continue;
    const { simple, messageId, replyId } = shape.slot;
    const kind = simple ? 'simpleroutine' : 'routine';
    const ids = replyId === undefined ? `${messageId}` : `${messageId}, reply ${replyId}`;
    lines.push(`${place(declared)}: ${kind} ${name} - ${shape.subsystem.name.text} ${ids}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}
