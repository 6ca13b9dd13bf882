import { typeName } from '../../syntax/man/type-name.ts';
import { defineRule } from '../rule.ts';
import { isNamedLikeItsType } from './param-pairs.ts';

/** `target_thread new_state_count`: the prototype has the name of another parameter where the type belongs. */
export default defineRule({
  id: 'man/synopsis-type-is-param-name',
  title: 'Parameter name in the place of a type',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    for (const { params } of page.prototypes) {
      const names = new Map(params.map((param) => [param.name.text, param]));
      for (const param of params) {
        const type = typeName(param.ctype.text);
        const namesake = names.get(type);
        if (namesake === undefined || isNamedLikeItsType(param) || isType(type)) continue;
        yield {
          span: param.ctype.span,
          message: `the type of \`${param.name.text}\` is written \`${type}\`, which is another parameter, expected a type`,
          related: [{ span: namesake.name.span, message: 'the parameter' }],
        };
      }
    }
  },
});

/** Whether a name can only be a type, whatever a parameter beside it is called. */
function isType(name: string): boolean {
  return name.endsWith('_t') || builtInTypes.has(name);
}

const builtInTypes = new Set([
  'char',
  'short',
  'int',
  'long',
  'unsigned',
  'signed',
  'float',
  'double',
]);
