import type { Cursor } from './cursor.ts';
import type { MigToken } from './lexer.ts';

/** Whether a token can only be the beginning of a statement, never of an argument. */
export function isStatementStart({ kind, word }: MigToken): boolean {
  return kind === 'keyword' && starters.has(word);
}

const starters: ReadonlySet<string> = new Set([
  ...['subsystem', 'routine', 'simpleroutine', 'type', 'skip'],
  ...['import', 'uimport', 'simport', 'iimport', 'dimport', 'rcsid'],
  ...['serverprefix', 'userprefix', 'serverdemux', 'nowaittime', 'nosendtime', 'error'],
  ...['usespecialreplyport', 'consumeonsenderror', 'UserTypeLimit', 'OnStackLimit'],
]);

/**
 * Passes everything up to the `;` of a broken statement, which it leaves.
 * It stops before a line that begins a statement of its own: the compilers swallow that one, but a person who is in
 * the middle of a statement has only forgotten the semicolon.
 */
export function skipStatement(cursor: Cursor): void {
  while (cursor.token.kind !== 'end' && !cursor.at(';')) {
    // The lexer's string states take a `;` for a stray character; for a person it ends the statement.
    if (cursor.token.kind === 'error' && cursor.token.text === ';') return;
    if (cursor.token.startsLine && isStatementStart(cursor.token)) return;
    if (!skipBraces(cursor)) cursor.advance();
  }
}

/** Passes `{ … }` with the semicolons in it, if the cursor stands before one. */
export function skipBraces(cursor: Cursor): boolean {
  const isAt = (text: string): boolean => cursor.token.text === text;
  if (!isAt('{')) return false;
  while (cursor.token.kind !== 'end' && !isAt('}')) {
    if (cursor.token.startsLine && isStatementStart(cursor.token)) return true;
    cursor.advance();
  }
  if (isAt('}')) cursor.advance();
  return true;
}
