import { create, toBinary } from '@bufbuild/protobuf';
import * as scip from '@c4312/scip/scip_pb.js';
import type { SourceFile } from '../../text/source-file.ts';
import type { Occurrence, SymbolId } from '../../workspace/occurrence.ts';
import type { Routine } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { parseSymbolId, workspacePath, type SymbolKind } from '../../workspace/symbol-id.ts';
import { scipSymbol } from './scip-symbol.ts';

/**
 * The index of a snapshot as a SCIP message: one document a file, every occurrence with its role, and for each symbol
 * that a file defines what it is. Built-in files are no documents. Ranges are 0-based, in UTF-16 units.
 */
export function scipIndex(snapshot: Snapshot, version: string): Uint8Array {
  const { layout, dialect, roots } = snapshot.project;
  const names = new Map<SymbolId, string>();
  const nameOf = (symbol: SymbolId): string => {
    let name = names.get(symbol);
    if (name === undefined) names.set(symbol, (name = scipSymbol(symbol, layout, dialect)));
    return name;
  };
  const documents = [...snapshot.files.values()]
    .filter(({ kind }) => kind === 'defs' || kind === 'man')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((file) => documentOf(snapshot, file, nameOf));
  const index = create(scip.IndexSchema, {
    metadata: create(scip.MetadataSchema, {
      toolInfo: create(scip.ToolInfoSchema, { name: 'machlint', version }),
      projectRoot: `file://${encodeURI(roots[0] ?? '/')}`,
      textDocumentEncoding: scip.TextEncoding.UTF8,
    }),
    documents,
  });
  return toBinary(scip.IndexSchema, index);
}

/** The C names of both stubs of each routine, to join this index with one of the C code. */
export function scipStubTable(snapshot: Snapshot): string {
  const { layout, dialect } = snapshot.project;
  const rows = snapshot.symbols.routines.map((routine) => ({
    symbol: scipSymbol(routine.symbol, layout, dialect),
    user: distinct(routine, ({ slot }) => slot.userName),
    server: distinct(routine, ({ slot }) => slot.serverName),
  }));
  return `${JSON.stringify({ version: 1, stubs: rows }, undefined, 1)}\n`;
}

function documentOf(
  snapshot: Snapshot,
  file: SourceFile,
  nameOf: (symbol: SymbolId) => string,
): scip.Document {
  const path = workspacePath(snapshot.project.roots, file.id);
  const found = snapshot.symbols.inFile(file.id);
  const definitions = new Map<SymbolId, Occurrence>();
  for (const each of found) {
    if (each.role === 'definition' && !definitions.has(each.symbol))
      definitions.set(each.symbol, each);
  }
  return create(scip.DocumentSchema, {
    relativePath: path,
    language: file.kind === 'man' ? 'HTML' : 'MIG',
    positionEncoding: scip.PositionEncoding.UTF16CodeUnitOffsetFromLineStart,
    occurrences: found.map(({ symbol, span, role }) =>
      create(scip.OccurrenceSchema, {
        range: rangeOf(file, span.start, span.end),
        symbol: nameOf(symbol),
        symbolRoles: role === 'definition' ? scip.SymbolRole.Definition : 0,
      }),
    ),
    symbols: [...definitions.keys()].map((symbol) =>
      create(scip.SymbolInformationSchema, {
        symbol: nameOf(symbol),
        displayName: parseSymbolId(symbol).name,
        kind: kinds[parseSymbolId(symbol).kind],
        documentation: documentationOf(snapshot, symbol),
      }),
    ),
  });
}

/** Three numbers where it ends on its line, else four. */
function rangeOf({ lines }: SourceFile, start: number, end: number): number[] {
  const from = lines.position(start);
  const to = lines.position(end);
  return from.line === to.line
    ? [from.line, from.character, to.character]
    : [from.line, from.character, to.line, to.character];
}

function documentationOf(snapshot: Snapshot, symbol: SymbolId): string[] {
  const routine = snapshot.symbols.routine(symbol);
  if (routine === undefined) return [];
  const ids = distinct(routine, ({ slot }) => String(slot.messageId)).join(', ');
  const prototypes = distinct(routine, ({ slot }) => slot.userPrototype);
  return [`message id ${ids}`, ...prototypes.map((text) => `\`\`\`c\n${text};\n\`\`\``)];
}

function distinct(
  { shapes }: Routine,
  pick: (shape: Routine['shapes'][number]) => string,
): readonly string[] {
  return [...new Set(shapes.map(pick))];
}

const kinds: Readonly<Record<SymbolKind, scip.SymbolInformation_Kind>> = {
  routine: scip.SymbolInformation_Kind.Function,
  argument: scip.SymbolInformation_Kind.Parameter,
  type: scip.SymbolInformation_Kind.Type,
  function: scip.SymbolInformation_Kind.Function,
  subsystem: scip.SymbolInformation_Kind.Interface,
  macro: scip.SymbolInformation_Kind.Macro,
  page: scip.SymbolInformation_Kind.File,
  parameter: scip.SymbolInformation_Kind.Parameter,
  code: scip.SymbolInformation_Kind.Constant,
  file: scip.SymbolInformation_Kind.File,
  name: scip.SymbolInformation_Kind.UnspecifiedKind,
};
