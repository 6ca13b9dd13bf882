import type { ManPage } from '../../syntax/man/man-page.ts';
import { createListPool } from '../../text/intern-list.ts';
import { lazy } from '../../text/lazy.ts';
import { memo } from '../../text/memo.ts';
import type { Routine } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { typeName } from '../../syntax/man/type-name.ts';

/** What names mean something in a workspace. */
export interface WorkspaceNames {
  /** Routines that a page documents or an interface declares: gathered on the first question. */
  readonly routines: () => ReadonlySet<string>;
  readonly isRoutine: (name: string) => boolean;
  /** Whether some routine has a parameter of this name. */
  readonly isParam: (name: string) => boolean;
  /** Whether it is a type, structure, member, parameter, value or return code, or the last part of an included path. */
  readonly isOther: (name: string) => boolean;
  /** Whether the pages of a routine or structure have a parameter or member of this name. */
  readonly hasParam: (subject: string, name: string) => boolean;
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

/** Remembered with the snapshot; what a group of pages or routines gives to it, with that group. */
export const workspaceNames: (snapshot: Snapshot) => WorkspaceNames = memo((snapshot) => {
  const pages = groupsOf([...snapshot.pages.values()], pageLists);
  const routines = groupsOf(snapshot.symbols.routines, routineLists);
  const parts = [...pages.map(namesOfPages), ...routines.map(namesOfRoutines)];
  return {
    routines: lazy(() => new Set(parts.flatMap((part) => [...part.routines]))),
    isRoutine: (name) => parts.some((part) => part.routines.has(name)),
    isParam: (name) => parts.some(({ params }) => params.has(name)),
    isOther: (name) =>
      snapshot.returnCodes.has(name) || parts.some(({ others }) => others.has(name)),
    hasParam: (subject, name) =>
      parts.some(({ ownParams }) => ownParams.get(subject)?.has(name) === true),
  };
});

interface Names {
  readonly routines: ReadonlySet<string>;
  readonly params: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
  /** The parameters and members that the pages of a name have. */
  readonly ownParams: ReadonlyMap<string, ReadonlySet<string>>;
}

const pageLists = createListPool<ManPage>();
const routineLists = createListPool<Routine>();

/** Cut so that an edit changes one group; the same objects give the same groups. */
function groupsOf<Item>(
  items: readonly Item[],
  pool: (group: readonly Item[]) => readonly Item[],
): readonly (readonly Item[])[] {
  let size = smallestGroup;
  while (size * mostGroups < items.length) size *= 2;
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) =>
    pool(items.slice(index * size, (index + 1) * size)),
  );
}

/** XNU's 256 pages are 16 groups of 16: as many to ask as to read again. */
const smallestGroup = 16;
/** Each question goes to all groups: as many of them as pages would take time by the square of the tree. */
const mostGroups = 32;

const namesOfPages = memo((pages: readonly ManPage[]): Names => {
  const routines = new Set<string>();
  const others = new Set<string>();
  const params = new Set<string>();
  const ownParams = new Map<string, Set<string>>();
  for (const page of pages) {
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
  return { routines, others, params, ownParams };
});

const namesOfRoutines = memo((routines: readonly Routine[]): Names => {
  const names = new Set<string>();
  const others = new Set<string>();
  const params = new Set<string>();
  for (const routine of routines) {
    for (const { slot } of routine.shapes) {
      for (const name of [slot.name.text, slot.userName, slot.serverName]) names.add(name);
      for (const argument of slot.arguments) {
        params.add(argument.name.text);
        others.add(argument.typeName.text);
      }
    }
    names.add(routine.name);
  }
  return { routines: names, others, params, ownParams: new Map() };
});
