import { defineRule } from '../rule.ts';

/** RELATED INFORMATION with nothing in it, or with a label alone. */
export default defineRule({
  id: 'man/empty-related',
  title: 'Related information without any',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    if (
      page.relatedText === undefined ||
      !/^(?:\s*[A-Za-z][A-Za-z ]*:)*\s*$/.test(page.relatedText.text)
    )
      return;
    const section = page.sections.find(({ name }) => name === 'RELATED INFORMATION');
    if (section === undefined) return;
    const message = 'the section names nothing, expected related pages or `None.`';
    yield { span: section.heading.span, message };
  },
});
