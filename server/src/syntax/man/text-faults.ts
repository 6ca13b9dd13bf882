import type { Span } from '../../text/span.ts';
import type { FlatPage } from './flatten.ts';
import { blockBorder } from './flat-text.ts';
import type { PageFault } from './man-page.ts';

/**
 * Strings of troff that the converter of the pages left in the text: `\*Lmach_msg\*O` (a font and its end), `\(em` (a
 * special character), `\fB`.
 */
export function troffFaults(
  source: string,
  toSpan: (start: number, end: number) => Span,
): readonly PageFault[] {
  const faults: PageFault[] = [];
  if (!source.includes('\\')) return faults;
  const leftover = /\\\*(?!O)[A-Z]([^\\]{0,200}?)\\\*O|\\\*[A-Z]|\\\(([a-z]{2})|\\f[BIPR]/g;
  for (const match of source.matchAll(leftover)) {
    const [whole, , character] = match;
    const span = toSpan(match.index, match.index + whole.length);
    const reference = characterReferences.get(character ?? '');
    faults.push({
      kind: 'troff-leftover',
      span,
      message: `\`${whole.replace(/\s+/g, ' ')}\` is a string of troff, which a reader sees as it stands`,
      fix:
        reference === undefined
          ? undefined
          : { title: `write \`${reference}\``, edits: [{ span, insert: reference }] },
    });
  }
  return faults;
}

/** Source: groff_char(7). */
const characterReferences = new Map([
  ['em', '&mdash;'],
  ['en', '&ndash;'],
  ['bu', '&bull;'],
  ['mu', '&times;'],
  ['co', '&copy;'],
  ['lq', '&ldquo;'],
  ['rq', '&rdquo;'],
]);

/** `* 109` in a paragraph on nanoseconds: the converter dropped the mark-up of 10 to the power of 9. */
export function superscriptFaults(page: FlatPage): readonly PageFault[] {
  const faults: PageFault[] = [];
  if (!page.text.includes('10')) return faults;
  for (const match of page.text.matchAll(/[<>=*]\s*10([369])(?![\w.])/g)) {
    const [whole, exponent = ''] = match;
    const start = match.index + whole.length - 3;
    const paragraphStart = page.text.lastIndexOf(blockBorder, start) + 1;
    const paragraphEnd = page.text.indexOf(blockBorder, start);
    const paragraph = page.text.slice(paragraphStart, paragraphEnd < 0 ? undefined : paragraphEnd);
    const isOneNumber = page.sourceStart(start + 2) === page.sourceStart(start) + 2;
    if (!isOneNumber || units.get(exponent)?.test(paragraph) !== true) continue;
    const { span } = page.written(start, start + 3);
    faults.push({
      kind: 'lost-superscript',
      span,
      message: `\`10${exponent}\` has lost its superscript, expected \`10<sup>${exponent}</sup>\``,
      fix: {
        title: `write \`10<sup>${exponent}</sup>\``,
        edits: [{ span, insert: `10<sup>${exponent}</sup>` }],
      },
    });
  }
  return faults;
}

/** The units of which a second has 10 to that power. */
const units = new Map([
  ['3', /millisecond/i],
  ['6', /microsecond/i],
  ['9', /nanosecond/i],
]);
