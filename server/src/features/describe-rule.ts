import { ruleCatalog } from '../rules/catalog.ts';
import { code, paragraphs, plain } from './markdown.ts';

/** A rule in short: its title, weight and source, and the way to its documentation. */
export function describeRule(id: string): string | undefined {
  const rule = ruleCatalog.find((each) => each.id === id);
  if (rule === undefined) return undefined;
  const { title, severity, presets, source } = rule;
  const weight =
    typeof severity === 'string' ? severity : `${severity.apple} (Apple), ${severity.gnu} (GNU)`;
  return paragraphs(
    `**${plain(title)}** (${code(id)})`,
    `${weight}; preset ${presets.length === 0 ? 'all' : presets.join(', ')}`,
    source === undefined ? undefined : plain(source),
    `${code(`machlint explain ${id}`)} tells more.`,
  );
}
