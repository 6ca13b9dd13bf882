import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** The tree of a page, or of a part of one. */
export function parseHtml(source: string): Root {
  return parser.parse(source);
}
