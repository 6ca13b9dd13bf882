import { noTargets } from '../model/target.ts';
import { memo } from '../text/memo.ts';
import type { FileId } from '../text/span.ts';
import type { PathOf } from './interface-occurrences.ts';
import { linkTarget } from './link-target.ts';
import type { Occurrence, SymbolId } from './occurrence.ts';
import { pageMentions, type PageMention } from './page-mentions.ts';
import { namesOf, type Routine } from './routine.ts';
import type { Snapshot } from './snapshot.ts';
import { parseSymbolId, symbolId } from './symbol-id.ts';
import type { SymbolTable } from './symbol-table.ts';

/** What the names of pages are looked up in. */
export interface PageResolver {
  readonly snapshot: Snapshot;
  readonly table: Pick<SymbolTable, 'routinesNamed' | 'pagesNamed'>;
  readonly pathOf: PathOf;
  readonly typeNamed: (name: string) => SymbolId | undefined;
}

/** The occurrences in a page: what each of its names means now. */
export function pageOccurrences(page: FileId, resolver: PageResolver): readonly Occurrence[] {
  const occurrences: Occurrence[] = [];
  for (const mention of mentionsIn(resolver.snapshot, page)) {
    const symbol = resolveMention(mention, page, resolver);
    if (symbol === undefined) continue;
    const role = mention.documents ? 'documentation' : 'reference';
    occurrences.push({ symbol, span: mention.span, role, targets: noTargets });
  }
  return occurrences;
}

/** The words of a page under which `wordsFor` finds it. */
export function wordsIn(snapshot: Snapshot, page: FileId): readonly string[] {
  return wordsOf(mentionsIn(snapshot, page));
}

/** The words of which a page must have one to mention a symbol, whatever these words mean there. */
export function wordsFor(symbol: SymbolId, routinesOf: readonly Routine[]): readonly string[] {
  const { kind, path, name } = parseSymbolId(symbol);
  switch (kind) {
    case 'routine':
      return [name, ...routinesOf.flatMap(namesOf)];
    case 'argument':
      return [name.slice(name.lastIndexOf('/') + 1)];
    case 'file':
      return [linkWord(path)];
    default:
      return [name];
  }
}

const nothing: readonly PageMention[] = [];

function mentionsIn(snapshot: Snapshot, file: FileId): readonly PageMention[] {
  const [source, read] = [snapshot.files.get(file), snapshot.page(file)];
  return source === undefined || read === undefined ? nothing : pageMentions(source, read);
}

const wordsOf = memo((mentions: readonly PageMention[]) => [
  ...new Set(mentions.map(({ kind, name }) => (kind === 'link' ? linkWord(name) : name))),
]);

/** A link is found by the name of the file that it leads to. */
function linkWord(path: string): string {
  const [file = ''] = path.split('#');
  return `/${file.slice(file.lastIndexOf('/') + 1)}`;
}

/** What a name in a page means: an interface's symbol where one has it, else the page's own. */
function resolveMention(
  { kind, name }: PageMention,
  page: FileId,
  resolver: PageResolver,
): SymbolId | undefined {
  const { snapshot, pathOf, typeNamed } = resolver;
  switch (kind) {
    case 'routine':
      return routineNamed(name, resolver) ?? pageNamed(name, resolver);
    case 'parameter':
      return argumentOf(page, name, resolver) ?? symbolId('parameter', pathOf(page), name);
    case 'type':
      return typeNamed(name) ?? symbolId('name', '', name);
    case 'code':
      return symbolId('code', '', name);
    case 'link': {
      const target = linkTarget(snapshot, page, name);
      return target === undefined ? undefined : symbolId('file', pathOf(target), '-');
    }
    case 'word':
      return (
        routineNamed(name, resolver) ??
        (snapshot.returnCodes.has(name) ? symbolId('code', '', name) : undefined) ??
        typeNamed(name) ??
        pageNamed(name, resolver)
      );
  }
}

function routineNamed(name: string, { table }: PageResolver): SymbolId | undefined {
  return table.routinesNamed(name)[0]?.symbol;
}

/** The first page that documents a name. */
function pageNamed(name: string, { table, pathOf }: PageResolver): SymbolId | undefined {
  const [first] = table.pagesNamed(name);
  return first === undefined ? undefined : symbolId('page', pathOf(first), name);
}

/** The argument that a page's parameter documents: of the first routine of the page that has one of that name. */
function argumentOf(
  page: FileId,
  name: string,
  { snapshot, table }: PageResolver,
): SymbolId | undefined {
  for (const prototype of snapshot.page(page)?.prototypes ?? []) {
    const routine = table.routinesNamed(prototype.name.text)[0];
    const argument = routine?.shapes[0]?.slot.arguments.find((each) => each.name.text === name);
    if (routine === undefined || argument === undefined) continue;
    const { path } = parseSymbolId(routine.symbol);
    return symbolId('argument', path, `${routine.name}/${name}`);
  }
  return undefined;
}
