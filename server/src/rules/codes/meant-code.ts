import type { ReturnCode } from '../../model/return-code.ts';
import { nearest } from '../../text/nearest.ts';

/** The code that a misspelt one may mean. */
export interface MeantCode {
  readonly name: string;
  /** One letter is wrong; with two, `KERN_INVALID_PORT` would be taken for `KERN_INVALID_HOST`. */
  readonly isCertain: boolean;
}

export function meantCode(
  text: string,
  codes: ReadonlyMap<string, ReturnCode>,
): MeantCode | undefined {
  const certain = nearest(text, codes.keys(), 1);
  const name = certain ?? nearest(text, codes.keys(), 2);
  return name === undefined ? undefined : { name, isCertain: certain !== undefined };
}
