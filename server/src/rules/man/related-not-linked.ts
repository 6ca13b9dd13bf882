import { defineRule } from '../rule.ts';

/** A name in RELATED INFORMATION that no link holds. */
export default defineRule({
  id: 'man/related-not-linked',
  title: 'Related name without a link',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  on: 'page',

  *check({ file, page }, { snapshot }) {
    const folder = file.id.slice(0, file.id.lastIndexOf('/') + 1);
    for (const { text, href } of page.related) {
      if (href !== undefined) continue;
      const [target] = snapshot.symbols
        .pagesNamed(text.text)
        .filter((other) => other.startsWith(folder));
      if (target === undefined) {
        yield {
          span: text.span,
          message: `\`${text.text}\` has no link, and no page documents it`,
        };
        continue;
      }
      const address = target.slice(folder.length);
      const insert = `<a href="${address}"><strong>${text.text}</strong></a>`;
      yield {
        span: text.span,
        message: `\`${text.text}\` has no link, expected one to \`${address}\``,
        fix: { title: `link to \`${address}\``, edits: [{ span: text.span, insert }], safe: true },
      };
    }
  },
});
