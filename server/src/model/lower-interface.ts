import type { Unit } from '../syntax/cpp/unit.ts';
import type { Site } from '../syntax/defs/nodes.ts';
import { parseRuns, problemsOf } from '../syntax/defs/parse-runs.ts';
import type { DefsSyntax } from '../syntax/defs/parser.ts';
import { memo } from '../text/memo.ts';
import type { FileId } from '../text/span.ts';
import { createVariants } from '../text/variants.ts';
import { closeInterface } from './close-interface.ts';
import type { Interface, Mention, MigDiagnostic } from './interface.ts';
import {
  diagnosticsIn,
  filesTouchedBy,
  mentionsAt,
  partIn,
  touches,
  type InterfacePart,
  type PartBlock,
} from './interface-part.ts';
import { lowerStatement } from './lower-statement.ts';
import { OpenFile, type Block, type LoweredTypes, type LoweringOptions } from './open-file.ts';

/** An interface that is made as far as it is asked for. */
export interface LazyInterface {
  /** All of it; a routine is lowered when it is asked for more than its name and id. */
  whole(): Interface;
  /** What other interfaces have too, which costs nothing to keep. */
  shared(): SharedParts;
  /** What stands in one of its files, for which nothing behind that file is looked at. */
  in(file: FileId): InterfacePart;
  /** What the statements mention that have a token at an offset (UTF-16) of a file, and perhaps those beside them. */
  at(file: FileId, offset: number): readonly (readonly Mention[])[];
  /** What the compiler says in one of its files, for which no routine is lowered that has nothing there. */
  diagnosticsIn(file: FileId): readonly MigDiagnostic[];
}

/** The parts of an interface that its root includes. */
export interface SharedParts {
  /** What the interface has in one of its files; undefined where something of it stands in the root's own parts. */
  in(file: FileId): InterfacePart | undefined;
}

/** What one root file declares under one target: MIG's own semantics, and what its compiler says. */
export function lowerInterface(unit: Unit, options: LoweringOptions): Interface {
  return lazyInterface(unit, options).whole();
}

export function lazyInterface(unit: Unit, options: LoweringOptions): LazyInterface {
  const { root } = unit;
  let opened: OpenParts | undefined;
  let closed: ClosedParts | undefined;
  // A unit holds all its tokens: whoever has the whole interface can let go of them.
  let start: (() => OpenParts) | undefined = starter(unit, options);
  const open = (): OpenParts => {
    if (opened === undefined && start !== undefined) opened = start();
    if (opened === undefined) throw new Error('an interface that is made is opened again');
    return opened;
  };
  const close = (): ClosedParts => {
    if (closed === undefined) {
      const { file, parts, first, blocks, lowerTo } = open();
      lowerTo(parts.length);
      const all = [first, ...blocks.map(({ block }) => block)];
      closed = { first, blocks, whole: closeInterface(file, all, endOf(parts)) };
      // The compiler's variables are much, and only routines that are not lowered yet need them any more.
      opened = undefined;
      start = undefined;
    }
    return closed;
  };
  const upTo = (file: FileId): Pick<ClosedParts, 'first' | 'blocks'> => {
    if (closed !== undefined) return closed;
    const { parts, first, blocks, lowerTo } = open();
    lowerTo(1 + parts.findLastIndex((part) => touches(part, file)));
    return { first, blocks };
  };
  return {
    whole: () => close().whole,
    shared: () => sharedParts(close().blocks, root),
    in: (file) => partIn(upTo(file).blocks, file),
    at: (file, offset) => mentionsAt(upTo(file).blocks, file, offset),
    diagnosticsIn(file) {
      const isThere = ({ span }: MigDiagnostic): boolean => span.file === file;
      // Only of the root it may be said that something is nowhere.
      if (file === root) return close().whole.diagnostics.filter(isThere);
      const { first, blocks } = upTo(file);
      const syntax = first.said.flatMap(({ diagnostics }) => diagnostics);
      return [...syntax.filter(isThere), ...diagnosticsIn(blocks, file)];
    },
  };
}

/** A function of its own, so that nothing else holds the unit. */
function starter(unit: Unit, options: LoweringOptions): () => OpenParts {
  return () => openParts(unit, options);
}

/** A function of its own, so that nothing else holds the other parts. */
function sharedParts(blocks: readonly PartBlock[], root: FileId): SharedParts {
  const own = new Set<FileId>();
  const shared: PartBlock[] = [];
  for (const each of blocks) {
    const files = filesTouchedBy(each.part);
    if (!files.has(root) && holdsTypesOnly(each.part)) shared.push(each);
    else for (const file of files) own.add(file);
  }
  return { in: (file) => (own.has(file) ? undefined : partIn(shared, file)) };
}

interface OpenParts {
  readonly file: OpenFile;
  readonly parts: readonly DefsSyntax[];
  /** What the parser says, before anything is lowered. */
  readonly first: Block;
  /** Of the parts that are lowered. */
  readonly blocks: readonly PartBlock[];
  /** Lowers the parts up to one. */
  readonly lowerTo: (end: number) => void;
}

interface ClosedParts {
  readonly first: Block;
  readonly blocks: readonly PartBlock[];
  readonly whole: Interface;
}

function openParts(unit: Unit, options: LoweringOptions): OpenParts {
  const parts = parseRuns(unit.runs, options.dialect);
  const isRoot = options.isRoot && !declaresTypesOnly(parts);
  const file = new OpenFile(unit, { ...options, isRoot });
  for (const { rule, at, message } of problemsOf(parts)) {
    file.reporter.report(at, { rule, severity: 'error', message });
  }
  file.endStatement();
  const first = file.endBlock();
  const blocks: PartBlock[] = [];
  const lowerTo = (end: number): void => {
    for (let i = blocks.length; i < end; i++) {
      const part = parts[i];
      if (part !== undefined) blocks.push({ part, block: lowerPart(part, file) });
    }
  };
  return { file, parts, first, blocks, lowerTo };
}

function lowerPart(part: DefsSyntax, file: OpenFile): Block {
  const lower = (): void => {
    for (const statement of part.statements) {
      lowerStatement(statement, file);
      file.endStatement();
    }
  };
  if (holdsTypesOnly(part)) return file.lowerTypes(part, loweredParts, lower);
  lower();
  return file.endBlock();
}

/** Parts under each answer to their questions: a few targets' and roots'. */
const loweredParts = createVariants<DefsSyntax, LoweredTypes>(16);

const holdsTypesOnly = memo(({ statements }: DefsSyntax) =>
  statements.every(({ kind }) => kind === 'type' || kind === 'import'),
);

function declaresTypesOnly(parts: readonly DefsSyntax[]): boolean {
  return parts.some(({ statements }) => statements.length > 0) && parts.every(holdsTypesOnly);
}

/** Behind the last token. */
function endOf(parts: readonly DefsSyntax[]): Site {
  const end = parts.at(-1)?.end;
  return end ?? { file: '' as FileId, start: 0, end: 0, call: undefined };
}
