import { correction } from '../correction.ts';
import { defineRule } from '../rule.ts';

/** `Only generic values apply.` where every other page says `Only generic errors apply.` */
export default defineRule({
  id: 'man/return-text-variant',
  title: 'Set phrase on return values, worded otherwise',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  on: 'page',

  *check({ page: { returnText } }) {
    if (returnText === undefined || returnText.text === phrase) return;
    if (!/^only generic \w+(?: codes?| values?)? appl(?:y|ies)\.?$/i.test(returnText.text)) return;
    yield {
      span: returnText.span,
      message: `the text is \`${returnText.text}\`, expected \`${phrase}\``,
      fix: correction(returnText.span, phrase, true),
    };
  },
});

const phrase = 'Only generic errors apply.';
