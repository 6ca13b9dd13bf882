import type { Catalogue, CatalogueForm, VersionRange } from '../catalogue/catalogue.ts';
import {
  catalogueRoutinesNamed,
  versionsText,
  type FoundRoutine,
} from '../catalogue/find-routines.ts';
import { builtInReturnCodes } from '../model/return-codes.ts';
import { groupBy } from '../text/group-by.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { codeCard } from './card-code.ts';
import { cardContext, section, wrap, type CardContext, type CardOptions } from './card-layout.ts';
import { directionWords, rightWords } from './card-routine.ts';

/** What the catalogue knows of a name: a card for each id that a routine has or had. Undefined where it knows nothing. */
export function catalogueCards(
  catalogue: Catalogue,
  snapshot: Snapshot,
  name: string,
  options: CardOptions,
): string | undefined {
  const context = cardContext(snapshot, options);
  const code = snapshot.returnCodes.has(name) ? undefined : builtInReturnCodes('gnu').get(name);
  const cards = [
    ...catalogueRoutinesNamed(catalogue, name).map((found) => routineCard(found, context)),
    ...(code === undefined ? [] : [codeCard(code, context)]),
  ];
  if (cards.length === 0) return undefined;
  return cards.map((lines) => lines.map((line) => `${line.trimEnd()}\n`).join('')).join('\n');
}

function routineCard(found: FoundRoutine, context: CardContext): readonly string[] {
  const { system, routine } = found;
  const { style } = context;
  const { name, others, subsystem, base, id, file, forms } = routine;
  const kinds = [...new Set(newestFirst(forms).map(({ kind }) => kind))].join(', ');
  const replies = [...new Set(newestFirst(forms).map(({ reply }) => reply))].map((reply) =>
    reply === undefined ? 'no reply' : `reply ${reply}`,
  );
  const shapes = shapesOf(forms);
  return [
    `${style.bold(name)}  ${style.dim(`${kinds} of ${subsystem}`)}`,
    style.dim(`${system.name}, ${file}; from the built-in catalogue`),
    ...section(
      'Ids',
      [`${id}, ${replies.join(' or ')}  (${subsystem} ${base} + ${id - base})`],
      context,
    ),
    ...section(
      'Also called',
      others.length === 0 ? [] : wrap(others.join(' '), context.width - 2),
      context,
    ),
    ...section(
      'Versions',
      [
        versionsText(
          system,
          forms.flatMap(({ ranges }) => ranges),
        ),
      ],
      context,
    ),
    ...shapes.flatMap((shape, index) =>
      section(
        shapes.length === 1 ? 'Arguments' : `Arguments (${index + 1} of ${shapes.length})`,
        [
          ...readersOf(shape, found).map((line) => style.dim(line)),
          ...argumentLines(shape, context),
        ],
        context,
      ),
    ),
  ];
}

/** Forms of one signature: not empty. */
type Shape = readonly [CatalogueForm, ...CatalogueForm[]];

/** Forms by signature, the newest first. */
function shapesOf(forms: readonly CatalogueForm[]): readonly Shape[] {
  const shapes = groupBy(newestFirst(forms), (form) =>
    JSON.stringify([form.reply, form.arguments]),
  );
  return [...shapes.values()];
}

function newestFirst(forms: readonly CatalogueForm[]): readonly CatalogueForm[] {
  const newest = ({ ranges }: CatalogueForm): number => ranges.at(-1)?.[1] ?? 0;
  return forms.toSorted((a, b) => newest(b) - newest(a));
}

/** `user, kernel-server: XNU 123.5 to 792`: who reads it so, targets with the same versions together. */
function readersOf(shape: Shape, { system }: FoundRoutine): readonly string[] {
  const byTarget = new Map<string, VersionRange[]>();
  for (const { targets, ranges } of shape) {
    for (const target of targets) {
      byTarget.set(target, [...(byTarget.get(target) ?? []), ...ranges]);
    }
  }
  const byVersions = new Map<string, string[]>();
  for (const [target, ranges] of byTarget) {
    const versions = versionsText(system, ranges);
    byVersions.set(versions, [...(byVersions.get(versions) ?? []), target]);
  }
  return [...byVersions].map(([versions, targets]) => `${targets.join(', ')}: ${versions}`);
}

function argumentLines([form]: Shape, { style }: CardContext): readonly string[] {
  return form.arguments.map(({ name, direction, type, flags, right }) => {
    const facts = [directionWords(direction), type, ...flags, rightWords(right)];
    return `${style.cyan(name)}  ${facts.filter((fact) => fact !== '').join(', ')}`;
  });
}
