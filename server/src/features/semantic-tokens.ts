import { wordOf } from '../syntax/defs/keywords.ts';
import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import type { FileId, Span } from '../text/span.ts';
import type { Occurrence } from '../workspace/occurrence.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseSymbolId, type SymbolKind } from '../workspace/symbol-id.ts';

export const tokenKinds = [
  'keyword',
  'type',
  'function',
  'parameter',
  'macro',
  'namespace',
  'number',
  'string',
  'comment',
  'operator',
  'modifier',
] as const;

export const tokenModifiers = ['declaration'] as const;

export interface SemanticToken {
  /** On one line. */
  readonly span: Span;
  readonly kind: (typeof tokenKinds)[number];
  readonly modifiers: readonly (typeof tokenModifiers)[number][];
}

/**
 * The words of an interface by what they mean, in order, none over another. Colours of a page are left to the editor's
 * HTML support.
 */
export function semanticTokens(snapshot: Snapshot, file: FileId): readonly SemanticToken[] {
  const syntax = snapshot.syntax(file);
  if (syntax === undefined || snapshot.files.get(file)?.kind !== 'defs') return [];
  const named = names(snapshot, file);
  const dialect = snapshot.unitsOf(file)[0]?.dialect ?? snapshot.project.dialect;
  const tokens: SemanticToken[] = [];
  const add = (
    span: Span,
    kind: SemanticToken['kind'],
    modifiers: SemanticToken['modifiers'] = [],
  ) => {
    tokens.push({ span, kind, modifiers });
  };

  for (const token of [...syntax.tokens, ...syntax.directives.flatMap((each) => each.tokens)]) {
    const span = { file, start: token.start, end: token.end };
    const name = named.get(token.start);
    const kind = name === undefined ? undefined : kindsOfSymbols[parseSymbolId(name.symbol).kind];
    if (kind !== undefined && name !== undefined) {
      add(span, kind, name.role === 'definition' ? ['declaration'] : []);
    } else if (token.kind === 'number') add(span, 'number');
    else if (token.kind === 'string') add(span, 'string');
    else if (token.kind === 'identifier') {
      const word = wordOf(token.text, dialect);
      if (word !== undefined) add(span, word.kind === 'flag' ? 'modifier' : wordKinds[word.kind]);
    }
  }
  for (const { span } of syntax.comments) add(span, 'comment');
  return onePerLine(
    syntax,
    tokens.sort((a, b) => a.span.start - b.span.start),
  );
}

const wordKinds = { keyword: 'keyword', symbolic: 'type' } as const;

const kindsOfSymbols: Readonly<Partial<Record<SymbolKind, SemanticToken['kind']>>> = {
  routine: 'function',
  function: 'function',
  argument: 'parameter',
  type: 'type',
  name: 'type',
  macro: 'macro',
  subsystem: 'namespace',
};

/** The narrowest mention at each offset. A name that a macro is given is a routine's before it is the macro's. */
function names({ symbols }: Snapshot, file: FileId): ReadonlyMap<number, Occurrence> {
  const found = new Map<number, Occurrence>();
  for (const occurrence of symbols.inFile(file)) {
    const { start, end } = occurrence.span;
    const known = found.get(start);
    if (known === undefined || end < known.span.end) found.set(start, occurrence);
  }
  return found;
}

/** Editors take tokens line by line: a comment over lines is one token a line. */
function onePerLine({ file }: FileSyntax, tokens: readonly SemanticToken[]): SemanticToken[] {
  return tokens.flatMap((token) => {
    const { start, end } = token.span;
    const first = file.lines.position(start).line;
    const last = file.lines.position(end).line;
    if (first === last) return token;
    return Array.from({ length: last - first + 1 }, (_, i) => ({
      ...token,
      span: {
        ...token.span,
        start: Math.max(start, file.lines.lineStart(first + i)),
        end: Math.min(end, file.lines.lineEnd(first + i)),
      },
    })).filter(({ span }) => span.end > span.start);
  });
}
