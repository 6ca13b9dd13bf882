import { nearest } from '../../text/nearest.ts';
import { carriedKinds, flags, numbers, patterns, takenDirections } from './query-words.ts';
import { carried, type RoutineFacts, type Way } from './routine-facts.ts';

/** Whether a routine is asked for. */
export type Query = (facts: RoutineFacts) => boolean;

/** Why a query cannot be read. */
export interface QueryFault {
  /** Offset in the query. */
  readonly at: number;
  readonly message: string;
}

/**
 * Reads a query: terms with `&`, `|`, `!` and parentheses, or `and`, `or`, `not`; `&` binds closer, and may be left out.
 * `targets` are the names that stand for themselves.
 */
export function parseQuery(text: string, targets: readonly string[]): Query | QueryFault {
  const cursor = new Cursor(text);
  try {
    const query = either(cursor, targets);
    const { word, at } = cursor.peek();
    return word === ''
      ? query
      : { at, message: `expected \`&\`, \`|\` or the end, not \`${word}\`` };
  } catch (error) {
    if (error instanceof Fault) return { at: error.at, message: error.message };
    throw error;
  }
}

export function isFault(query: Query | QueryFault): query is QueryFault {
  return typeof query !== 'function';
}

interface Word {
  /** Empty at the end. */
  readonly word: string;
  readonly at: number;
}

/** Thrown inside this file alone. */
class Fault extends Error {
  readonly at: number;
  constructor({ at }: Word, message: string) {
    super(message);
    this.at = at;
  }
}

class Cursor {
  readonly #words: readonly Word[];
  readonly #end: Word;
  #next = 0;

  constructor(text: string) {
    this.#words = [...text.matchAll(/[<>!]=|[&|]{1,2}|[()!<>=]|[^\s&|()!<>=]+/g)].map((match) => ({
      word: match[0],
      at: match.index,
    }));
    this.#end = { word: '', at: text.length };
  }

  peek(): Word {
    return this.#words[this.#next] ?? this.#end;
  }

  take(): Word {
    const word = this.peek();
    this.#next += 1;
    return word;
  }

  takes(...words: readonly string[]): boolean {
    const found = words.includes(this.peek().word.toLowerCase());
    if (found) this.#next += 1;
    return found;
  }
}

function either(cursor: Cursor, targets: readonly string[]): Query {
  const parts = [all(cursor, targets)];
  while (cursor.takes('|', '||', 'or')) parts.push(all(cursor, targets));
  return (facts) => parts.some((part) => part(facts));
}

function all(cursor: Cursor, targets: readonly string[]): Query {
  const parts = [negated(cursor, targets)];
  for (;;) {
    const hasAnd = cursor.takes('&', '&&', 'and');
    const { word } = cursor.peek();
    const isOver = word === '' || word === ')' || ['|', '||', 'or'].includes(word.toLowerCase());
    if (!hasAnd && isOver) return (facts) => parts.every((part) => part(facts));
    parts.push(negated(cursor, targets));
  }
}

function negated(cursor: Cursor, targets: readonly string[]): Query {
  if (cursor.takes('!', 'not')) {
    const query = negated(cursor, targets);
    return (facts) => !query(facts);
  }
  const open = cursor.peek();
  if (!cursor.takes('(')) return term(cursor, targets);
  const query = either(cursor, targets);
  if (!cursor.takes(')')) throw new Fault(open, 'the parenthesis is not closed: expected `)`');
  return query;
}

const ways: readonly Way[] = ['carries', 'sends', 'returns'];

function term(cursor: Cursor, targets: readonly string[]): Query {
  const word = cursor.take();
  const name = word.word.toLowerCase();
  const way = ways.find((each) => each === name);
  if (way !== undefined) {
    const isKind = wordIn(carriedKinds, cursor.take(), `what a message ${way}`);
    return (facts) => carried(facts, way).some(isKind);
  }
  if (name === 'takes') {
    const directions = wordIn(takenDirections, cursor.take(), 'what a stub takes');
    return ({ slot }) => slot.arguments.some(({ direction }) => directions.includes(direction));
  }
  const flag = own(flags, name);
  if (flag !== undefined) return flag;
  const texts = own(patterns, name);
  if (texts !== undefined) {
    const pattern = wildcard(cursor.take(), name);
    return (facts) => texts(facts).some((text) => pattern.test(text));
  }
  const number = own(numbers, name);
  if (number !== undefined) return comparison(cursor, name, number);
  if (targets.includes(word.word)) return ({ target }) => target === word.word;
  const known = [...ways, 'takes', ...namesOf(flags, patterns, numbers), ...targets];
  throw unknown(word, known, 'a term');
}

function comparison(
  cursor: Cursor,
  name: string,
  number: (facts: RoutineFacts) => number | undefined,
): Query {
  const operator = cursor.take();
  const compare = own(comparisons, operator.word);
  if (compare === undefined) {
    const known = Object.keys(comparisons).join(' ');
    throw new Fault(operator, `expected one of \`${known}\` behind \`${name}\``);
  }
  const limit = cursor.take();
  if (!/^(?:\d+|0x[\da-f]+)$/i.test(limit.word)) {
    throw new Fault(limit, `expected a number behind \`${operator.word}\``);
  }
  const value = Number(limit.word);
  return (facts) => {
    const is = number(facts);
    return is !== undefined && compare(is, value);
  };
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** A name in which `*` stands for anything, in either case. */
function wildcard(word: Word, name: string): RegExp {
  if (!/^[\w*.+/-]+$/.test(word.word)) {
    throw new Fault(word, `expected a name behind \`${name}\`, with \`*\` for anything`);
  }
  const source = word.word
    .split(/\*+/)
    .map((part) => part.replace(/[.+]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 'i');
}

function wordIn<Value>(table: Readonly<Record<string, Value>>, word: Word, what: string): Value {
  const found = own(table, word.word.toLowerCase().replaceAll('_', '-'));
  if (found === undefined) throw unknown(word, Object.keys(table), what);
  return found;
}

function unknown(word: Word, known: readonly string[], what: string): Fault {
  const list = known.map((each) => `\`${each}\``).join(', ');
  if (word.word === '') return new Fault(word, `expected ${what}: ${list}`);
  const meant = nearest(word.word, known);
  const hint = meant === undefined ? `expected ${list}` : `the nearest is \`${meant}\``;
  return new Fault(word, `\`${word.word}\` is not ${what}: ${hint}`);
}

function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function namesOf(...tables: readonly object[]): readonly string[] {
  return tables.flatMap((table) => Object.keys(table));
}
