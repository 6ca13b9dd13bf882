import { ruleCatalog } from '../rules/catalog.ts';
import type { Describing } from './describing.ts';
import { code, paragraphs, plain } from './markdown.ts';

/** A rule: its title, weight and source, and what its page says, without the examples. */
export function describeRule({ documentation }: Describing, id: string): string | undefined {
  const rule = ruleCatalog.find((each) => each.id === id);
  if (rule === undefined) return undefined;
  const { title, severity, presets, source } = rule;
  const weight =
    typeof severity === 'string' ? severity : `${severity.apple} (Apple), ${severity.gnu} (GNU)`;
  const page = documentation?.(id);
  return paragraphs(
    `**${plain(title)}** (${code(id)})`,
    `${weight}; preset ${presets.length === 0 ? 'all' : presets.join(', ')}`,
    page === undefined ? undefined : proseOf(page),
    source === undefined ? undefined : plain(source),
    `${code(`machlint explain ${id}`)} shows examples.`,
  );
}

/** What stands between the title and the first example, its headings in bold. */
function proseOf(page: string): string {
  const [prose = ''] = page.split(/^(?:## (?:Wrong|Right|Fixed)\b|```)/m);
  return prose
    .replace(/^# .*\n/, '')
    .replace(/^## (.*)$/gm, '**$1**')
    .trim();
}
