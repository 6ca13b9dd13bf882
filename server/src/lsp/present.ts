import {
  SymbolKind,
  type DefinitionLink,
  type DocumentSymbol as LspDocumentSymbol,
  type Hover as LspHover,
  type SymbolInformation,
} from 'vscode-languageserver/node';
import type { Destination } from '../features/definition.ts';
import type { DocumentSymbol } from '../features/document-symbols.ts';
import type { Hover } from '../features/hover.ts';
import type { LinkTo } from '../features/markdown.ts';
import type { Location } from './convert.ts';
import { locationOf, rangeIn, type Question } from './question.ts';

export function toHover(question: Question, hover: Hover | undefined): LspHover | undefined {
  if (hover === undefined) return undefined;
  const kind = question.session.client.markdown ? 'markdown' : 'plaintext';
  return { range: rangeIn(question, hover.span), contents: { kind, value: hover.markdown } };
}

/** Links with the line behind `#L`, which editors follow. */
export function linkTo(question: Question): LinkTo {
  return (target) => {
    const location = locationOf(question, target);
    if (location === undefined) return undefined;
    const { line } = location.range.start;
    return line === 0 ? location.uri : `${location.uri}#L${line + 1}`;
  };
}

export function toDefinition(
  question: Question,
  destinations: readonly Destination[],
): DefinitionLink[] | Location[] {
  const links = destinations.flatMap(({ origin, target, selection }) => {
    const whole = locationOf(question, target);
    const name = locationOf(question, selection);
    if (whole === undefined || name === undefined) return [];
    return {
      originSelectionRange: rangeIn(question, origin),
      targetUri: whole.uri,
      targetRange: whole.range,
      targetSelectionRange: name.range,
    };
  });
  if (question.session.client.definitionLinks) return links;
  return links.map(({ targetUri, targetSelectionRange }) => ({
    uri: targetUri,
    range: targetSelectionRange,
  }));
}

/** As a tree, or for clients from before that as a list. */
export function toDocumentSymbols(
  question: Question,
  symbols: readonly DocumentSymbol[],
): LspDocumentSymbol[] | SymbolInformation[] {
  if (question.session.client.hierarchicalSymbols)
    return symbols.map((each) => tree(question, each));
  return symbols.flatMap((each) => flat(question, each, undefined));
}

function tree(question: Question, symbol: DocumentSymbol): LspDocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: symbolKinds[symbol.kind],
    range: rangeIn(question, symbol.span),
    selectionRange: rangeIn(question, symbol.selection),
    children: symbol.children.map((child) => tree(question, child)),
  };
}

function flat(
  question: Question,
  { name, kind, span, children }: DocumentSymbol,
  container: string | undefined,
): SymbolInformation[] {
  const location = { uri: question.session.uriOf(span.file), range: rangeIn(question, span) };
  const own = { name, kind: symbolKinds[kind], location };
  const inside = children.flatMap((child) => flat(question, child, name));
  return [container === undefined ? own : { ...own, containerName: container }, ...inside];
}

const symbolKinds: Readonly<Record<DocumentSymbol['kind'], SymbolKind>> = {
  page: SymbolKind.File,
  section: SymbolKind.Namespace,
  subsystem: SymbolKind.Module,
  routine: SymbolKind.Function,
  skip: SymbolKind.Null,
  argument: SymbolKind.Variable,
  type: SymbolKind.Class,
  struct: SymbolKind.Struct,
  member: SymbolKind.Field,
  code: SymbolKind.EnumMember,
  macro: SymbolKind.Constant,
};
