import { sectionHeadings, type ManPage } from '../syntax/man/man-page.ts';
import { relativePath } from '../text/relative-path.ts';
import { span, touches, type FileId } from '../text/span.ts';
import type { Routine } from '../workspace/routine.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { pagesAbout } from '../workspace/pages-about.ts';
import { symbolId, workspacePath } from '../workspace/symbol-id.ts';
import { nothing, word, type Completion, type Proposal } from './proposal.ts';
import { impliedParameters, pageText, parameterEntry, type Blank } from './page-text.ts';
import type { Place } from './place.ts';

/** What may stand in a page, by the section and the mark-up around the cursor. */
export function pageProposals(snapshot: Snapshot, at: Place): Completion | undefined {
  const page = snapshot.page(at.file);
  const text = snapshot.files.get(at.file)?.text;
  if (page === undefined || text === undefined) return undefined;
  const context = { snapshot, page, file: at.file, routines: routinesOf(snapshot, page) };
  const before = text.slice(Math.max(0, at.offset - 300), at.offset);
  const replace = (typed: string): Completion['replaced'] =>
    span(at.file, at.offset - typed.length, at.offset);

  const href = /\bhref\s*=\s*"([^"<>\n]*)$/i.exec(before)?.[1];
  if (href !== undefined) return { replaced: replace(href), proposals: links(context) };
  const isInTag = before.lastIndexOf('<') > before.lastIndexOf('>');
  if (isInTag && !/<\w*$/.test(before)) return undefined;
  const heading = /<h3>([A-Z\s]*)$/i.exec(before)?.[1]?.trimStart();
  if (heading !== undefined) return { replaced: replace(heading), proposals: headings(page) };
  const bracket = /\[([^[\]<>]*)$/.exec(before)?.[1];
  if (bracket !== undefined) {
    return { replaced: replace(bracket), proposals: annotations(context, at.offset) };
  }
  const typed = /(?<!\w)\w*$/.exec(before)?.[0] ?? '';
  return { replaced: replace(typed), proposals: words(context, at.offset, before) };
}

interface PageContext {
  readonly snapshot: Snapshot;
  readonly page: ManPage;
  readonly file: FileId;
  /** The routines that the page documents. */
  readonly routines: readonly Routine[];
}

function routinesOf(snapshot: Snapshot, page: ManPage): readonly Routine[] {
  const names = [page.title, ...page.prototypes.map(({ name }) => name)].map(({ text }) => text);
  return [...new Set(names)].flatMap((name) => snapshot.symbols.routinesNamed(name)[0] ?? []);
}

/** Other pages, by the way from this one to them. */
function links({ snapshot, file }: PageContext): readonly Proposal[] {
  const folder = file.slice(0, file.lastIndexOf('/'));
  return [...snapshot.pages].flatMap(([other, { title, summary }]) => {
    if (other === file) return [];
    const symbol = symbolId('file', workspacePath(snapshot.project.roots, other), '-');
    const path = relativePath(folder, other);
    return word('file', path, summary?.text ?? title.text, { kind: 'symbol', symbol });
  });
}

/** Headings that the page does not have. */
function headings({ sections, fields, structs }: ManPage): readonly Proposal[] {
  const present = new Set(sections.map(({ name }) => name));
  const isStructure = fields.length > 0 || structs.length > 0;
  return sectionHeadings
    .filter((name) => !present.has(name) && name !== 'RETURN VALUE')
    .filter((name) => isStructure || name !== 'FIELDS')
    .map((name, rank) => ({ ...word('heading', name, '', nothing, rank), insert: `${name}</h3>` }));
}

/** The annotation that the interface implies for the entry around the cursor; elsewhere those of all arguments. */
function annotations({ page, routines }: PageContext, offset: number): readonly Proposal[] {
  const entry = page.params.find(({ span: at }) => touches(at, offset));
  const implied = routines.flatMap(({ shapes: [shape] }) =>
    shape === undefined ? [] : impliedParameters(shape),
  );
  const own = implied.filter(({ name }) => name === entry?.name.text);
  const shown = own.length > 0 ? own : implied;
  return [...new Set(shown.map(({ annotation }) => annotation))].map((annotation) =>
    word('annotation', annotation, own[0]?.name ?? '', nothing),
  );
}

function words(context: PageContext, offset: number, before: string): readonly Proposal[] {
  const section = context.page.sections.find(({ span: at }) => touches(at, offset))?.name;
  const isMarked = /<(?:var|i)>\w*$/i.test(before);
  const parameters = parameterNames(context);
  if (isMarked) return parameters;
  const isCodes = section === 'RETURN VALUES' || section === 'RETURN VALUE';
  return [
    ...(section === 'PARAMETERS' ? missingEntries(context) : []),
    ...(section === undefined ? skeleton(context) : []),
    ...codes(context, isCodes ? 0 : 4),
    ...routineNames(context),
    ...parameters,
  ];
}

function parameterNames({ page, routines }: PageContext): readonly Proposal[] {
  const written = page.prototypes.flatMap(({ params }) => params.map(({ name }) => name.text));
  const implied = routines.flatMap(({ shapes: [shape] }) =>
    shape === undefined ? [] : impliedParameters(shape).map(({ name }) => name),
  );
  const names = written.length > 0 ? written : implied;
  const documented = new Set(page.params.map(({ name }) => name.text));
  return [...new Set(names)].map((name) =>
    word('argument', name, '', nothing, documented.has(name) ? 1 : 0),
  );
}

/** Whole entries for parameters that the page does not describe yet. */
function missingEntries({ page, routines }: PageContext): readonly Proposal[] {
  const documented = new Set(page.params.map(({ name }) => name.text));
  const [shape] = routines.flatMap(({ shapes }) => shapes);
  if (shape === undefined) return [];
  return impliedParameters(shape)
    .filter(({ name, argument }) => !documented.has(name) && !documented.has(argument.name.text))
    .map((parameter) => ({
      kind: 'snippet',
      label: `entry for ${parameter.name}`,
      detail: parameter.annotation,
      insert: parameterEntry(escaped(parameter), fillIn()).trimEnd(),
      isSnippet: true,
      rank: 0,
      about: nothing,
    }));
}

/** The rest of a page that has hardly begun. */
function skeleton({ page, file, routines, snapshot }: PageContext): readonly Proposal[] {
  const named = routines.length > 0 ? routines : snapshot.symbols.routinesNamed(stemOf(file));
  return page.sections.length > 1 ? [] : named.flatMap((routine) => wholePage(routine, 0));
}

/** A file of the workspace that is to become a page: the whole page of a routine that has none. */
export function newPageProposals(snapshot: Snapshot, at: Place): Completion | undefined {
  const text = snapshot.files.get(at.file)?.text;
  if (text === undefined) return undefined;
  const isNew = /\.html?$/i.test(at.file) && /^[A-Za-z0-9_]*$/.test(text.trim());
  if (!isNew) return undefined;
  const stem = stemOf(at.file);
  const named = snapshot.symbols.routinesNamed(stem);
  const bare = snapshot.symbols.routines.filter(
    (routine) => routine.name !== stem && pagesAbout(snapshot, routine).length === 0,
  );
  const typed = text.slice(0, at.offset).trimStart();
  if (/\s/.test(typed)) return undefined;
  return {
    replaced: span(at.file, at.offset - typed.length, at.offset),
    proposals: [
      ...named.flatMap((routine) => wholePage(routine, 0)),
      ...bare.flatMap((routine) => wholePage(routine, 1)),
    ],
  };
}

function wholePage({ name, shapes: [shape] }: Routine, rank: number): readonly Proposal[] {
  if (shape === undefined) return [];
  const insert = pageText(name, shape, fillIn());
  const [label, detail] = [`page for ${name}`, shape.subsystem.name.text];
  return [{ kind: 'snippet', label, detail, insert, isSnippet: true, rank, about: nothing }];
}

function stemOf(file: FileId): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.html?$/i, '');
}

function codes({ snapshot, page }: PageContext, rank: number): readonly Proposal[] {
  const listed = new Set(page.returnCodes.map(({ code }) => code.text));
  return [...snapshot.returnCodes.values()].map(({ name, meaning, family }) => {
    const symbol = symbolId('code', '', name);
    return word(
      'code',
      name,
      meaning,
      { kind: 'symbol', symbol },
      rank + (listed.has(name) ? 2 : 0) + (family === 'kern' ? 0 : 1),
    );
  });
}

function routineNames({ snapshot }: PageContext): readonly Proposal[] {
  return snapshot.symbols.routines.map(({ name, symbol }) =>
    word('routine', name, '', { kind: 'symbol', symbol }),
  );
}

/** Numbers the places to fill in. */
function fillIn(): Blank {
  let number = 0;
  return (hint) => `\${${(number += 1)}:${hint}}`;
}

/** Names of C hold nothing that a snippet gives a meaning, but for the dollar that some compilers take. */
function escaped<Named extends { readonly name: string }>(named: Named): Named {
  return { ...named, name: named.name.replaceAll('$', '\\$') };
}
