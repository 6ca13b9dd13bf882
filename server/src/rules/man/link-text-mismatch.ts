import { nearest } from '../../text/nearest.ts';
import { defineRule } from '../rule.ts';
import { linksOf, nameOf, targetOf } from './link-targets.ts';
import { subjectsOf } from './page-names.ts';

/** A link whose text names another routine than the page it leads to. */
export default defineRule({
  id: 'man/link-text-mismatch',
  title: 'Link to the page of another routine',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ file, page }, { snapshot }) {
    for (const { text, href } of linksOf(page)) {
      const target = targetOf(file.id, page, href.text, snapshot);
      if (target.kind !== 'page' || !/^[A-Za-z]\w*$/.test(text.text)) continue;
      const subjects = subjectsOf(target.page);
      if (subjects.has(text.text)) continue;
      const message = `the link on \`${text.text}\` leads to the page of \`${target.page.title.text}\``;
      const folder = file.id.slice(0, file.id.lastIndexOf('/') + 1);
      const meantFile = snapshot.symbols
        .pagesNamed(text.text)
        .find((other) => other.startsWith(folder) && nameOf(other) === other.slice(folder.length));
      const meantText = nearest(text.text, subjects) ?? withoutDoubledPart(text.text, subjects);
      if (meantFile !== undefined) {
        const edits = [{ span: href.span, insert: nameOf(meantFile) }];
        const title = `link to \`${nameOf(meantFile)}\``;
        yield { span: text.span, message, fix: { title, edits, safe: true } };
      } else if (meantText !== undefined) {
        const edits = [{ span: text.span, insert: meantText }];
        const title = `write \`${meantText}\``;
        yield { span: text.span, message, fix: { title, edits, safe: true } };
      } else {
        yield { span: text.span, message };
      }
    }
  },
});

/** `seqnos_memory_object_init` of `seqnos_seqnos_memory_object_init`. */
function withoutDoubledPart(text: string, subjects: ReadonlySet<string>): string | undefined {
  const single = text.replace(/^(\w+_)\1/, '$1');
  return subjects.has(single) ? single : undefined;
}
