import type { Span } from '../../text/span.ts';
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
