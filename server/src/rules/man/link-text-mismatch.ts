import type { Written } from '../../syntax/man/man-page.ts';
import type { FileId } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule, type Fix } from '../rule.ts';
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
      yield { span: text.span, message, ...mending(file.id, text, href, subjects, snapshot) };
    }
  },
});

/** The address or the text: whichever of the two a page of the folder or the target itself confirms. */
function mending(
  file: FileId,
  text: Written,
  href: Written,
  subjects: ReadonlySet<string>,
  snapshot: Snapshot,
): { readonly fix?: Fix } {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const named = snapshot.symbols
    .pagesNamed(text.text)
    .find((other) => other !== file && other === folder + nameOf(other));
  if (named !== undefined) {
    const edits = [{ span: href.span, insert: nameOf(named) }];
    return { fix: { title: `link to \`${nameOf(named)}\``, edits, safe: false } };
  }
  const single = withoutDoubledPart(text.text, subjects);
  const meant = single ?? nearest(text.text, subjects);
  if (meant === undefined) return {};
  const edits = [{ span: text.span, insert: meant }];
  return { fix: { title: `write \`${meant}\``, edits, safe: single !== undefined } };
}

/** `seqnos_memory_object_init` of `seqnos_seqnos_memory_object_init`. */
function withoutDoubledPart(text: string, subjects: ReadonlySet<string>): string | undefined {
  for (let end = text.length >> 1; end > 0; end--) {
    if (text[end - 1] !== '_' || !text.startsWith(text.slice(0, end), end)) continue;
    const single = text.slice(end);
    return subjects.has(single) ? single : undefined;
  }
  return undefined;
}
