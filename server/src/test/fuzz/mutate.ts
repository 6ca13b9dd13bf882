import fc from 'fast-check';

/** One change of a text; places are parts of its length, so that they fit whatever was done before. */
interface Mutation {
  readonly kind: 'insert' | 'delete' | 'copy' | 'move' | 'repeat' | 'cut';
  readonly at: number;
  readonly to: number;
  readonly length: number;
  readonly piece: string;
  /** Whether places are those between words. */
  readonly atWords: boolean;
}

/** Words that are something to JavaScript, characters that are something to decoders, and every kind of line end. */
export const hostilePieces: readonly string[] = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'],
  ...[
    '\0',
    '\r',
    '\r\n',
    '\n',
    '\f',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\ud83d',
    '\udd0d',
    '\ud834\udd1e',
  ],
  ...['\\\n', '\\\r\n', '\\', '"', "'", '/*', '*/', '//', '<!--', '-->', '${', '%s', '../../', '/'],
  ...['0', '-1', '4294967296', '99999999999999999999999', '0x', '1e999', '\u0661'],
];

/** Texts of a generator, most of them changed in a few places: with its own words, with pieces, with parts of itself. */
export function mutated(
  texts: fc.Arbitrary<string>,
  pieces: readonly string[],
  maxMutations = 6,
): fc.Arbitrary<string> {
  const mutation = fc.record({
    kind: fc.constantFrom<Mutation['kind'][]>(
      'insert',
      'insert',
      'delete',
      'copy',
      'move',
      'repeat',
      'cut',
    ),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 60 }),
    piece: fc.constantFrom(...pieces, ...hostilePieces),
    atWords: fc.boolean(),
  });
  const ends = fc.constantFrom('\n', '\n', '\n', '\n', '\n', '\r\n', '\r');
  return fc
    .tuple(texts, fc.array(mutation, { maxLength: maxMutations }), ends)
    .map(([text, mutations, end]) => mutations.reduce(applied, text).replace(/\n/g, end));
}

function applied(text: string, { kind, at, to, length, piece, atWords }: Mutation): string {
  const places = atWords ? Array.from(text.matchAll(/\b|$/g), ({ index }) => index) : undefined;
  const place = (part: number): number =>
    places === undefined
      ? Math.floor(part * text.length)
      : (places[Math.floor(part * (places.length - 1))] ?? 0);
  const start = place(at);
  const other = place(to);
  const taken = text.slice(start, start + length);
  switch (kind) {
    case 'insert':
      return text.slice(0, start) + piece + text.slice(start);
    case 'delete':
      return text.slice(0, start) + text.slice(start + length);
    case 'copy':
      return text.slice(0, other) + taken + text.slice(other);
    case 'move': {
      const rest = text.slice(0, start) + text.slice(start + length);
      return rest.slice(0, other) + taken + rest.slice(other);
    }
    case 'repeat':
      return text.slice(0, start) + piece.repeat(length) + text.slice(start);
    case 'cut':
      return text.slice(0, Math.max(start, 1));
  }
}
