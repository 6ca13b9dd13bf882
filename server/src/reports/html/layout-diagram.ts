import type { ElementContent } from 'hast';
import { h, s } from 'hastscript';
import type { Dialect } from '../../model/dialect.ts';
import type { MessageLayout } from '../../model/message-layout.ts';
import { count, fieldWords, headerWords, sizeWords } from './field-words.ts';
import { boxesOf, type Box } from './message-boxes.ts';
import { sentence, table } from './text.ts';

/** What a drawing says beside the bytes. */
export interface DiagramLabels {
  /** `request`, `reply`. */
  readonly title: string;
  readonly dialect: Dialect;
  readonly messageId: number;
}

/**
 * A message as a drawing, to scale: eight bytes a row, offsets in bytes at the left, what varies marked `≤`. The rows
 * in the middle of a long field are drawn as one. Colours come from the style sheet.
 */
export function layoutDiagram(layout: MessageLayout, labels: DiagramLabels): ElementContent {
  const { boxes, rows } = boxesOf(layout, (field) =>
    headerWords(field, labels.dialect, labels.messageId),
  );
  const height = rows.length * rowHeight + topSpace + 2;
  const width = gutter + 8 * byteWidth + 2;
  return h('figure', { className: ['layout'] }, [
    h('figcaption', [
      h('span', { className: ['what'] }, `${labels.title} ${labels.messageId}`),
      h(
        'span',
        { className: ['quiet'] },
        ` ${sizeWords(layout)}${layout.complex ? ', complex' : ''}`,
      ),
    ]),
    s(
      'svg',
      {
        viewBox: `0 0 ${width} ${height}`,
        width,
        height,
        role: 'img',
        'aria-label': `${labels.title}, ${sizeWords(layout)}: ${layout.fields.map(({ name, offset }) => `${name} at byte ${offset}`).join(', ')}`,
      },
      [
        ...rows.map(({ offset, varies }, index) =>
          s(
            'text',
            {
              x: gutter - 8,
              y: topSpace + index * rowHeight + 17,
              'text-anchor': 'end',
              className: ['offset'],
            },
            `${varies ? '≤ ' : ''}${offset}`,
          ),
        ),
        ...boxes.map(drawBox),
      ],
    ),
  ]);
}

/** The same as a table, for readers who cannot see the drawing and for those who copy numbers. */
export function layoutTable(layout: MessageLayout, caption: string): ElementContent {
  return h('div', [
    h('p', { className: ['caption'] }, `${caption}, ${sizeWords(layout)}`),
    table(
      ['offset', 'size', 'field', 'what it is'],
      layout.fields.map((field) =>
        h('tr', [
          h(
            'td',
            { className: ['number'] },
            `${field.afterVariable === true ? '≤ ' : ''}${field.offset}`,
          ),
          h('td', { className: ['number'] }, count(field.size)),
          h('td', h('code', field.name)),
          h('td', sentence(fieldWords(field))),
        ]),
      ),
      'fields',
    ),
  ]);
}

const byteWidth = 42;
const rowHeight = 26;
const topSpace = 1;
const gutter = 48;

function drawBox(box: Box): ElementContent {
  const { text, row, column, bytes } = box.label;
  return s('g', { className: [`kind-${box.kind}`] }, [
    s('title', box.title),
    s('path', { className: ['box'], d: outline(box) }),
    s(
      'text',
      { x: gutter + column * byteWidth + 8, y: topSpace + row * rowHeight + 17 },
      clipped(text, bytes),
    ),
  ]);
}

/** The border of a run of bytes that may begin and end inside a row. */
function outline({ from, to }: Box): string {
  const x = (column: number): number => gutter + column * byteWidth;
  const y = (row: number): number => topSpace + row * rowHeight;
  if (from.row === to.row) {
    return `M${x(from.column)} ${y(from.row)}H${x(to.column)}V${y(to.row + 1)}H${x(from.column)}Z`;
  }
  return (
    `M${x(from.column)} ${y(from.row)}H${x(8)}V${y(to.row)}H${x(to.column)}V${y(to.row + 1)}` +
    `H${x(0)}V${y(from.row + 1)}H${x(from.column)}Z`
  );
}

/** What fits into so many bytes' width, in a type whose characters are 7.3 units wide. */
function clipped(text: string, bytes: number): string {
  const room = Math.floor((bytes * byteWidth - 12) / 7.3);
  return text.length <= room ? text : `${text.slice(0, Math.max(1, room - 1))}…`;
}
