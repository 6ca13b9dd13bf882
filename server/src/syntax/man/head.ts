import { nearest } from '../../text/nearest.ts';
import { elementsWithin, type FlatPage } from './flatten.ts';
import { collapse, trimmed } from './flat-text.ts';
import { sectionHeadings, type ManPage, type PageFault, type Written } from './man-page.ts';
import type { Tag } from './tags.ts';

export interface Head extends Pick<ManPage, 'title' | 'interfaceKind' | 'summary' | 'faults'> {
  /** The range of the summary in the flat text. */
  readonly summaryStart: number;
  readonly summaryEnd: number;
}

/**
 * Reads the title, and what stands between it and SYNOPSIS: `KIND - SUMMARY`. A page without an `<h2>` is an index,
 * whose title is that of its `<title>`.
 */
export function readHead(page: FlatPage, source: string, end: number, tags: readonly Tag[]): Head {
  const named = titleElement(page, source, tags);
  const title = page.headings.find(({ name }) => name === 'h2');
  if (title === undefined || title.start > end) {
    const none = { interfaceKind: undefined, summary: undefined, faults: [] };
    return { title: named ?? page.written(0, 0), ...none, summaryStart: 0, summaryEnd: 0 };
  }
  const written = page.written(title.start, title.end);
  const head = trimmed(page.text, title.end, end);
  const dash = /\s(--?)\s/.exec(page.text.slice(head.start, head.end));
  const kindEnd = dash === null ? head.start : head.start + dash.index;
  const summaryStart = dash === null ? head.start : kindEnd + dash[0].length;

  const faults: PageFault[] = [];
  if (dash?.[1] === '--') {
    const span = page.fileSpan(page.sourceStart(kindEnd + 1), page.sourceEnd(kindEnd + 2));
    faults.push({
      kind: 'title-dash-variant',
      span,
      message: 'kind and summary are parted by `--`, expected `-`',
      fix: { title: 'write `-`', edits: [{ span, insert: '-' }] },
    });
  }
  const hasRule = elementsWithin(page, { start: title.end, end }).some(({ name }) => name === 'hr');
  // Of a title that does not end, nobody knows what stands below it.
  const { closeEnd } = title;
  const next = closeEnd === undefined ? undefined : tags.find(({ start }) => start >= closeEnd);
  if (!hasRule && next !== undefined && end < page.text.length) {
    const span = page.fileSpan(next.start, next.end);
    const before = page.fileSpan(next.start, next.start);
    faults.push({
      kind: 'missing-hr',
      span,
      message: 'no `<hr>` stands between the title and the summary',
      fix: { title: 'insert `<hr>`', edits: [{ span: before, insert: '<hr>\n' }] },
    });
  }
  const namedAs = named?.text.replace(/\.html?$/, '');
  if (named !== undefined && namedAs !== written.text && /^\w+$/.test(namedAs ?? '')) {
    const edits = [{ span: named.span, insert: written.text }];
    faults.push({
      kind: 'title-element-mismatch',
      span: named.span,
      message: `the page's \`<title>\` is \`${named.text}\`, expected \`${written.text}\``,
      fix: { title: `write \`${written.text}\``, edits },
    });
  }

  return {
    title: written,
    interfaceKind: some(page.written(head.start, kindEnd)),
    summary: some(page.written(summaryStart, head.end)),
    summaryStart,
    summaryEnd: head.end,
    faults,
  };
}

/** Headings that are one of the known ones, but not written as on every other page. */
export function headingFaults(page: FlatPage): readonly PageFault[] {
  const faults: PageFault[] = [];
  for (const { name, start, end } of page.headings) {
    if (end - start > longestHeading) continue;
    const text = collapse(page.text.slice(start, end));
    // A title is a name of C.
    if ((name === 'h3' && wellWritten.has(text)) || text.includes('_')) continue;
    const upper = text.toUpperCase().replace(/:$/, '');
    const meant = wellWritten.has(upper) ? upper : nearest(upper, wellWritten);
    if (meant === undefined) continue;
    const { span } = page.written(start, end);
    const isText = meant !== text;
    faults.push({
      kind: 'heading-variant',
      span,
      message: isText
        ? `the heading is \`${text}\`, expected \`${meant}\``
        : `the heading \`${text}\` stands in \`<${name}>\`, expected \`<h3>\``,
      fix: isText ? { title: `write \`${meant}\``, edits: [{ span, insert: meant }] } : undefined,
    });
  }
  return faults;
}

const longestHeading = 30;

const wellWritten: ReadonlySet<string> = new Set(
  sectionHeadings.filter((heading) => heading !== 'RETURN VALUE'),
);

/** The text of `<title>`. */
function titleElement(page: FlatPage, source: string, tags: readonly Tag[]): Written | undefined {
  const tag = tags.find(({ name, isEnd }) => name === 'title' && !isEnd);
  if (tag === undefined) return undefined;
  const end = source.indexOf('<', tag.end);
  const { start, end: textEnd } = trimmed(source, tag.end, Math.max(tag.end, end));
  return { text: collapse(source.slice(start, textEnd)), span: page.fileSpan(start, textEnd) };
}

function some(written: Written): Written | undefined {
  return written.text === '' ? undefined : written;
}
