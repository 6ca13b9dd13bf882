import { correction } from '../correction.ts';
import { defineRule } from '../rule.ts';
import { subjectsOf } from './page-names.ts';

/** DESCRIPTION begins `The device_read function …` on the page of another routine. */
export default defineRule({
  id: 'man/wrong-name-in-description',
  title: 'Description of another routine',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    const mark = page.marks.find(({ section }) => section === 'DESCRIPTION');
    if (mark === undefined || mark.before !== 'The' || !subject.test(mark.after)) return;
    const { span, text } = mark;
    const own = subjectsOf(page);
    if (own.has(text) || !/^[a-z]\w*$/.test(text) || !text.includes('_')) return;
    const { text: title } = page.title;
    yield {
      span,
      message: `DESCRIPTION begins with \`${text}\`, but the page is that of \`${title}\``,
      fix: correction(span, title, false),
    };
  },
});

const subject = /^(?:system|server|call|function|interface|routine|trap|macro|structure)\b/i;
