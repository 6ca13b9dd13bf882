import type { ManPage, Written } from '../syntax/man/man-page.ts';
import { contains, type FileId, type Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { DocumentSymbol } from './document-symbol.ts';
import { interfaceSymbols } from './interface-symbols.ts';

/** The outline of a page or an interface. Spans of children lie in those of their parents. */
export function documentSymbols(snapshot: Snapshot, file: FileId): readonly DocumentSymbol[] {
  const page = snapshot.page(file);
  if (page === undefined) return interfaceSymbols(snapshot, file);
  const length = snapshot.files.get(file)?.text.length ?? 0;
  return [pageSymbol(page, { file, start: 0, end: length })];
}

function pageSymbol(page: ManPage, whole: Span): DocumentSymbol {
  return {
    kind: 'page',
    name: page.title.text === '' ? 'page' : page.title.text,
    detail: page.summary?.text ?? '',
    span: whole,
    selection: page.title.span,
    children: page.sections.map(({ heading, span }) => ({
      kind: 'section' as const,
      name: heading.text,
      detail: '',
      span,
      selection: heading.span,
      children: entriesOf(page).filter((entry) => contains(span, entry.span)),
    })),
  };
}

function entriesOf(page: ManPage): readonly DocumentSymbol[] {
  return [
    ...page.prototypes.map(({ name, returnType, span }) =>
      leaf('routine', name, returnType.text, span),
    ),
    ...page.structs.map(({ kind, tag, typedef, span, members }) => ({
      kind: 'struct' as const,
      name: (typedef ?? tag)?.text ?? kind,
      detail: kind,
      span,
      selection: (typedef ?? tag)?.span ?? span,
      children: members.map(({ name, ctype }) => leaf('member', name, ctype.text)),
    })),
    ...page.params.map(({ name, annotation, span }) =>
      leaf('argument', name, annotation?.text ?? '', span),
    ),
    ...page.fields.map(({ name }) => leaf('member', name, '')),
    ...page.returnCodes.map(({ code }) => leaf('code', code, '')),
  ].sort((a, b) => a.span.start - b.span.start);
}

function leaf(
  kind: DocumentSymbol['kind'],
  { text, span: selection }: Written,
  detail: string,
  span: Span = selection,
): DocumentSymbol {
  const around = contains(span, selection) ? span : selection;
  return { kind, name: text, detail, span: around, selection, children: [] };
}
