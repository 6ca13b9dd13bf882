import type { Span } from '../../text/span.ts';
import {
  characterValue,
  negated,
  numberValue,
  one,
  shifted,
  sized,
  truth,
  zero,
  type Value,
} from './condition-value.ts';
import { maxNesting } from './limits.ts';
import type { Token } from './token.ts';

/** What the evaluation of an `#if` needs from its surroundings. */
export interface ConditionSource {
  /** The next token of the line with macros expanded; undefined at its end. */
  next(): Token | undefined;
  /** The next token as it is written: the operand of `defined`. */
  nextPlain(): Token | undefined;
  isDefined(name: Token): boolean;
  /** `__has_include` and `__has_include_next` of a header name with its delimiters. */
  hasInclude(header: Token, operator: string): boolean;
  /** A name that stands for 0. */
  unknown(name: Token): void;
}

export interface Condition {
  /** Whether the group is read: one whose condition cannot be understood is not. */
  readonly isTrue: boolean;
  /** The first thing that is wrong. */
  readonly fault: { readonly span: Span; readonly message: string } | undefined;
}

/**
 * Evaluates the expression of an `#if` as C17 does: 64-bit integers, signed or unsigned, and a name that is no
 * macro is 0. `line` is where a fault lies that no token is at.
 */
export function evaluateCondition(source: ConditionSource, line: Span): Condition {
  const evaluation = new Evaluation(source, line);
  const { value } = evaluation.whole();
  return { isTrue: value !== 0n && !evaluation.isBroken, fault: evaluation.fault };
}

class Evaluation {
  fault: Condition['fault'];
  /** Whether the fault is one of syntax. */
  isBroken = false;
  readonly #source: ConditionSource;
  readonly #line: Span;
  #token: Token | undefined;
  #depth = 0;
  /** Above 0 in the part of `&&`, `||` or `?:` that decides nothing. */
  #skipping = 0;

  constructor(source: ConditionSource, line: Span) {
    this.#source = source;
    this.#line = line;
  }

  whole(): Value {
    this.#advance();
    if (this.#token === undefined)
      return this.#fail('the condition is empty, expected an expression');
    const value = this.#comma();
    if (this.#token !== undefined && !this.isBroken) {
      return this.#fail(`expected an operator instead of \`${this.#token.text}\``);
    }
    return value;
  }

  #comma(): Value {
    let value = this.#conditional();
    while (this.#take(',')) value = this.#conditional();
    return value;
  }

  #conditional(): Value {
    if (++this.#depth > maxNesting) {
      return this.#fail(`the condition nests deeper than ${maxNesting} levels`);
    }
    const test = this.#binary(1);
    let result = test;
    if (this.#take('?')) {
      const isTrue = test.value !== 0n;
      const yes = this.#unless(!isTrue, () => this.#comma());
      if (!this.#take(':')) this.#fail('`?` has no `:`');
      const no = this.#unless(isTrue, () => this.#conditional());
      result = sized((isTrue ? yes : no).value, yes.unsigned || no.unsigned);
    }
    this.#depth--;
    return result;
  }

  /** Operators that bind at least as tightly as `weakest`, by precedence climbing. */
  #binary(weakest: number): Value {
    let left = this.#unary();
    for (;;) {
      const token = this.#token;
      const strength = token?.kind === 'punctuation' ? (strengths[token.text] ?? 0) : 0;
      if (token === undefined || strength < weakest || this.isBroken) return left;
      this.#advance();
      const decides =
        (token.text === '&&' && left.value === 0n) || (token.text === '||' && left.value !== 0n);
      const right = this.#unless(decides, () => this.#binary(strength + 1));
      left = this.#apply(token, left, right);
    }
  }

  #unary(): Value {
    const token = this.#token;
    if (token === undefined) return this.#fail('the condition ends where a value is expected');
    if (token.kind === 'punctuation' && '+-!~('.includes(token.text)) {
      if (++this.#depth > maxNesting) {
        return this.#fail(`the condition nests deeper than ${maxNesting} levels`);
      }
      this.#advance();
      const value = token.text === '(' ? this.#parenthesised() : negated(token.text, this.#unary());
      this.#depth--;
      return value;
    }
    switch (token.kind) {
      case 'number':
        return this.#literal(numberValue(token.text), 'an integer');
      case 'char':
        return this.#literal(characterValue(token.text), 'a character');
      case 'identifier':
        return this.#name(token);
      case 'string':
      case 'punctuation':
      case 'other':
      case 'hash':
        return this.#fail(`expected a value instead of \`${token.text}\``);
    }
  }

  #parenthesised(): Value {
    const value = this.#comma();
    if (!this.isBroken && !this.#take(')')) this.#fail('expected `)`');
    return value;
  }

  #literal(value: Value | undefined, expected: string): Value {
    if (value === undefined) {
      return this.#fail(`expected ${expected} instead of \`${this.#token?.text ?? ''}\``);
    }
    this.#advance();
    return value;
  }

  #name(token: Token): Value {
    if (token.text === 'defined') return this.#defined();
    if (token.text === '__has_include' || token.text === '__has_include_next') {
      return this.#hasInclude(token.text);
    }
    this.#source.unknown(token);
    this.#advance();
    return zero;
  }

  #defined(): Value {
    let name = this.#source.nextPlain();
    const isEnclosed = name?.text === '(';
    if (isEnclosed) name = this.#source.nextPlain();
    this.#token = name;
    if (name?.kind !== 'identifier') return this.#fail('`defined` needs the name of a macro');
    const isDefined = this.#source.isDefined(name);
    if (isEnclosed) {
      this.#token = this.#source.nextPlain();
      if (this.#token?.text !== ')') return this.#fail('expected `)` behind the name of the macro');
    }
    this.#advance();
    return isDefined ? one : zero;
  }

  #hasInclude(operator: string): Value {
    this.#advance();
    if (!this.#take('(')) return this.#fail(`expected \`(\` behind \`${operator}\``);
    const header = this.#token;
    if (header?.kind !== 'string') return this.#fail(`\`${operator}\` needs a header name`);
    const isThere = this.#source.hasInclude(header, operator);
    this.#advance();
    if (!this.#take(')')) return this.#fail('expected `)` behind the header name');
    return isThere ? one : zero;
  }

  #apply(operator: Token, left: Value, right: Value): Value {
    const { text } = operator;
    const unsigned = left.unsigned || right.unsigned;
    const a = unsigned ? BigInt.asUintN(64, left.value) : left.value;
    const b = unsigned ? BigInt.asUintN(64, right.value) : right.value;
    switch (text) {
      case '||':
        return truth(left.value !== 0n || right.value !== 0n);
      case '&&':
        return truth(left.value !== 0n && right.value !== 0n);
      case '==':
        return truth(a === b);
      case '!=':
        return truth(a !== b);
      case '<':
        return truth(a < b);
      case '>':
        return truth(a > b);
      case '<=':
        return truth(a <= b);
      case '>=':
        return truth(a >= b);
      case '|':
        return sized(a | b, unsigned);
      case '^':
        return sized(a ^ b, unsigned);
      case '&':
        return sized(a & b, unsigned);
      case '+':
        return sized(a + b, unsigned);
      case '-':
        return sized(a - b, unsigned);
      case '*':
        return sized(a * b, unsigned);
      case '<<':
        return shifted(left, right.unsigned ? right.value : BigInt.asIntN(64, right.value));
      case '>>':
        return shifted(left, right.unsigned ? -right.value : -BigInt.asIntN(64, right.value));
      case '/':
      case '%':
        if (b === 0n) {
          // GCC complains and goes on with the dividend's magnitude.
          if (this.#skipping === 0) this.#note('division by zero in the condition', operator);
          return unsigned || a >= 0n ? left : sized(-a, false);
        }
        return sized(text === '/' ? a / b : a % b, unsigned);
      default:
        return this.#fail(`\`${text}\` has no meaning in a condition`, operator);
    }
  }

  #unless(skip: boolean, read: () => Value): Value {
    if (!skip) return read();
    this.#skipping++;
    const value = read();
    this.#skipping--;
    return value;
  }

  #take(text: string): boolean {
    if (this.#token?.text !== text || this.#token.kind !== 'punctuation') return false;
    this.#advance();
    return true;
  }

  #advance(): void {
    this.#token = this.#source.next();
  }

  /** A fault of syntax: what follows it is skipped. */
  #fail(message: string, at = this.#token): Value {
    if (!this.isBroken) {
      this.#note(message, at);
      this.isBroken = true;
      while (this.#token !== undefined) this.#advance();
    }
    return zero;
  }

  #note(message: string, at: Token | undefined): void {
    const { file, start, end } = at ?? { ...this.#line, start: this.#line.end };
    this.fault ??= { span: { file, start, end }, message };
  }
}

const strengths: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '<': 7,
  '>': 7,
  '<=': 7,
  '>=': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10,
};
