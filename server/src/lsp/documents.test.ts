import { describe, expect, it } from 'vitest';
import { fc } from '../test/property.ts';
import { createConverter, negotiatedEncoding } from './convert.ts';
import { Documents } from './documents.ts';
import type { PositionEncoding } from './unit-index.ts';

const uri = 'file:///w/a.defs';

function opened(text: string, encoding: PositionEncoding): Documents {
  const documents = new Documents(createConverter(encoding), () => 'defs');
  documents.open({ textDocument: { uri, languageId: 'mig', version: 1, text } });
  return documents;
}

function edited(
  documents: Documents,
  range: { line: number; character: number }[],
  text: string,
): string | undefined {
  const [start = { line: 0, character: 0 }, end = start] = range;
  return documents.change({
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start, end }, text }],
  })?.file.text;
}

describe('one edit', () => {
  it('counts columns in bytes, in UTF-16 units or in characters', () => {
    const text = 'é𝄞x;';
    const at = (character: number) => [{ line: 0, character }];
    expect(edited(opened(text, 'utf-8'), at(6), '|')).toBe('é𝄞|x;');
    expect(edited(opened(text, 'utf-16'), at(3), '|')).toBe('é𝄞|x;');
    expect(edited(opened(text, 'utf-32'), at(2), '|')).toBe('é𝄞|x;');
  });

  it('takes LF, CRLF and bare CR as line ends', () => {
    const at = (line: number) => [{ line, character: 1 }];
    expect(edited(opened('ab\rcd\r\nef\ngh', 'utf-8'), at(1), '|')).toBe('ab\rc|d\r\nef\ngh');
    expect(edited(opened('ab\rcd\r\nef\ngh', 'utf-8'), at(2), '|')).toBe('ab\rcd\r\ne|f\ngh');
    expect(edited(opened('ab\rcd\r\nef\ngh', 'utf-8'), at(3), '|')).toBe('ab\rcd\r\nef\ng|h');
  });

  it('moves a place outside the text to the nearest inside', () => {
    const far = [{ line: 0, character: 99 }];
    expect(edited(opened('ab\ncd', 'utf-8'), far, '|')).toBe('ab|\ncd');
    expect(edited(opened('ab\ncd', 'utf-8'), [{ line: 99, character: 0 }], '|')).toBe('ab\ncd|');
  });

  it('starts a character anew where a column lies inside it', () => {
    expect(edited(opened('𝄞', 'utf-8'), [{ line: 0, character: 2 }], '|')).toBe('|𝄞');
  });

  it('refuses a position without numbers', () => {
    const broken = [{ line: 0, character: undefined as unknown as number }];
    expect(() => edited(opened('a', 'utf-8'), broken, '')).toThrow('two whole numbers');
  });
});

it('agrees on the first encoding of the client that it knows', () => {
  expect(negotiatedEncoding(undefined)).toBe('utf-16');
  expect(negotiatedEncoding(['utf-7', 'utf-32', 'utf-8'])).toBe('utf-32');
  expect(negotiatedEncoding(['utf-7'])).toBe('utf-16');
});

/** A client's own idea of a text: lines of whole characters, without an offset anywhere. */
class Model {
  readonly lines: string[][];
  readonly breaks: string[];

  constructor(text: string) {
    const parts = text.split(/(\r\n|\r|\n)/);
    this.lines = parts.filter((_, i) => i % 2 === 0).map((line) => [...line]);
    this.breaks = parts.filter((_, i) => i % 2 === 1);
  }

  text(): string {
    return this.lines.map((line, i) => line.join('') + (this.breaks[i] ?? '')).join('');
  }

  place(at: readonly [number, number]): readonly [number, number] {
    const line = at[0] % this.lines.length;
    return [line, at[1] % ((this.lines[line]?.length ?? 0) + 1)];
  }

  column([line, index]: readonly [number, number], encoding: PositionEncoding): number {
    const before = (this.lines[line] ?? []).slice(0, index);
    if (encoding === 'utf-32') return before.length;
    return encoding === 'utf-16' ? before.join('').length : Buffer.byteLength(before.join(''));
  }

  replaced(from: readonly [number, number], to: readonly [number, number], insert: string): Model {
    const head = this.upTo(from);
    return new Model(head + insert + this.text().slice(this.upTo(to).length));
  }

  upTo([line, index]: readonly [number, number]): string {
    const whole = this.lines.slice(0, line).map((l, i) => l.join('') + (this.breaks[i] ?? ''));
    return whole.join('') + (this.lines[line] ?? []).slice(0, index).join('');
  }
}

const piece = fc.constantFrom('a', ' ', ';', 'é', '€', '𝄞', '👩‍💻', '\n', '\r', '\r\n', '\t');
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
const place = fc.tuple(fc.nat(50), fc.nat(50));
const edits = fc.array(fc.tuple(place, place, text), { minLength: 1, maxLength: 8 });

describe.each(['utf-8', 'utf-16', 'utf-32'] as const)('in %s', (encoding) => {
  it('any sequence of edits leaves the text that the client has', () => {
    fc.assert(
      fc.property(text, edits, (start, sequence) => {
        const documents = opened(start, encoding);
        let model = new Model(start);
        for (const [a, b, insert] of sequence) {
          const ends = [model.place(a), model.place(b)];
          ends.sort(([l1, c1], [l2, c2]) => l1 - l2 || c1 - c2);
          const [from = [0, 0], to = [0, 0]] = ends;
          const range = [from, to].map((at) => ({
            line: at[0],
            character: model.column(at, encoding),
          }));
          model = model.replaced(from, to, insert);
          expect(edited(documents, range, insert)).toBe(model.text());
        }
      }),
    );
  });

  it('every offset between characters goes to a position and comes back', () => {
    fc.assert(
      fc.property(text, (source) => {
        const convert = createConverter(encoding);
        const file = [...opened(source, encoding).all][0]?.file;
        if (file === undefined) throw new Error('the document is not open');
        const model = new Model(source);
        model.lines.forEach((characters, line) => {
          for (let index = 0; index <= characters.length; index++) {
            const offset = model.upTo([line, index]).length;
            const position = { line, character: model.column([line, index], encoding) };
            expect(convert.position(file, offset)).toEqual(position);
            expect(convert.offset(file, position)).toBe(offset);
          }
        });
      }),
    );
  });
});
