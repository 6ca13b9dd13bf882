import type { Element, ElementContent, Root, RootContent } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { FileId } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { linkTarget } from '../../workspace/link-target.ts';
import type { Links } from './links.ts';
import { wellNested } from './well-nested.ts';

/**
 * A man page's own text, made safe and valid and with its links mended: no script, no style, no handler survives, a
 * link leads to a page that is there or becomes plain text, words that a raw `<` swallowed are left to the page's
 * checks. Its title is left out, for the place that shows it; its sections are headings of the given level.
 */
export function manArticle(
  snapshot: Snapshot,
  file: FileId,
  links: Links,
  level: 2 | 3,
): readonly ElementContent[] {
  const source = snapshot.files.get(file);
  if (source === undefined) return [];
  const tree = sanitize(parser.parse(source.text), schema);
  if (tree.type !== 'root') return [];
  visit(tree, 'element', (element) => {
    if (element.tagName === 'a') mendLink(element, snapshot, file, links);
  });
  const body = bodyOf(tree);
  const title = body.findIndex((node) => node.type === 'element' && node.tagName === 'h2');
  const rest = wellNested(body.filter((_, index) => index !== title));
  visit({ type: 'root', children: [...rest] }, 'element', (element) => {
    if (/^h[2-6]$/.test(element.tagName)) element.tagName = `h${level}`;
  });
  return rest;
}

const parser = unified().use(rehypeParse, { fragment: true });

const schema: Schema = {
  tagNames: 'a b br code dd dl dt em h2 h3 h4 hr i li ol p pre strong sub sup ul var'.split(' '),
  attributes: { a: ['href'] },
  protocols: { href: [] },
  strip: ['script', 'style', 'title'],
};

function mendLink(element: Element, snapshot: Snapshot, file: FileId, links: Links): void {
  const { href } = element.properties;
  const target = typeof href === 'string' ? linkTarget(snapshot, file, href) : undefined;
  const to = target === undefined ? byText(element, snapshot, links) : links.page(target);
  if (to === undefined) {
    element.tagName = 'span';
    element.properties = {};
  } else {
    element.properties = { href: to };
  }
}

/** A dangling link often names the page that it means. */
function byText(element: Element, snapshot: Snapshot, links: Links): string | undefined {
  let name = '';
  visit(element, 'text', (text) => {
    name += text.value;
  });
  const [page] = snapshot.symbols.pagesNamed(name.trim());
  return page === undefined ? undefined : links.page(page);
}

function bodyOf(tree: Root): readonly ElementContent[] {
  return tree.children.filter(
    (node: RootContent): node is ElementContent => node.type !== 'doctype',
  );
}
