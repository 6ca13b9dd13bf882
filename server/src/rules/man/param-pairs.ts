import type { ManPage, ManParam, Prototype, PrototypeParam } from '../../syntax/man/man-page.ts';
import { typeName } from '../../syntax/man/type-name.ts';
import { memo } from '../../text/memo.ts';
import { nearest } from '../../text/nearest.ts';

/** How the parameters of a page's prototypes and the entries of its PARAMETERS belong together where the names differ. */
export interface ParamPairs {
  /** The entry that describes a declared parameter under another name, by that parameter. */
  readonly entryOf: ReadonlyMap<PrototypeParam, ManParam>;
  /** Entries under a name that no prototype has. */
  readonly strangers: readonly ManParam[];
  /** Declared parameters that no entry describes, under whatever name; each name once. */
  readonly undescribed: readonly PrototypeParam[];
}

/** Remembered with the page: several rules ask. */
export const paramPairs: (page: ManPage) => ParamPairs = memo((page) => {
  const documented = new Map(page.params.map((entry) => [entry.name.text, entry]));
  const declared = new Set(
    page.prototypes.flatMap(({ params }) =>
      params.filter((param) => !isNamedLikeItsType(param)).map(({ name }) => name.text),
    ),
  );
  const strangers = page.params.filter(({ name }) => !declared.has(name.text));

  const entryOf = new Map<PrototypeParam, ManParam>();
  for (const prototype of page.prototypes) {
    const lost = prototype.params.filter(
      (param) => isNamedLikeItsType(param) || !documented.has(param.name.text),
    );
    pairBySpelling(lost, strangers, entryOf);
    pairByPlace(prototype, lost, strangers, page.params, entryOf);
  }

  const undescribed = new Map<string, PrototypeParam>();
  for (const param of page.prototypes.flatMap(({ params }) => params)) {
    const isDescribed = documented.has(param.name.text) || entryOf.has(param);
    if (isDescribed || isNamedLikeItsType(param)) continue;
    if (!undescribed.has(param.name.text)) undescribed.set(param.name.text, param);
  }
  return { entryOf, strangers, undescribed: [...undescribed.values()] };
});

/** `pointer_t pointer_t`: the converter of the pages wrote the type twice. */
export function isNamedLikeItsType({ name, ctype }: PrototypeParam): boolean {
  return name.text === typeName(ctype.text);
}

/** `bytes_writte` and `bytes_written`. */
function pairBySpelling(
  lost: readonly PrototypeParam[],
  strangers: readonly ManParam[],
  entryOf: Map<PrototypeParam, ManParam>,
): void {
  const byName = new Map(strangers.map((entry) => [entry.name.text, entry]));
  for (const param of lost) {
    if (isNamedLikeItsType(param)) continue;
    const entry = byName.get(nearest(param.name.text, byName.keys(), 2) ?? '');
    if (entry !== undefined) entryOf.set(param, entry);
  }
}

/** Those that stand at the same place among the names that both lists have, where there are equally many of them. */
function pairByPlace(
  prototype: Prototype,
  lost: readonly PrototypeParam[],
  strangers: readonly ManParam[],
  documented: readonly ManParam[],
  entryOf: Map<PrototypeParam, ManParam>,
): void {
  const taken = new Set(lost.map((param) => entryOf.get(param)));
  const entries = strangers.filter((entry) => !taken.has(entry));
  const params = lost.filter((param) => !entryOf.has(param));
  const common = new Set(
    prototype.params.filter((param) => !lost.includes(param)).map(({ name }) => name.text),
  );
  const byPlace = groupByPlace(documented, common, entries);
  for (const [place, group] of groupByPlace(prototype.params, common, params)) {
    const counterparts = byPlace.get(place) ?? [];
    // Of a parameter that has no name of its own the entry must have another; the rest may have none.
    const nameless = group.filter(isNamedLikeItsType);
    const matching = [group, nameless].find(({ length }) => length === counterparts.length) ?? [];
    for (const [index, param] of matching.entries()) {
      const entry = counterparts[index];
      if (entry !== undefined) entryOf.set(param, entry);
    }
  }
}

/** The wanted members of a list by the common name before them. */
function groupByPlace<Member extends { readonly name: { readonly text: string } }>(
  list: readonly Member[],
  common: ReadonlySet<string>,
  wanted: readonly Member[],
): ReadonlyMap<string, readonly Member[]> {
  const groups = new Map<string, Member[]>();
  const isWanted = new Set(wanted);
  let place = '';
  for (const member of list) {
    if (isWanted.has(member)) {
      const group = groups.get(place) ?? [];
      groups.set(place, [...group, member]);
    } else if (common.has(member.name.text)) {
      place = member.name.text;
    }
  }
  return groups;
}
