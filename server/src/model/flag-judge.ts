import type { FlagNode, Site } from '../syntax/defs/nodes.ts';
import type { Name } from '../text/name.ts';
import type { Span } from '../text/span.ts';
import type { ArgumentFlag } from './interface.ts';
import type { Reporter } from './reporter.ts';

/** Whose flags are judged, as they are written, and where the compiler stands when it judges them. */
export interface Judge {
  readonly name: Name;
  readonly written: readonly FlagNode[];
  readonly at: Site;
  readonly reporter: Pick<Reporter, 'report'>;
}

/** Warns of a flag, or of the name that it speaks of where it comes from elsewhere. */
export function warnOfFlag(judge: Judge, flag: ArgumentFlag, rule: string, text: string): void {
  const { name, written, at, reporter } = judge;
  const message = `\`${name.text}\`: ${text}`;
  const about = flagSpan(written, flag) ?? name.written;
  reporter.report(at, { rule, severity: 'warning', message, about });
}

/** Where a flag stands, the last time if there are several. */
export function flagSpan(written: readonly FlagNode[], flag: ArgumentFlag): Span | undefined {
  return written.findLast(({ word, variable }) => (variable ? `${word}[]` : word) === flag)?.span;
}
