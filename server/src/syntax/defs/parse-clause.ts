import type { Name } from '../../text/name.ts';
import { spanOf, type Span } from '../../text/span.ts';
import { siteOf, spanBetween, type Cursor } from './cursor.ts';
import type { ClauseNode, Site } from './nodes.ts';

/** Whether a translation clause of a type begins here. */
export function isClauseStart(cursor: Cursor): boolean {
  return cursor.token.kind === 'keyword' && clauseWords.has(cursor.token.word);
}

/** The words that begin a translation clause of a type. */
export const clauseWords: ReadonlySet<string> = new Set([
  ...['intran', 'outtran', 'destructor', 'intranpayload'],
  ...['ctype', 'cusertype', 'cservertype'],
]);

/** `intran: TRANS FUNCTION(SERVER)` and its like. */
export function parseClause(cursor: Cursor): ClauseNode | undefined {
  const first = cursor.advance();
  if (cursor.expect(':') === undefined) return undefined;
  const keyword = spanOf(first);
  /** What every clause has once it is read. */
  const ending = (): { readonly span: Span; readonly at: Site } => {
    const last = cursor.previous ?? first;
    return { span: spanBetween(first, last), at: siteOf(last) };
  };
  switch (first.word) {
    case 'intran':
    case 'outtran': {
      const result = cursor.expectName(
        first.word === 'intran' ? 'the type that the routine gets' : 'the type in the message',
      );
      const name = result && cursor.expectName('the name of a function');
      const parameter = name && parseParameter(cursor);
      return (
        parameter && { kind: first.word, keyword, result, function: name, parameter, ...ending() }
      );
    }
    case 'destructor': {
      const name = cursor.expectName('the name of a function');
      const parameter = name && parseParameter(cursor);
      return parameter && { kind: first.word, keyword, function: name, parameter, ...ending() };
    }
    case 'intranpayload': {
      const result = cursor.expectName('the type that the routine gets');
      const name = result && cursor.expectName('the name of a function');
      return name && { kind: first.word, keyword, result, function: name, ...ending() };
    }
    case 'ctype':
    case 'cusertype':
    case 'cservertype': {
      const type = cursor.expectName('the name of a C type');
      return type && { kind: first.word, keyword, type, ...ending() };
    }
    default:
      return undefined;
  }
}

function parseParameter(cursor: Cursor): Name | undefined {
  const name = cursor.expect('(') && cursor.expectName('the type of the parameter');
  return name && cursor.expect(')') && name;
}
