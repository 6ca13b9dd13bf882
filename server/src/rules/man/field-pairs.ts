import type { FieldEntry, ManPage, StructMember } from '../../syntax/man/man-page.ts';
import { memo } from '../../text/memo.ts';
import { nearest } from '../../text/nearest.ts';

/** How the members of a page's structures and the entries of its FIELDS belong together. */
export interface FieldPairs {
  /** Entries under a name that no member has, with the member that was surely meant, if one was. */
  readonly strangers: readonly {
    readonly entry: FieldEntry;
    readonly member: StructMember | undefined;
  }[];
  /** Members that no entry describes; each name once, padding left out. */
  readonly undescribed: readonly StructMember[];
}

/** Remembered with the page: two rules ask. */
export const fieldPairs: (page: ManPage) => FieldPairs = memo((page) => {
  const members = new Map<string, StructMember>();
  for (const member of page.structs.flatMap((struct) => struct.members)) {
    if (!members.has(member.name.text)) members.set(member.name.text, member);
  }
  if (members.size === 0 || page.fields.length === 0) return { strangers: [], undescribed: [] };

  const documented = new Set(page.fields.map(({ name }) => name.text));
  const lost = [...members.values()].filter(
    ({ name }) => !documented.has(name.text) && !/^_*pad/i.test(name.text),
  );
  const unknown = page.fields.filter(({ name }) => !members.has(name.text));
  const lostNames = lost.map(({ name }) => name.text);
  const strangers = unknown.map((entry) => {
    const isOnlyPair = lost.length === 1 && unknown.length === 1;
    const meant = isOnlyPair ? lostNames[0] : nearest(entry.name.text, lostNames);
    return { entry, member: members.get(meant ?? '') };
  });
  const meant = new Set(strangers.map(({ member }) => member));
  return { strangers, undescribed: lost.filter((member) => !meant.has(member)) };
});
