import { defineRule } from '../rule.ts';
import { nameOf } from './link-targets.ts';

/** RELATED INFORMATION that leads to the page itself. */
export default defineRule({
  id: 'man/self-link',
  title: 'Page related to itself',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  on: 'page',

  *check({ file, page }) {
    const own = nameOf(page.sourcePath ?? file.id);
    for (const { text, href } of page.related) {
      if (href === undefined || nameOf(href.text) !== own) continue;
      yield { span: text.span, message: `the link on \`${text.text}\` leads to this page itself` };
    }
  },
});
