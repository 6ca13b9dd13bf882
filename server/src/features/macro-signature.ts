import { contains, type FileId } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseSymbolId } from '../workspace/symbol-id.ts';
import { code } from './markdown.ts';

/** A form, where each of its parts stands in it, and what it means, in Markdown. */
export interface Signature {
  readonly label: string;
  readonly parts: readonly { readonly start: number; readonly end: number }[];
  readonly documentation: string;
}

/** The parameters of a function-like macro that a file knows; undefined for any other word. */
export function macroSignature(
  snapshot: Snapshot,
  file: FileId,
  name: string,
): Signature | undefined {
  const symbols = snapshot.symbols.inFile(file).map(({ symbol }) => symbol);
  const macro = symbols.find((symbol) => {
    const parsed = parseSymbolId(symbol);
    return parsed.kind === 'macro' && parsed.name === name && parsed.path !== '';
  });
  const definition = macro === undefined ? undefined : snapshot.symbols.definitions(macro)[0]?.span;
  if (definition === undefined) return undefined;
  const directive = snapshot
    .syntax(definition.file)
    ?.directives.find(({ span }) => contains(span, definition));
  const line = snapshot.files
    .get(definition.file)
    ?.text.slice(definition.start, directive?.span.end)
    .replace(/\\\r?\n/g, ' ');
  const head = /^\w+\(([^)]*)\)/.exec(line ?? '');
  if (head === null || line === undefined) return undefined;
  const label = head[0];
  let from = name.length + 1;
  const parts = (head[1] ?? '').split(',').flatMap((parameter) => {
    const text = parameter.trim();
    const start = label.indexOf(text, from);
    from = start + text.length;
    return text === '' ? [] : { start, end: from };
  });
  return { label, parts, documentation: code(line.slice(label.length).trim()) };
}
