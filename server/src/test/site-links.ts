import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const parser = unified().use(rehypeParse);

/** Every element of a page, as a browser parses it. */
export function elementsOf(html: string): readonly Element[] {
  const elements: Element[] = [];
  const tree: Root = parser.parse(html);
  visit(tree, 'element', (element) => {
    elements.push(element);
  });
  return elements;
}

/** Links of a site that lead nowhere: to a file that is not written, to an anchor that its page does not have, or out of the site. */
export function brokenLinks(site: ReadonlyMap<string, string>): readonly string[] {
  const pages = new Map<
    string,
    { readonly ids: ReadonlySet<string>; readonly hrefs: Set<string> }
  >();
  for (const [path, text] of site) {
    if (!path.endsWith('.html')) continue;
    const ids = new Set<string>();
    const hrefs = new Set<string>();
    for (const { properties } of elementsOf(text)) {
      if (typeof properties['id'] === 'string') ids.add(properties['id']);
      for (const link of [properties['href'], properties['src']]) {
        if (typeof link === 'string') hrefs.add(link);
      }
    }
    pages.set(path, { ids, hrefs });
  }
  const broken: string[] = [];
  for (const [path, { hrefs }] of pages) {
    for (const href of hrefs) {
      if (href.startsWith('data:image/svg+xml,')) continue;
      const to = new URL(href, new URL(encodeURI(path), 'site://x/'));
      const target = decodeURIComponent(to.pathname.slice(1));
      const anchor = decodeURIComponent(to.hash.slice(1));
      const isThere =
        to.protocol === 'site:' &&
        site.has(target) &&
        (anchor === '' || pages.get(target)?.ids.has(anchor) === true);
      if (!isThere) broken.push(`${path}: ${href}`);
    }
  }
  return broken;
}
