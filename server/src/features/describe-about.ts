import type { About } from './proposal.ts';
import { describeKeyword } from './describe-keyword.ts';
import { describeRule } from './describe-rule.ts';
import type { Describing } from './describing.ts';
import { describe } from './hover.ts';

/** The documentation of a proposal. */
export function describeAbout(context: Describing, about: About): string | undefined {
  switch (about.kind) {
    case 'symbol':
      return describe(context, about.symbol);
    case 'keyword':
      return describeKeyword(about.word);
    case 'rule':
      return describeRule(context, about.rule);
    case 'nothing':
      return undefined;
  }
}
