import type { Written } from '../../syntax/man/man-page.ts';
import { span } from '../../text/span.ts';
import { isTruncated, typeName } from '../../syntax/man/type-name.ts';
import { defineRule } from '../rule.ts';

/** `mach_msg_type_number_`: a type whose final `t` was cut off. */
export default defineRule({
  id: 'man/truncated-type',
  title: 'Type without its last letter',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    const types: readonly Written[] = [
      ...page.prototypes.map(({ returnType }) => returnType),
      ...page.prototypes.flatMap(({ params }) => params.map(({ ctype }) => ctype)),
      ...page.structs.flatMap(({ members }) => members.map(({ ctype }) => ctype)),
    ];
    for (const { text, span: at } of types) {
      const type = typeName(text);
      if (!isTruncated(text)) continue;
      const end = at.start + type.length;
      const edits = [{ span: span(at.file, end, end), insert: 't' }];
      yield {
        span: span(at.file, at.start, end),
        message: `no type is called \`${type}\`, expected \`${type}t\``,
        fix: { title: `write \`${type}t\``, edits, safe: true },
      };
    }
  },
});
