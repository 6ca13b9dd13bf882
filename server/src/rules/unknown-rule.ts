import { clip } from '../text/clip.ts';
import { nearest } from '../text/nearest.ts';
import { ruleAndGroupNames } from './catalog.ts';

/** What to say of a name that no rule and no group has, and the nearest that one has. */
export function unknownRuleMessage(name: string): {
  readonly message: string;
  readonly meant: string | undefined;
} {
  const meant = nearest(name, ruleAndGroupNames);
  const message = `no rule is called \`${clip(name)}\``;
  const hint =
    meant === undefined ? '`machlint rules` lists them' : `the nearest name is \`${meant}\``;
  return { message: `${message}, ${hint}`, meant };
}
