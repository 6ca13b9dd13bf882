import type { Token } from '../syntax/cpp/token.ts';
import type { DefsSyntax } from '../syntax/defs/parser.ts';
import { createListPool } from '../text/intern-list.ts';
import { memo } from '../text/memo.ts';
import type { FileId } from '../text/span.ts';
import type { Mention, MigDiagnostic } from './interface.ts';
import type { MachType } from './mach-type.ts';
import type { Block } from './open-file.ts';

/** What an interface mentions and declares in one file. */
export interface InterfacePart {
  /** Every mention of the statements that mention something there, statement by statement. */
  readonly mentions: readonly (readonly Mention[])[];
  /** Types with a name there, those that arguments declare in place among them; one may appear twice. */
  readonly types: readonly MachType[];
}

/** A part of a unit, and what it was lowered to. */
export interface PartBlock {
  readonly part: DefsSyntax;
  readonly block: Block;
}

/** What parts have in one file. Routines of parts that have nothing there are not lowered for it. */
export function partIn(blocks: readonly PartBlock[], file: FileId): InterfacePart {
  const found: InterfacePart[] = [];
  for (const { part, block } of blocks) {
    const inFile = touches(part, file) ? byFile(block).get(file) : undefined;
    if (inFile !== undefined) found.push(inFile);
  }
  const [only] = found;
  return found.length === 1 && only !== undefined ? only : joined(partLists(found));
}

/** Blocks that are the same in many units are joined once. */
const partLists = createListPool<InterfacePart>();
const joined = memo((parts: readonly InterfacePart[]): InterfacePart => ({
  mentions: parts.flatMap(({ mentions }) => mentions),
  types: parts.flatMap(({ types }) => types),
}));

/** What the statements mention that have a token at an offset of a file, and perhaps those beside them. */
export function mentionsAt(
  blocks: readonly PartBlock[],
  file: FileId,
  offset: number,
): readonly (readonly Mention[])[] {
  const found: (readonly Mention[])[] = [];
  for (const { part, block } of blocks) {
    if (!touches(part, file)) continue;
    for (const i of statementsAt(part, file, offset))
      found.push(...(block.said[i]?.mentions ?? []));
  }
  return found;
}

/** What the compiler says of a file, the file's end aside. */
export function diagnosticsIn(
  blocks: readonly PartBlock[],
  file: FileId,
): readonly MigDiagnostic[] {
  return blocks.flatMap(({ part, block }) =>
    touches(part, file)
      ? block.said.flatMap(({ diagnostics }) =>
          diagnostics.filter(({ span }) => span.file === file),
        )
      : [],
  );
}

/** Whether a part has a token from a file, or one from a macro call in it. */
export function touches(part: DefsSyntax, file: FileId): boolean {
  return filesTouchedBy(part).has(file);
}

export function filesTouchedBy({ tokens }: DefsSyntax): ReadonlySet<FileId> {
  return filesOf(tokens);
}

const filesOf = memo((tokens: readonly Token[]): ReadonlySet<FileId> => {
  const files = new Set<FileId>();
  let before: FileId | undefined;
  for (const { file, call } of tokens) {
    if (file !== before) files.add((before = file));
    if (call !== undefined && call.file !== before) files.add(call.file);
  }
  return files;
});

/** Indices of the statements with a token at an offset, rising: the last answer is remembered, since many units have a part. */
function statementsAt(part: DefsSyntax, file: FileId, offset: number): readonly number[] {
  let last = lastPlaces.get(part);
  if (last?.file !== file || last.offset !== offset) {
    last = { file, offset, statements: findStatements(part, file, offset) };
    lastPlaces.set(part, last);
  }
  return last.statements;
}

const lastPlaces = new WeakMap<
  DefsSyntax,
  { readonly file: FileId; readonly offset: number; readonly statements: readonly number[] }
>();

function findStatements(
  { tokens, starts }: DefsSyntax,
  file: FileId,
  offset: number,
): readonly number[] {
  const found = new Set<number>();
  let statement = -1;
  for (let i = 0; i < tokens.length; i++) {
    while ((starts[statement + 1] ?? Infinity) <= i) statement++;
    const token = tokens[i];
    if (token === undefined || token.file !== file) continue;
    if (token.start > offset || token.end < offset) continue;
    // A statement may begin inside the token that the one before it ends with.
    if (statement > 0) found.add(statement - 1);
    if (statement >= 0) found.add(statement);
  }
  return [...found];
}

/** What a block has in each file, remembered with it. */
const byFile = memo(({ said, types }: Block): ReadonlyMap<FileId, InterfacePart> => {
  const files = new Map<FileId, { mentions: (readonly Mention[])[]; types: MachType[] }>();
  const inFile = (file: FileId) => {
    let part = files.get(file);
    if (part === undefined) files.set(file, (part = { mentions: [], types: [] }));
    return part;
  };
  const addType = (type: MachType): void => {
    if (type.name !== undefined) inFile(type.name.written.file).types.push(type);
  };
  for (const mentions of said.flatMap((each) => each.mentions)) {
    let before: FileId | undefined;
    // Macros may tear a statement apart.
    for (const { span } of mentions) {
      if (span.file === before) continue;
      before = span.file;
      const lists = inFile(before).mentions;
      if (lists.at(-1) !== mentions) lists.push(mentions);
    }
  }
  types.forEach(addType);
  for (const { argumentTypes } of said) argumentTypes.forEach(addType);
  return files;
});
