import type { ElementContent } from 'hast';
import { h, s } from 'hastscript';
import type { FileId } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** The ids that one subsystem takes, over all targets that read it. */
interface Range {
  readonly name: string;
  readonly root: FileId;
  readonly base: number;
  readonly end: number;
  /** Whether any routine of it answers: then base+100 to end+100 are its replies'. */
  readonly replies: boolean;
}

/**
 * The message-id space as a picture. Most of it is empty, so it is cut into strips of neighbours: each strip has one
 * row a subsystem, on one scale, requests filled, replies pale, and a frame around requests that two of them share.
 */
export function idMap(
  snapshot: Snapshot,
  hrefOf: (root: FileId) => string | undefined,
): readonly ElementContent[] {
  const strips = stripsOf(rangesOf(snapshot));
  return [
    h(
      'p',
      'Requests are filled, replies (request + 100) pale; a framed bar shares request ids with another subsystem.',
    ),
    ...strips.map((strip) => drawStrip(strip, hrefOf)),
  ];
}

function rangesOf(snapshot: Snapshot): readonly Range[] {
  const ranges = new Map<string, Range>();
  for (const { root, interface: lowered } of snapshot.units) {
    const { subsystem, end, slots } = lowered;
    if (subsystem === undefined) continue;
    const key = `${root} ${subsystem.base}`;
    const known = ranges.get(key);
    const replies = slots.some((slot) => slot.kind === 'routine' && !slot.simple);
    ranges.set(key, {
      name: subsystem.name.text,
      root,
      base: subsystem.base,
      end: Math.max(end, known?.end ?? 0),
      replies: replies || known?.replies === true,
    });
  }
  return [...ranges.values()].sort(
    (a, b) => a.base - b.base || a.end - b.end || (a.root < b.root ? -1 : 1),
  );
}

/** Neighbours: ranges that begin within 400 ids of the end of the ones before, replies counted. */
function stripsOf(ranges: readonly Range[]): readonly (readonly Range[])[] {
  const strips: Range[][] = [];
  let reach = -Infinity;
  for (const range of ranges) {
    const strip = strips.at(-1);
    if (strip !== undefined && range.base - reach < 400) strip.push(range);
    else strips.push([range]);
    reach = Math.max(reach, range.end + (range.replies ? 100 : 0));
  }
  return strips;
}

const width = 900;
const labelWidth = 290;
const rowHeight = 20;

function drawStrip(
  strip: readonly Range[],
  hrefOf: (root: FileId) => string | undefined,
): ElementContent {
  const from = Math.min(...strip.map(({ base }) => base));
  const to = Math.max(...strip.map(({ end, replies }) => end + (replies ? 100 : 0)));
  const scale = (width - labelWidth - 10) / Math.max(1, to - from);
  const x = (id: number): number => Math.round((labelWidth + (id - from) * scale) * 10) / 10;
  const wide = (range: Range): number =>
    Math.max(2, Math.round((range.end - range.base) * scale * 10) / 10);
  const height = strip.length * rowHeight + 4;
  const rows = strip.map((range, index) => {
    const y = index * rowHeight + 2;
    const shares = strip.some(
      (other) => other !== range && other.base < range.end && range.base < other.end,
    );
    const label = `${range.base} ${range.name} (${fileName(range.root)})`;
    const ids = range.end > range.base ? `${range.base} to ${range.end - 1}` : 'no ids';
    const bars = [
      s(
        'title',
        `${range.name}: requests ${ids}${range.replies ? `, replies ${range.base + 100} to ${range.end + 99}` : ''}`,
      ),
      s('text', { x: labelWidth - 8, y: y + 13, 'text-anchor': 'end' }, label),
      ...(range.replies
        ? [
            s(
              'g',
              { className: ['reply'] },
              s('rect', { x: x(range.base + 100), y: y + 4, width: wide(range), height: 8 }),
            ),
          ]
        : []),
      s(
        'g',
        { className: [shares ? 'overlap' : 'request'] },
        s('rect', { x: x(range.base), y, width: wide(range), height: 16, rx: 2 }),
      ),
    ];
    const href = hrefOf(range.root);
    return href === undefined ? s('g', bars) : s('a', { href }, bars);
  });
  return h('figure', { className: ['layout'] }, [
    h('figcaption', `${from} to ${to - 1}`),
    h(
      'div',
      { className: ['scroll'] },
      s(
        'svg',
        {
          viewBox: `0 0 ${width} ${height}`,
          width,
          height,
          role: 'group',
          'aria-label': `message ids ${from} to ${to - 1}`,
        },
        rows,
      ),
    ),
  ]);
}

function fileName(file: FileId): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
