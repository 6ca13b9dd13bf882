import { createListPool } from '../../text/intern-list.ts';
import { memo } from '../../text/memo.ts';
import type { Token } from './token.ts';
import type { TokenRun } from './unit.ts';

/** The run of these tokens: the same object each time. */
export function sharedRun(tokens: readonly Token[]): TokenRun {
  return runOf(tokenLists(tokens));
}

const tokenLists = createListPool<Token>();
const runOf = memo((tokens: readonly Token[]): TokenRun => ({ tokens }));
