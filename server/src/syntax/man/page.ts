import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { SourceFile } from '../../text/source-file.ts';
import { readDump } from './dump.ts';
import { readFields, readParams, readReturnCodes } from './entries.ts';
import { flatten, type FlatPage } from './flatten.ts';
import { collapse, trimmed, type Range } from './flat-text.ts';
import { readOtherLinks, readRelated } from './links.ts';
import {
  sectionHeadings,
  type ManPage,
  type Mark,
  type SectionName,
  type Written,
} from './man-page.ts';
import { emptySynopsis, readSynopsis } from './synopsis.ts';

/**
 * Reads a Mach man page, or the dump of one; undefined where the file is none.
 * All spans are exact: they are cut from the file's text, never computed from decoded text.
 */
export function readPage(file: SourceFile): ManPage | undefined {
  if (file.kind !== 'man') return undefined;
  const dump = readDump(file.text);
  const source = dump?.text ?? file.text;
  const toFile = (offset: number): number => dump?.toDump(offset) ?? offset;
  const page = flatten(parser.parse(source), source, file.id, toFile);

  const sections = readSections(page);
  const section = (...names: SectionName[]): FlatSection | undefined =>
    sections.find(({ name }) => names.includes(name));
  const synopsis = section('SYNOPSIS');
  const params = section('PARAMETERS');
  const fields = section('FIELDS');
  const returns = section('RETURN VALUES', 'RETURN VALUE');
  const related = section('RELATED INFORMATION');
  const returnCodes = returns === undefined ? [] : readReturnCodes(page, returns);

  return {
    sourcePath: dump?.path,
    ...readHead(page, source, synopsis?.headingStart ?? page.text.length),
    ...(synopsis === undefined ? emptySynopsis : readSynopsis(page, synopsis)),
    params: params === undefined ? [] : readParams(page, params),
    returnCodes,
    returnText:
      returns === undefined || returnCodes.length > 0
        ? undefined
        : page.written(returns.start, returns.end),
    related: related === undefined ? [] : readRelated(page, related, source),
    links: readOtherLinks(page, related, source),
    fields: fields === undefined ? [] : readFields(page, fields),
    sections: sections.map(({ name, heading, open }, index) => ({
      name,
      heading,
      span: page.fileSpan(open, Math.max(open, sections[index + 1]?.open ?? source.length)),
    })),
    marks: readMarks(page, sections),
    faults: [],
    problems: [],
  };
}

const parser = unified().use(rehypeParse, { fragment: true, verbose: true }).freeze();

/** The range is that of the content, from the heading's end to the next heading. */
interface FlatSection extends Range {
  readonly name: SectionName;
  readonly heading: Written;
  readonly headingStart: number;
  /** The heading's start tag in the source. */
  readonly open: number;
}

/** An `<h3>` whose whole text is one of the known headings opens a section, whatever element it is nested in. */
function readSections(page: FlatPage): readonly FlatSection[] {
  const sections: FlatSection[] = [];
  for (const { name, start, end, open } of page.elements) {
    if (name !== 'h3') continue;
    const text = collapse(page.text.slice(start, end));
    const heading = sectionHeadings.find((known) => known === text);
    if (heading === undefined) continue;
    const written = page.written(start, end);
    sections.push({ name: heading, heading: written, headingStart: start, open, start: end, end });
  }
  return sections.map((section, index) => ({
    ...section,
    end: sections[index + 1]?.headingStart ?? page.text.length,
  }));
}

/** The title, and what stands between it and SYNOPSIS: `KIND - SUMMARY`. */
function readHead(
  page: FlatPage,
  source: string,
  end: number,
): Pick<ManPage, 'title' | 'interfaceKind' | 'summary'> {
  const title = page.elements.find(({ name }) => name === 'h2');
  if (title === undefined || title.start > end) {
    return { title: titleElement(page, source), interfaceKind: undefined, summary: undefined };
  }
  const head = trimmed(page.text, title.end, end);
  const dash = /\s--?\s/.exec(page.text.slice(head.start, head.end));
  const some = (written: Written): Written | undefined =>
    written.text === '' ? undefined : written;
  const kindEnd = dash === null ? head.start : head.start + dash.index;
  const summaryStart = dash === null ? head.start : kindEnd + dash[0].length;
  return {
    title: page.written(title.start, title.end),
    interfaceKind: some(page.written(head.start, kindEnd)),
    summary: some(page.written(summaryStart, head.end)),
  };
}

/** The text of `<title>`, for pages without an `<h2>`. */
function titleElement(page: FlatPage, source: string): Written {
  const match = /<title\b[^>]*>\s*/i.exec(source);
  const start = match === null ? 0 : match.index + match[0].length;
  const end = match === null ? 0 : source.indexOf('<', start);
  const text = end < 0 ? '' : source.slice(start, end).trimEnd();
  return { text: collapse(text), span: page.fileSpan(start, start + text.length) };
}

/** `<var>x</var>` and `<strong>f</strong>` in the prose. */
function readMarks(page: FlatPage, sections: readonly FlatSection[]): readonly Mark[] {
  const marks: Mark[] = [];
  let next = 0;
  let section: FlatSection | undefined;
  for (const { name, start, end, parent } of page.elements) {
    while ((sections[next]?.start ?? Infinity) <= start) section = sections[next++];
    const markup = markups.get(name);
    if (section === undefined || markup === undefined || start === end) continue;
    // An unclosed element runs to the page's end: no mark of a name is that long.
    const isProse = section.name !== 'SYNOPSIS' && section.name !== 'RELATED INFORMATION';
    if (!isProse || end - start > 100 || page.elements[parent]?.name === 'dt') continue;
    const { text, span } = page.written(start, end);
    if (text !== '') marks.push({ text, span, markup, section: section.name });
  }
  return marks;
}

const markups = new Map<string, Mark['markup']>([
  ['var', 'var'],
  ['i', 'var'],
  ['strong', 'strong'],
  ['b', 'strong'],
]);
