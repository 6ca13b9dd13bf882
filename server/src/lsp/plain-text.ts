import type { Nodes, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { columns } from '../reports/card-layout.ts';

/**
 * What a description says, for a client that shows text as it comes: no mark-up, blocks apart by an empty line, lists
 * with dashes, tables in columns. Addresses of links are left out. `markdown` is our own or a rule's documentation.
 */
export function plainText(markdown: string): string {
  const { children } = fromMarkdown(markdown, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  return blocks(children);
}

function blocks(nodes: readonly RootContent[]): string {
  return nodes
    .map(block)
    .filter((text) => text !== '')
    .join('\n\n');
}

function block(node: RootContent): string {
  switch (node.type) {
    case 'list':
      return node.children.map(({ children }) => listItem(children)).join('\n');
    case 'table':
      return table(node);
    case 'blockquote':
      return blocks(node.children);
    default:
      return inline(node);
  }
}

function listItem([first, ...rest]: readonly RootContent[]): string {
  const text = first === undefined ? '' : block(first);
  const lines = [text, ...rest.map(block)].join('\n').split('\n');
  return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)).join('\n');
}

function table({ children }: Table): string {
  const rows = children.map((row) => row.children.map(inline));
  return columns(rows)
    .map((line) => line.trimEnd())
    .join('\n');
}

function inline(node: Nodes): string {
  if ('value' in node) return node.value;
  if (node.type === 'break') return '\n';
  return 'children' in node ? node.children.map(inline).join('') : '';
}
