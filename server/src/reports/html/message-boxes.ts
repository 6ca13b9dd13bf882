import type { FieldKind, MessageField, MessageLayout } from '../../model/message-layout.ts';
import { count, fieldWords } from './field-words.ts';

/** A place in the drawing: a row of eight bytes, and a byte in it; an end may be column 8. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface Label extends Cell {
  readonly text: string;
  /** Bytes of room. */
  readonly bytes: number;
}

/** One field as it is drawn. */
export interface Box {
  /** For the colour. */
  readonly kind: 'header' | 'body' | 'descriptor' | 'ndr' | 'type' | 'field' | 'pad';
  readonly from: Cell;
  readonly to: Cell;
  /** The whole story, for the pointer that rests on it. */
  readonly title: string;
  readonly label: Label;
}

export interface DrawnRow {
  /** Bytes from the message's start. */
  readonly offset: number;
  /** Whether an array before it may be shorter. */
  readonly varies: boolean;
}

/**
 * Cuts a message into rows of eight bytes. Of a field that is longer than `longest` rows only the first and the last
 * are drawn, and one for all between. A field that lies over another (a pointer that stands for an in-line array) is
 * left out: the table has it.
 */
export function boxesOf(
  layout: MessageLayout,
  headerWords: (
    field: MessageField,
  ) => readonly { readonly name: string; readonly size: number }[] | undefined,
): { readonly boxes: readonly Box[]; readonly rows: readonly DrawnRow[] } {
  const pieces = piecesOf(layout, headerWords);
  const rows = rowsOf(pieces);
  const rowAt = new Map(rows.map(({ offset }, index) => [offset, index]));
  const cell = (byte: number): Cell => {
    const start = byte - (byte % 8);
    return { row: rowAt.get(start) ?? hiddenRow(rows, start), column: byte % 8 };
  };
  const boxes = pieces.map(({ kind, offset, size, label, title }): Box => {
    const from = cell(offset);
    const last = cell(offset + size - 1);
    const to = { row: last.row, column: last.column + 1 };
    return { kind, from, to, title, label: { ...placeOf(from, to), text: label } };
  });
  return { boxes, rows };
}

/** A label stands in the first row, or in the second where that has more room. */
function placeOf(from: Cell, to: Cell): Omit<Label, 'text'> {
  const room = to.row === from.row ? to.column - from.column : 8 - from.column;
  const second = to.row === from.row ? 0 : to.row === from.row + 1 ? to.column : 8;
  return second > room ? { row: from.row + 1, column: 0, bytes: second } : { ...from, bytes: room };
}

interface Piece {
  readonly kind: Box['kind'];
  readonly offset: number;
  readonly size: number;
  readonly label: string;
  readonly title: string;
  readonly varies: boolean;
}

function piecesOf(
  layout: MessageLayout,
  headerWords: Parameters<typeof boxesOf>[1],
): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const field of layout.fields) {
    const { offset, size } = field;
    if (size <= 0 || offset < end) continue;
    if (offset > end) pieces.push(padding(end, offset - end, field.afterVariable === true));
    end = offset + size;
    const words = field.kind === 'header' ? headerWords(field) : undefined;
    if (words === undefined) pieces.push(pieceOf(field));
    else {
      let at = offset;
      for (const { name, size: bytes } of words) {
        const title = `${name}, ${bytes} bytes at ${at}, of the message header`;
        pieces.push({ kind: 'header', offset: at, size: bytes, label: name, title, varies: false });
        at += bytes;
      }
    }
  }
  return pieces;
}

function pieceOf(field: MessageField): Piece {
  const { name, offset, size } = field;
  const isLarge = field.kind === 'field' && size > 8;
  const isDescriptor = field.kind.startsWith('descriptor');
  const words = fieldWords(field).replaceAll('`', '');
  return {
    kind: boxKind(field.kind),
    offset,
    size,
    label: isDescriptor
      ? `${name} · ${words.replace(' descriptor', '')}`
      : isLarge
        ? `${name} · ${count(size)} bytes`
        : name,
    title: `${name}: ${words}, ${count(size)} bytes at ${field.afterVariable === true ? 'most ' : ''}${offset}`,
    varies: field.afterVariable === true,
  };
}

function padding(offset: number, size: number, varies: boolean): Piece {
  const title = `${size} bytes of padding at ${offset}`;
  return { kind: 'pad', offset, size, label: 'pad', title, varies };
}

function boxKind(kind: FieldKind): Box['kind'] {
  switch (kind) {
    case 'descriptor.port':
    case 'descriptor.ool':
    case 'descriptor.ool_ports':
      return 'descriptor';
    default:
      return kind;
  }
}

const longest = 4;

/** The rows that are drawn, by their first bytes. */
function rowsOf(pieces: readonly Piece[]): readonly DrawnRow[] {
  const rows = new Map<number, DrawnRow>();
  for (const { offset, size, varies } of pieces) {
    const first = offset - (offset % 8);
    const last = offset + size - 1 - ((offset + size - 1) % 8);
    const isLong = (last - first) / 8 >= longest;
    const starts = isLong
      ? [first, first + 8, last]
      : Array.from({ length: (last - first) / 8 + 1 }, (_, index) => first + 8 * index);
    for (const start of starts) {
      if (!rows.has(start)) rows.set(start, { offset: start, varies: varies && start >= offset });
    }
  }
  return [...rows.values()].sort((a, b) => a.offset - b.offset);
}

/** Invariant: never asked for a byte of a hidden row; the last row is the safe answer. */
function hiddenRow(rows: readonly DrawnRow[], start: number): number {
  const next = rows.findIndex(({ offset }) => offset > start);
  return next === -1 ? rows.length - 1 : Math.max(0, next - 1);
}
