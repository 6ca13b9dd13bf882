import type { FileId } from '../text/span.ts';
import type { SymbolId } from './occurrence.ts';

export type SymbolKind =
  | 'routine'
  | 'argument'
  | 'type'
  | 'function'
  | 'subsystem'
  | 'macro'
  | 'page'
  | 'parameter'
  | 'code'
  | 'file'
  | 'name';

/** Builds a symbol's stable name. `path` is the declaring file's path in the workspace, or '' where no file declares it. */
export function symbolId(kind: SymbolKind, path: string, name: string): SymbolId {
  return `${kind} ${path} ${name}` as SymbolId;
}

/** Takes a symbol's stable name apart. Paths may hold blanks; kinds and names hold none. */
export function parseSymbolId(symbol: SymbolId): {
  readonly kind: SymbolKind;
  readonly path: string;
  readonly name: string;
} {
  const first = symbol.indexOf(' ');
  const last = symbol.lastIndexOf(' ');
  return {
    kind: symbol.slice(0, first) as SymbolKind,
    path: symbol.slice(first + 1, last),
    name: symbol.slice(last + 1),
  };
}

/** A file's path inside the workspace folder that holds it; the whole path outside them. */
export function workspacePath(roots: readonly FileId[], file: FileId): string {
  for (const root of roots) {
    if (file.startsWith(`${root}/`)) return file.slice(root.length + 1);
  }
  return file;
}
