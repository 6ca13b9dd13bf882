import { describe, expect, it } from 'vitest';
import { decode, encode, looksBinary } from './decode.ts';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const ascii = (text: string): readonly number[] => [...text].map((c) => c.charCodeAt(0));

describe('decode', () => {
  it.each([
    ['UTF-8', bytes(...ascii('caf'), 0xc3, 0xa9), 'café', 'utf-8'],
    ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, ...ascii('type')), 'type', 'utf-8-bom'],
    ['UTF-16, little end first', bytes(0xff, 0xfe, 0x41, 0, 0xe9, 0), 'Aé', 'utf-16le'],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0, 0x41, 0, 0xe9), 'Aé', 'utf-16be'],
    ['Latin-1', bytes(...ascii('caf'), 0xe9, 0x92), 'caf\u00e9\u0092', 'latin1'],
    ['nothing', bytes(), '', 'utf-8'],
    ['a mark alone', bytes(0xef, 0xbb, 0xbf), '', 'utf-8-bom'],
  ])('reads %s', (_, input, text, encoding) => {
    expect(decode(input)).toEqual({ text, encoding });
    expect(encode(text, decode(input).encoding)).toEqual(input);
  });

  it('takes UTF-8 that is cut inside a character for Latin-1, one unit a byte', () => {
    expect(decode(bytes(...ascii('a'), 0xe2, 0x82))).toEqual({
      text: 'a\u00e2\u0082',
      encoding: 'latin1',
    });
  });

  it('keeps a character beyond the first plane as two units', () => {
    expect(decode(new TextEncoder().encode('😀x')).text.indexOf('x')).toBe(2);
  });

  it('reads a long Latin-1 file whole', () => {
    expect(decode(new Uint8Array(300_000).fill(0xe9)).text).toHaveLength(300_000);
  });
});

it('refuses to write a character that Latin-1 does not have', () => {
  expect(encode('€', 'latin1')).toBeUndefined();
});

describe('looksBinary', () => {
  it('tells a program from a text', () => {
    expect(looksBinary(bytes(0x7f, ...ascii('ELF'), 2, 1, 1, 0, 0, 0, 0, 0))).toBe(true);
    expect(looksBinary(bytes(...ascii('subsystem x 1;\r\n\f')))).toBe(false);
  });

  it('lets a text with one NUL pass', () => {
    expect(looksBinary(bytes(...ascii('subsystem '), 0, ...ascii('x 1; type t = int;')))).toBe(
      false,
    );
  });

  it('lets UTF-16 with a mark pass', () => {
    expect(looksBinary(bytes(0xff, 0xfe, 0x41, 0, 0x42, 0))).toBe(false);
  });
});
