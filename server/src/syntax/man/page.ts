import type { SourceFile } from '../../text/source-file.ts';
import { replayBlocks, readBlocks, type Block } from './blocks.ts';
import { readDump } from './dump.ts';
import { readFields, readParams, readReturnCodes } from './entries.ts';
import { elementsWithin, flatPageBuilder, type FlatPage } from './flatten.ts';
import { collapse, type Range } from './flat-text.ts';
import { headingFaults, readHead } from './head.ts';
import { readableLength } from './limits.ts';
import { readOtherLinks, readRelated } from './links.ts';
import { sectionHeadings, type ManPage, type SectionName, type Written } from './man-page.ts';
import { markupFaults } from './markup-faults.ts';
import { readMarks } from './marks.ts';
import { emptySynopsis, readSynopsis } from './synopsis.ts';
import { scanTags, type Tag } from './tags.ts';
import { parseHtml } from './parse-html.ts';
import { superscriptFaults, troffFaults } from './text-faults.ts';
import { walkTree, type PageSink } from './walk-tree.ts';

/**
 * Reads a Mach man page, or the dump of one; undefined where the file is none.
 * All spans are exact: they are cut from the file's text, never computed from decoded text.
 */
export function readPage(file: SourceFile): ManPage | undefined {
  return readWith(file, ({ source, sink }) => {
    walkTree(parseHtml(source), source, sink);
  });
}

/** A page with what the reading of its next version can stand on. */
export interface PageReading {
  readonly page: ManPage | undefined;
  readonly blocks: readonly Block[];
}

/**
 * Reads a page of which an earlier version was read. What it says is what `readPage` says.
 * @param before the blocks of that version; empty where it was read as a whole
 */
export function rereadPage(file: SourceFile, before: readonly Block[]): PageReading {
  let blocks: readonly Block[] = [];
  const page = readWith(file, ({ source, tags, sink }) => {
    blocks = readBlocks(source, tags, before);
    replayBlocks(blocks, sink);
  });
  return { page, blocks };
}

interface Task {
  readonly source: string;
  readonly tags: readonly Tag[];
  readonly sink: PageSink;
}

function readWith(file: SourceFile, tell: (task: Task) => void): ManPage | undefined {
  if (file.kind !== 'man') return undefined;
  const dump = readDump(file.text);
  const whole = dump?.text ?? file.text;
  const allTags = scanTags(whole);
  const readable = readableLength(whole, allTags);
  const source = whole.slice(0, readable.length);
  const tags = allTags.filter(({ end }) => end <= readable.length);
  const toFile = (offset: number): number => dump?.toDump(offset) ?? offset;
  const sink = flatPageBuilder(source, tags);
  tell({ source, tags, sink });
  const page = sink.build(file.id, toFile);

  const sections = readSections(page);
  const section = (...names: SectionName[]): FlatSection | undefined =>
    sections.find(({ name }) => names.includes(name));
  const synopsis = section('SYNOPSIS');
  const params = section('PARAMETERS');
  const fields = section('FIELDS');
  const returns = section('RETURN VALUES', 'RETURN VALUE');
  const related = section('RELATED INFORMATION');
  const returnCodes = returns === undefined ? [] : readReturnCodes(page, returns);
  const names = related === undefined ? [] : readRelated(page, related, source);
  const head = readHead(page, source, synopsis?.headingStart ?? page.text.length, tags);

  const prose = sections
    .filter(({ name }) => name !== 'SYNOPSIS' && name !== 'RELATED INFORMATION')
    .map(({ name, start, end }) => ({ section: name, start, end }));
  const summary = { section: undefined, start: head.summaryStart, end: head.summaryEnd };
  const faults = [
    ...head.faults,
    ...headingFaults(page),
    ...markupFaults(source, tags, page.fileSpan),
    ...troffFaults(source, page.fileSpan),
    ...superscriptFaults(page),
  ];

  return {
    sourcePath: dump?.path,
    title: head.title,
    interfaceKind: head.interfaceKind,
    summary: head.summary,
    ...(synopsis === undefined ? emptySynopsis : readSynopsis(page, synopsis)),
    params: params === undefined ? [] : readParams(page, params),
    returnCodes,
    returnText:
      returns === undefined || returnCodes.length > 0
        ? undefined
        : page.written(returns.start, returns.end),
    returnIntroduction: returns && readIntroduction(page, returns),
    related: names,
    relatedText:
      related === undefined || names.length > 0
        ? undefined
        : page.written(related.start, related.end),
    links: readOtherLinks(page, related, source),
    fields: fields === undefined ? [] : readFields(page, fields),
    sections: sections.map(({ name, heading, open }, index) => ({
      name,
      heading,
      span: page.fileSpan(open, Math.max(open, sections[index + 1]?.open ?? source.length)),
    })),
    marks: readMarks(page, [summary, ...prose]),
    faults: faults.sort((a, b) => a.span.start - b.span.start),
    problems:
      readable.reason === undefined
        ? []
        : [
            {
              span: page.fileSpan(readable.length, readable.length),
              message: `the page has ${readable.reason}: what follows is not read`,
            },
          ],
  };
}

/** What a section says before its first list. */
function readIntroduction(page: FlatPage, section: Range): Written | undefined {
  const [list] = elementsWithin(page, section).filter(({ name }) => name === 'dl');
  const introduction = list && page.written(section.start, list.start);
  return introduction?.text === '' ? undefined : introduction;
}

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
  for (const { name, start, end, open } of page.headings) {
    // A heading that a lost end tag makes longer than any other is none.
    if (name !== 'h3' || end - start > 100) continue;
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
