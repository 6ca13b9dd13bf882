import type { ElementContent } from 'hast';
import { h, s } from 'hastscript';
import type { MessageField, MessageLayout } from '../../model/message-layout.ts';

/**
 * A message as a drawing: one row eight bytes wide at each step of eight, fields as boxes with their byte offsets.
 * Long fields are drawn as one row of their own with a torn edge. Sizes are bytes; colours come from the style sheet.
 */
export function layoutDiagram(layout: MessageLayout, title: string): ElementContent {
  const rows = layout.fields.map((field, index) => ({ field, index }));
  const height = rows.length * rowHeight + topSpace;
  return h('figure', { className: ['layout'] }, [
    h('figcaption', [
      title,
      h(
        'span',
        { className: ['quiet'] },
        ` ${sizeText(layout)}${layout.complex ? ', complex' : ''}`,
      ),
    ]),
    s(
      'svg',
      {
        viewBox: `0 0 ${width} ${height}`,
        width,
        height,
        role: 'img',
        'aria-label': `${title}: ${rows.map(({ field }) => `${field.name} at byte ${field.offset}`).join(', ')}`,
      },
      rows.map(({ field, index }) => row(field, topSpace + index * rowHeight)),
    ),
  ]);
}

/** The same as a table, for readers who cannot see the drawing and for those who copy numbers. */
export function layoutTable(layout: MessageLayout, caption: string): ElementContent {
  return h('table', { className: ['fields'] }, [
    h('caption', `${caption}, ${sizeText(layout)}`),
    h(
      'thead',
      h(
        'tr',
        ['offset', 'size', 'field', 'kind'].map((text) => h('th', { scope: 'col' }, text)),
      ),
    ),
    h(
      'tbody',
      layout.fields.map((field) =>
        h('tr', [
          h('td', `${field.offset}${field.afterVariable === true ? ' at most' : ''}`),
          h('td', String(field.size)),
          h('td', h('code', field.name)),
          h('td', kindText(field)),
        ]),
      ),
    ),
  ]);
}

const width = 640;
const rowHeight = 26;
const topSpace = 4;
const offsetWidth = 56;

function row(field: MessageField, y: number): ElementContent {
  const span = width - offsetWidth - 8;
  const share = Math.min(1, Math.max(0.16, Math.log2(field.size + 1) / 8));
  const boxWidth = Math.round(span * share);
  const text = `${field.name} · ${field.size}`;
  const fits = text.length * 7.2 < boxWidth - 12;
  return s('g', { className: ['field', `kind-${field.kind.split('.')[0] ?? 'field'}`] }, [
    s('title', `${field.name}: ${kindText(field)}, ${field.size} bytes at offset ${field.offset}`),
    s(
      'text',
      { x: offsetWidth - 8, y: y + 17, 'text-anchor': 'end', className: ['offset'] },
      String(field.offset),
    ),
    s('rect', { x: offsetWidth, y: y + 1, width: boxWidth, height: rowHeight - 3, rx: 3 }),
    s('text', { x: fits ? offsetWidth + 8 : offsetWidth + boxWidth + 8, y: y + 17 }, text),
  ]);
}

function sizeText({ size, minSize }: MessageLayout): string {
  return size === minSize ? `${size} bytes` : `${minSize} to ${size} bytes`;
}

function kindText({ kind, disposition, deallocate }: MessageField): string {
  const extras = [
    disposition === undefined ? '' : `disposition ${disposition}`,
    deallocate === undefined || deallocate === false ? '' : `deallocate ${deallocate}`,
  ].filter((text) => text !== '');
  return [kindWords[kind], ...extras].join(', ');
}

const kindWords: Readonly<Record<MessageField['kind'], string>> = {
  header: 'message header',
  body: 'descriptor count',
  'descriptor.port': 'port descriptor',
  'descriptor.ool': 'out-of-line descriptor',
  'descriptor.ool_ports': 'out-of-line ports descriptor',
  ndr: 'data representation',
  type: 'type word',
  field: 'data',
};
