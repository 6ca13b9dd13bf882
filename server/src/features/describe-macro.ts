import type { MacroMention } from '../syntax/cpp/unit.ts';
import { hasTarget, type TargetSet } from '../model/target.ts';
import { contains, type Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { notesIn } from '../workspace/unit-mentions.ts';
import { block, code, list, paragraphs } from './markdown.ts';
import { byText, targetNames } from '../workspace/target-names.ts';

/** What a macro is where it is mentioned: its definition there, and what a call becomes, target by target. */
export function describeMacro(snapshot: Snapshot, at: Span): string | undefined {
  const mentions = snapshot.unitsOf(at.file).flatMap((unit) =>
    notesIn(unit, at.file)
      .macros.filter(({ span }) => span.start === at.start)
      .map((mention) => ({ mention, targets: unit.targets })),
  );
  const [first] = mentions;
  if (first === undefined) return undefined;
  const { name } = first.mention;
  const definitions = byText(mentions, ({ mention }) => definitionOf(snapshot, mention));
  const expansions = byText(
    mentions.filter(({ mention }) => mention.expansion !== undefined),
    ({ mention }) => mention.expansion ?? '',
  );
  const where = (targets: TargetSet, groups: readonly unknown[]): string =>
    groups.length === 1 ? '' : ` (${targetNames(snapshot, targets).join(', ')})`;
  return paragraphs(
    ...definitions.map(({ text, targets }) =>
      text === ''
        ? `${code(name)} is ${targetWords(snapshot, name, targets)}${where(targets, definitions)}`
        : [block('c', text), where(targets, definitions).trim()].filter(Boolean).join('\n'),
    ),
    list(
      expansions.map(({ text, targets }) => `becomes ${code(text)}${where(targets, expansions)}`),
    ),
  );
}

/** The `#define` line as written; nothing where the name is not defined in a file. */
function definitionOf(snapshot: Snapshot, { definition }: MacroMention): string {
  if (definition === undefined) return '';
  const directive = snapshot
    .syntax(definition.file)
    ?.directives.find(({ span }) => contains(span, definition));
  const text = snapshot.files.get(definition.file)?.text ?? '';
  return directive === undefined ? '' : text.slice(directive.span.start, directive.span.end);
}

/** For a name that no file defines: what the targets themselves make of it. */
function targetWords({ project }: Snapshot, name: string, targets: TargetSet): string {
  const values = project.targets
    .filter((_, i) => hasTarget(targets, i))
    .map(({ defines }) => defines[name]);
  const [value] = values;
  if (value === undefined) return 'not defined';
  return `defined by the target${value === '' ? '' : ` as ${code(value)}`}`;
}
