import type { Catalogue, VersionRange } from '../catalogue/catalogue.ts';
import {
  catalogueRoutinesNamed,
  catalogueRoutinesWithId,
  versionsText,
  type FoundRoutine,
} from '../catalogue/find-routines.ts';
import { builtInReturnCodes } from '../model/return-codes.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { codesOf, readNumber, type Meaning } from './whois.ts';

/**
 * Everything that a number may be or may have been, or the numbers of a name, in the systems of the catalogue; and the
 * return codes of GNU Mach that the workspace, being Apple's or nobody's, does not know.
 */
export function catalogueMeanings(
  catalogue: Catalogue,
  snapshot: Snapshot,
  query: string,
): readonly Meaning[] {
  const number = readNumber(query);
  const routines =
    number === undefined
      ? catalogueRoutinesNamed(catalogue, query)
      : catalogueRoutinesWithId(catalogue, number);
  const codes = [...builtInReturnCodes('gnu').values()].filter(
    ({ name }) => !snapshot.returnCodes.has(name),
  );
  const value = number ?? codes.find(({ name }) => name === query)?.value;
  return [
    ...routines.flatMap((found) => idsOf(found, number)),
    ...(value === undefined ? [] : codesOf(codes, value))
      .filter(({ name }) => number !== undefined || name === query)
      .map((meaning) => ({ ...meaning, catalogue: 'GNU Mach' })),
  ];
}

function idsOf({ system, routine }: FoundRoutine, wanted: number | undefined): readonly Meaning[] {
  const { name, subsystem, id, forms } = routine;
  const targets = [...new Set(forms.flatMap((form) => form.targets))];
  const meaning = (
    kind: Meaning['kind'],
    value: number,
    ranges: readonly VersionRange[],
  ): readonly Meaning[] =>
    wanted !== undefined && wanted !== value
      ? []
      : [
          {
            kind,
            value,
            name,
            about: subsystem,
            span: undefined,
            // Worth a word only where a program's own stub would not have it.
            targets: targets.includes('user') ? undefined : targets,
            catalogue: versionsText(system, ranges),
          },
        ];
  const replies = new Map<number, VersionRange[]>();
  for (const { reply, ranges } of forms) {
    if (reply !== undefined) replies.set(reply, [...(replies.get(reply) ?? []), ...ranges]);
  }
  return [
    ...meaning(
      'message id',
      id,
      forms.flatMap(({ ranges }) => ranges),
    ),
    ...[...replies].flatMap(([reply, ranges]) => meaning('reply id', reply, ranges)),
  ];
}
