import { elementsWithin, type FlatElement, type FlatPage } from './flatten.ts';
import { collapse, type Range } from './flat-text.ts';
import type { PageLink, RelatedLink, Written } from './man-page.ts';

/** The links of RELATED INFORMATION in order, with the label before each, and names with `_` that no link holds. */
export function readRelated(
  page: FlatPage,
  section: Range,
  source: string,
): readonly RelatedLink[] {
  const related: RelatedLink[] = [];
  let group: string | undefined;
  const between = (start: number, end: number): void => {
    for (const { text, at, isLabel } of labelsAndNames(page.text, start, end)) {
      if (isLabel) group = text;
      else related.push({ text: page.written(at, at + text.length), href: undefined, group });
    }
  };

  let at = section.start;
  for (const link of linksWithin(page, section)) {
    between(at, link.start);
    related.push({ ...readLink(page, link, source), group });
    at = Math.max(at, link.end);
  }
  between(at, section.end);
  return related;
}

/** The links outside a range of the page. */
export function readOtherLinks(
  page: FlatPage,
  related: Range | undefined,
  source: string,
): readonly PageLink[] {
  return linksWithin(page, { start: 0, end: Infinity })
    .filter(
      (link) => related === undefined || link.start < related.start || link.start >= related.end,
    )
    .map((link) => readLink(page, link, source));
}

/** The `<a href>` elements in a range. A misnested one that the parser cloned counts once, where its text is. */
function linksWithin(page: FlatPage, range: Range): readonly FlatElement[] {
  const byTag = new Map<number, FlatElement>();
  for (const element of elementsWithin(page, range)) {
    if (element.name !== 'a' || element.href === undefined) continue;
    const known = byTag.get(element.open);
    if (known === undefined || known.end === known.start) byTag.set(element.open, element);
  }
  return [...byTag.values()];
}

function readLink(page: FlatPage, link: FlatElement, source: string): PageLink {
  return { text: page.written(link.start, link.end), href: readHref(page, link, source) };
}

/** The value of `href`, as written; the span is that of the source between the quotes. */
function readHref(page: FlatPage, link: FlatElement, source: string): Written {
  const tag = source.slice(link.open, link.openEnd);
  const match = /[\s"'/]href\s*=\s*("[^"]*"|'[^']*'|[^\s>]*)/i.exec(tag);
  const written = match?.[1] ?? '';
  const quotes = /^["']/.test(written) ? 1 : 0;
  const end = link.open + (match === null ? tag.length : match.index + match[0].length) - quotes;
  const start = match === null ? link.open : end - (written.length - 2 * quotes);
  return { text: link.href ?? '', span: page.fileSpan(start, end) };
}

interface LabelOrName {
  readonly text: string;
  readonly at: number;
  readonly isLabel: boolean;
}

/** `Data Structures:` is a label, `mach_msg_header` a name. */
function labelsAndNames(text: string, start: number, end: number): readonly LabelOrName[] {
  const found: LabelOrName[] = [];
  const piece = text.slice(start, end);
  if (!/[A-Z_]/i.test(piece)) return found;
  /** Where the words begin that are a label if a colon comes next, and where the last of them ends. */
  let words: { readonly from: number; readonly to: number } | undefined;
  for (const match of piece.matchAll(/\w+|[^\s\w]/g)) {
    const [token] = match;
    const at = match.index;
    if (/^[A-Za-z]+$/.test(token)) {
      words = { from: words?.from ?? at, to: at + token.length };
      continue;
    }
    if (token === ':' && words !== undefined) {
      const label = collapse(piece.slice(words.from, words.to));
      found.push({ text: label, at: start + words.from, isLabel: true });
    }
    words = undefined;
    const name = token.replace(/^[\d_]+/, '');
    if (name.includes('_')) {
      found.push({ text: name, at: start + at + token.length - name.length, isLabel: false });
    }
  }
  return found;
}
