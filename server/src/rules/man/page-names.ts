import type { ManPage } from '../../syntax/man/man-page.ts';
import { memo } from '../../text/memo.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { typeName } from '../../syntax/man/type-name.ts';

/** What names mean something in a workspace. */
export interface WorkspaceNames {
  /** Routines that a page documents or an interface declares. */
  readonly routines: ReadonlySet<string>;
  /** Types, structures, members, parameters, values, return codes, and the last parts of included paths. */
  readonly others: ReadonlySet<string>;
  /** Names of parameters that some routine has. */
  readonly params: ReadonlySet<string>;
  /** The parameters and members that the pages of a name have. */
  readonly ownParams: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The names that a page itself explains: its parameters, values, members and fields. */
export const ownNames: (page: ManPage) => ReadonlySet<string> = memo(
  (page) =>
    new Set(
      [
        ...page.prototypes.flatMap(({ params }) => params.map(({ name }) => name)),
        ...page.params.flatMap(({ name, values }) => [name, ...values]),
        ...page.structs.flatMap(({ members }) => members.map(({ name }) => name)),
        ...page.fields.flatMap(({ name, values }) => [name, ...values]),
        ...page.returnCodes.map(({ code }) => code),
      ].map(({ text }) => text),
    ),
);

/** What a page is about: its title, its prototypes, its structures and the names of their types. */
export const subjectsOf: (page: ManPage) => ReadonlySet<string> = memo(
  (page) =>
    new Set(
      [
        page.title,
        ...page.prototypes.map(({ name }) => name),
        ...page.structs.flatMap(({ tag, typedef }) => [tag ?? [], typedef ?? []].flat()),
        ...page.typedefs.map(({ name }) => name),
      ].map(({ text }) => text),
    ),
);

/** Remembered with the snapshot. */
export const workspaceNames: (snapshot: Snapshot) => WorkspaceNames = memo((snapshot) => {
  const routines = new Set<string>();
  const others = new Set<string>(snapshot.returnCodes.keys());
  const params = new Set<string>();
  const ownParams = new Map<string, Set<string>>();
  for (const page of snapshot.pages.values()) {
    const own = ownNames(page);
    for (const name of own) others.add(name);
    for (const { name } of page.params) params.add(name.text);
    for (const subject of subjectsOf(page)) {
      const known = ownParams.get(subject) ?? new Set();
      for (const name of own) known.add(name);
      ownParams.set(subject, known);
      if (page.prototypes.length === 0) others.add(subject);
    }
    for (const prototype of page.prototypes) {
      routines.add(prototype.name.text);
      others.add(typeName(prototype.returnType.text));
      for (const param of prototype.params) {
        others.add(typeName(param.ctype.text));
        params.add(param.name.text);
      }
    }
    for (const member of page.structs.flatMap(({ members }) => members)) {
      others.add(typeName(member.ctype.text));
    }
    for (const { text } of page.includes) others.add(text.replace(/^.*\/|\.\w+$/g, ''));
  }
  for (const routine of snapshot.symbols.routines) {
    for (const { slot } of routine.shapes) {
      for (const name of [slot.name.text, slot.userName, slot.serverName]) routines.add(name);
      for (const argument of slot.arguments) {
        params.add(argument.name.text);
        others.add(argument.typeName.text);
      }
    }
    routines.add(routine.name);
  }
  return { routines, others, params, ownParams };
});
