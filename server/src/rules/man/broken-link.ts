import { nearest } from '../../text/nearest.ts';
import type { FileId } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';
import { linksOf, nameOf, targetOf, type AddressedLink } from './link-targets.ts';

/** A link to a file that is not there. */
export default defineRule({
  id: 'man/broken-link',
  title: 'Link to a page that does not exist',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ file, page }, { snapshot }) {
    for (const link of linksOf(page)) {
      const target = targetOf(file.id, page, link.href.text, snapshot);
      if (target.kind !== 'missing') continue;
      const { span, text } = link.href;
      const folder = file.id.slice(0, file.id.lastIndexOf('/') + 1);
      const beside = target.elsewhere.find((other) => other.startsWith(folder));
      const meant = beside?.slice(folder.length) ?? misspelt(link, snapshot.pages.keys());
      const expected = meant === undefined ? '' : `, expected \`${meant}\``;
      yield {
        span,
        message: `the link leads to no page: there is no \`${text}\`${expected}`,
        ...(meant !== undefined && { fix: rewrite(link, meant, beside !== undefined) }),
      };
    }
  },
});

/** The page whose name is nearly that of the link. */
function misspelt({ href }: AddressedLink, pages: Iterable<FileId>): string | undefined {
  return nearest(nameOf(href.text), [...pages].map(nameOf), 2);
}

function rewrite({ href }: AddressedLink, meant: string, safe: boolean): Fix {
  const edits = [{ span: href.span, insert: meant }];
  return { title: `link to \`${meant}\``, edits, safe };
}
