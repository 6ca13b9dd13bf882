import {
  Command,
  SymbolKind,
  type CodeLens as LspCodeLens,
  type InlayHint as LspInlayHint,
  type WorkspaceSymbol,
  type DefinitionLink,
  type FoldingRange,
  type FormattingOptions,
  type SelectionRange,
  type SignatureHelp as LspSignatureHelp,
  type TextEdit,
  type DocumentSymbol as LspDocumentSymbol,
  type Hover as LspHover,
  type SymbolInformation,
} from 'vscode-languageserver/node';
import type { CodeLens, LensTarget } from '../features/code-lenses.ts';
import type { SignatureHelp } from '../features/signature-help.ts';
import type { InlayHint } from '../features/inlay-hints.ts';
import type { WorkspaceSymbol as FoundSymbol } from '../features/workspace-symbols.ts';
import type { Destination } from '../features/definition.ts';
import type { DocumentSymbol } from '../features/document-symbol.ts';
import type { Fold } from '../features/folding.ts';
import { followsStyle, format } from '../features/format.ts';
import type { Hover } from '../features/describing.ts';
import { ruleDocumentation } from '../host/rule-documentation.ts';
import type { Place } from '../features/place.ts';
import type { Span } from '../text/span.ts';
import type { Describing } from '../features/describing.ts';
import type { Location } from './convert.ts';
import { markup } from './markup.ts';
import { locationOf, rangeIn, type Question } from './question.ts';

export async function toHover(
  question: Question,
  hover: Hover | undefined,
): Promise<LspHover | undefined> {
  if (hover === undefined) return undefined;
  const contents = await markup(question.session, 'hover', hover.markdown);
  return { range: rangeIn(question, hover.span), contents };
}

/** What a description is made from: the target that the folder shows, and links with the line behind `#L`. */
export function describing(question: Question): Describing {
  return {
    snapshot: question.snapshot,
    target: question.folder.target,
    documentation: ruleDocumentation,
    linkTo: (target) => {
      const location = locationOf(question, target);
      if (location === undefined) return undefined;
      const { line } = location.range.start;
      return line === 0 ? location.uri : `${location.uri}#L${line + 1}`;
    },
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

export function toFoldingRanges(question: Question, folds: readonly Fold[]): FoldingRange[] {
  const { lineFoldingOnly } = question.session.client;
  return folds.map(({ kind, span }) => {
    const { start, end } = rangeIn(question, span);
    const lines = { startLine: start.line, endLine: end.line, kind };
    if (lineFoldingOnly) return lines;
    return { ...lines, startCharacter: start.character, endCharacter: end.character };
  });
}

/** The innermost range first; at a place that is in nothing, the place itself. */
export function toSelectionRange(
  question: Question,
  { offset }: Place,
  spans: readonly Span[],
): SelectionRange {
  const ranges = spans.map((span) => rangeIn(question, span));
  const here = { range: rangeIn(question, { start: offset, end: offset }) };
  return (
    ranges.reduceRight<SelectionRange | undefined>(
      (parent, range) => (parent === undefined ? { range } : { range, parent }),
      undefined,
    ) ?? here
  );
}

/** The formatter's edits, as far as the settings let it touch the file. */
export function formatted(
  question: Question,
  { insertSpaces }: FormattingOptions,
  within?: Span,
): TextEdit[] | null {
  const { snapshot, file, folder } = question;
  const { format: setting } = folder.settings;
  if (file.kind !== 'defs' || setting === 'off') return null;
  if (setting === 'auto' && !followsStyle(snapshot, file.id)) return null;
  const edits = format(snapshot, file.id, { insertSpaces }, within);
  return edits.map(({ span, insert }) => ({ range: rangeIn(question, span), newText: insert }));
}

export function toWorkspaceSymbols(
  question: Pick<Question, 'session' | 'snapshot'>,
  symbols: readonly FoundSymbol[],
): WorkspaceSymbol[] {
  return symbols.flatMap(({ kind, name, container, span }) => {
    const location = locationOf(question, span);
    if (location === undefined) return [];
    return { name, kind: symbolKinds[kind], containerName: container, location };
  });
}

export function toInlayHint(question: Question, { offset, label, side }: InlayHint): LspInlayHint {
  const position = rangeIn(question, { start: offset, end: offset }).start;
  const isBefore = side === 'before';
  return { position, label, paddingLeft: !isBefore, paddingRight: isBefore };
}

/** Without its command, which `codeLens/resolve` adds. */
export function toCodeLens(question: Question, { kind, span, symbol }: CodeLens): LspCodeLens {
  const uri = question.session.uriOf(question.file.id);
  return { range: rangeIn(question, span), data: { uri, kind, symbol } };
}

/** A client that says so shows the places; others show the words alone. */
export function toLensCommand(
  question: Question,
  { range }: LspCodeLens,
  { title, places }: LensTarget,
): Command {
  const { session, file } = question;
  const isShown = session.client.showReferences && places.length > 0;
  const locations = places.flatMap((place) => locationOf(question, place) ?? []);
  return isShown
    ? Command.create(
        title,
        'machlint.showReferences',
        session.uriOf(file.id),
        range.start,
        locations,
      )
    : { title, command: '' };
}

export async function toSignatureHelp(
  { session }: Question,
  help: SignatureHelp | undefined,
): Promise<LspSignatureHelp | undefined> {
  if (help === undefined) return undefined;
  const { label, parts, active } = help;
  const { signatureLabelOffsets } = session.client;
  const documentation = await markup(session, 'signature', help.documentation);
  const parameters = parts.map(({ start, end }) => ({
    label: signatureLabelOffsets ? ([start, end] as [number, number]) : label.slice(start, end),
  }));
  return {
    signatures: [{ label, parameters, documentation }],
    activeSignature: 0,
    activeParameter: active ?? parts.length,
  };
}
