import type { Written } from '../../syntax/man/man-page.ts';
import { defineRule, type Fix } from '../rule.ts';
import { isNamedLikeItsType, paramPairs } from './param-pairs.ts';

/** PARAMETERS describes a parameter under a name that no prototype of the page has. */
export default defineRule({
  id: 'man/param-name-mismatch',
  title: 'Parameter described under another name',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    if (page.prototypes.length === 0) return;
    const { entryOf, strangers } = paramPairs(page);
    const declaredAs = new Map([...entryOf].map(([param, entry]) => [entry, param]));
    for (const entry of strangers) {
      const { name } = entry;
      const param = declaredAs.get(entry);
      if (param === undefined) {
        yield {
          span: name.span,
          message: `no prototype of the page has a parameter \`${name.text}\``,
        };
      } else if (!isNamedLikeItsType(param)) {
        const declared = param.name;
        yield {
          span: name.span,
          message: `PARAMETERS calls \`${name.text}\` what the prototype calls \`${declared.text}\``,
          related: [{ span: declared.span, message: 'the prototype' }],
          fix: agreement(name, declared),
        };
      }
    }
  },
});

/** The prototype's name counts, unless it is visibly the other one with its end cut off. */
function agreement(described: Written, declared: Written): Fix {
  const isCut = described.text.startsWith(declared.text);
  const [wrong, right] = isCut ? [declared, described] : [described, declared];
  return {
    title: `write \`${right.text}\` in ${isCut ? 'the prototype' : 'PARAMETERS'}`,
    edits: [{ span: wrong.span, insert: right.text }],
    safe: isCut,
  };
}
