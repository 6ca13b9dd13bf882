import type { FileId, Span } from '../text/span.ts';

/**
 * How a feature points at a file without knowing how its reader names files: the adapter makes a URI of it; undefined
 * where it cannot.
 */
export type LinkTo = (target: Span) => string | undefined;

/**
 * Text of a page or a comment as Markdown that shows exactly that text: no mark-up of its own, no link, no HTML.
 * White space is one blank.
 */
export function plain(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*[\]<>|~!&#$]/g, entityOrEscape)
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/^(\d*)([-+=.)])/, '$1\\$2');
}

/** A name or a piece of C as inline code. */
export function code(text: string): string {
  const shown = text.replace(/\s+/g, ' ').trim();
  if (shown === '') return '';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return fence + pad + shown + pad + fence;
}

/** Source text as a block. */
export function block(language: 'c' | 'mig', text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Cells are Markdown; a bar in one does not end it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\n/g, ' ').replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** `label` is Markdown. Without an address it stands alone. */
export function link(label: string, address: string | undefined): string {
  return address === undefined ? label : `[${label}](<${address.replace(/[<>\n]/g, '')}>)`;
}

/** Paragraphs and blocks, one blank line between them; what is absent or empty is left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** The start of a file, for a link to it. */
export function startOf(file: FileId): Span {
  return { file, start: 0, end: 0 };
}

function entityOrEscape(character: string): string {
  return character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`;
}
