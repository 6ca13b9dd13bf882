import type { Unit } from '../syntax/cpp/unit.ts';
import type { Token } from '../syntax/cpp/token.ts';
import type { Site } from '../syntax/defs/nodes.ts';
import { parseRuns, problemsOf } from '../syntax/defs/parse-runs.ts';
import type { DefsSyntax } from '../syntax/defs/parser.ts';
import { createListPool } from '../text/intern-list.ts';
import { memo } from '../text/memo.ts';
import type { FileId } from '../text/span.ts';
import { createVariants } from '../text/variants.ts';
import type { Interface, Mention, RoutineSlot, Slot } from './interface.ts';
import type { RoutineShape } from './lower-routine.ts';
import { lowerStatement } from './lower-statement.ts';
import type { MachType } from './mach-type.ts';
import { OpenFile, type Block, type LoweredTypes, type LoweringOptions } from './open-file.ts';

/** An interface that is made as far as it is asked for. */
export interface LazyInterface {
  /** All of it. */
  whole(): Interface;
  /** What stands in one of its files, for which nothing behind that file is looked at. */
  in(file: FileId): InterfacePart;
}

/** What an interface mentions and declares in one file. */
export interface InterfacePart {
  /** Every mention of the statements that mention something there, statement by statement. */
  readonly mentions: readonly (readonly Mention[])[];
  /** Types with a name there, those that arguments declare in place among them; one may appear twice. */
  readonly types: readonly MachType[];
}

/** What one root file declares under one target: MIG's own semantics, and what its compiler says. */
export function lowerInterface(unit: Unit, options: LoweringOptions): Interface {
  return lazyInterface(unit, options).whole();
}

export function lazyInterface(unit: Unit, options: LoweringOptions): LazyInterface {
  let opened: OpenParts | undefined;
  let closed: { readonly whole: Interface; readonly blocks: readonly OwnedBlock[] } | undefined;
  // A unit holds all its tokens: whoever has the whole interface can let go of them.
  let start: (() => OpenParts) | undefined = starter(unit, options);
  const open = (): OpenParts => {
    if (opened === undefined && start !== undefined) opened = start();
    if (opened === undefined) throw new Error('an interface that is made is opened again');
    return opened;
  };
  return {
    whole() {
      if (closed === undefined) {
        const { file, parts, first, blocks, lowerTo } = open();
        lowerTo(parts.length);
        const all = [first, ...blocks.map(({ block }) => block)];
        closed = { whole: closeFile(file, all, endOf(parts)), blocks };
        // The compiler's variables are much, and nobody asks for them any more.
        opened = undefined;
        start = undefined;
      }
      return closed.whole;
    },
    in(id) {
      if (closed !== undefined) return partIn(closed.blocks, id);
      const { parts, blocks, lowerTo } = open();
      lowerTo(1 + parts.findLastIndex(({ tokens }) => filesOf(tokens).has(id)));
      return partIn(blocks, id);
    },
  };
}

/** A function of its own, so that nothing else holds the unit. */
function starter(unit: Unit, options: LoweringOptions): () => OpenParts {
  return () => openParts(unit, options);
}

function partIn(blocks: readonly OwnedBlock[], file: FileId): InterfacePart {
  const found: InterfacePart[] = [];
  for (const block of blocks) {
    const part = partsOf(block).get(file);
    if (part !== undefined) found.push(part);
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

interface OpenParts {
  readonly file: OpenFile;
  readonly parts: readonly DefsSyntax[];
  /** What the parser says, before anything is lowered. */
  readonly first: Block;
  /** Of the parts that are lowered. */
  readonly blocks: readonly OwnedBlock[];
  /** Lowers the parts up to one. */
  readonly lowerTo: (end: number) => void;
}

/** The block of a part, with the types that its arguments declare. */
interface OwnedBlock {
  readonly block: Block;
  readonly argumentTypes: readonly MachType[];
}

function openParts(unit: Unit, options: LoweringOptions): OpenParts {
  const parts = parseRuns(unit.runs, options.dialect);
  const isRoot = options.isRoot && !declaresTypesOnly(parts);
  const file = new OpenFile(unit, { ...options, isRoot });
  for (const { rule, at, message } of problemsOf(parts)) {
    file.reporter.report(at, { rule, severity: 'error', message });
  }
  const first = file.endBlock();
  const blocks: OwnedBlock[] = [];
  const lowerTo = (end: number): void => {
    for (let i = blocks.length; i < end; i++) {
      const part = parts[i];
      if (part !== undefined) blocks.push(lowerPart(part, file));
    }
  };
  return { file, parts, first, blocks, lowerTo };
}

function lowerPart(part: DefsSyntax, file: OpenFile): OwnedBlock {
  const lower = (): void => {
    for (const statement of part.statements) lowerStatement(statement, file);
  };
  if (holdsTypesOnly(part)) return typesOnly(file.lowerTypes(part, loweredParts, lower));
  const firstSlot = file.slots.length;
  lower();
  const argumentTypes: MachType[] = [];
  for (const slot of file.slots.slice(firstSlot)) {
    if (slot.kind !== 'routine') continue;
    for (const { type } of slot.shape.arguments) argumentTypes.push(type);
  }
  return { block: file.endBlock(), argumentTypes };
}

const typesOnly = memo((block: Block): OwnedBlock => ({ block, argumentTypes: [] }));

/** Parts under each answer to their questions: a few targets' and roots'. */
const loweredParts = createVariants<DefsSyntax, LoweredTypes>(16);

const holdsTypesOnly = memo(({ statements }: DefsSyntax) =>
  statements.every(({ kind }) => kind === 'type' || kind === 'import'),
);

function declaresTypesOnly(parts: readonly DefsSyntax[]): boolean {
  return parts.some(({ statements }) => statements.length > 0) && parts.every(holdsTypesOnly);
}

/** The files in which the tokens were written. */
const filesOf = memo((tokens: readonly Token[]): ReadonlySet<FileId> => {
  const files = new Set<FileId>();
  let before: FileId | undefined;
  for (const { file } of tokens) if (file !== before) files.add((before = file));
  return files;
});

/** What a block has in each file, remembered with it. */
const partsOf = memo(({ block, argumentTypes }: OwnedBlock): ReadonlyMap<FileId, InterfacePart> => {
  const byFile = new Map<FileId, { mentions: (readonly Mention[])[]; types: MachType[] }>();
  const inFile = (file: FileId) => {
    let part = byFile.get(file);
    if (part === undefined) byFile.set(file, (part = { mentions: [], types: [] }));
    return part;
  };
  for (const mentions of block.mentions) {
    let before: FileId | undefined;
    // Macros may tear a statement apart.
    for (const { span } of mentions) {
      if (span.file === before) continue;
      before = span.file;
      const lists = inFile(before).mentions;
      if (lists.at(-1) !== mentions) lists.push(mentions);
    }
  }
  for (const type of [...block.types, ...argumentTypes]) {
    if (type.name !== undefined) inFile(type.name.written.file).types.push(type);
  }
  return byFile;
});

/** Behind the last token. */
function endOf(parts: readonly DefsSyntax[]): Site {
  const end = parts.at(-1)?.end;
  return end ?? { file: '' as FileId, start: 0, end: 0, call: undefined };
}

/** Both compilers ask for the subsystem at the end, and only of a file without errors. */
function checkSubsystem({ options, subsystemName, reporter }: OpenFile, end: Site): void {
  if (!options.isRoot || subsystemName !== undefined) return;
  const message =
    'the file declares no subsystem, expected a `subsystem` statement with a name and a first message id';
  reporter.report(end, { rule: 'no-subsystem', severity: 'error', message });
}

/** Spelt out: a copy by spreading, with two properties more, takes twice the memory, and there are many of them. */
function routineSlot(shape: RoutineShape, messageId: number): RoutineSlot {
  return {
    kind: 'routine',
    simple: shape.simple,
    isWhole: shape.isWhole,
    name: shape.name,
    messageId,
    replyId: shape.simple ? undefined : (messageId + 100) >>> 0,
    userName: shape.userName,
    serverName: shape.serverName,
    userPrototype: shape.userPrototype,
    serverPrototype: shape.serverPrototype,
    arguments: shape.arguments,
    requestPort: shape.requestPort,
    replyPort: shape.replyPort,
    span: shape.span,
    state: shape.state,
  };
}

/** Interfaces that include the same types share one list of them. */
const typeLists = createListPool<MachType>();

function closeFile(file: OpenFile, blocks: readonly Block[], end: Site): Interface {
  const diagnostics = blocks.flatMap((block) => block.diagnostics);
  if (!diagnostics.some(({ severity }) => severity === 'error')) {
    checkSubsystem(file, end);
    diagnostics.push(...file.endBlock().diagnostics);
  }
  const base = file.subsystem?.base ?? 0;
  const slots = file.slots.map((slot): Slot => {
    const messageId = (base + slot.number) >>> 0;
    if (slot.kind === 'skip')
      return { kind: 'skip', messageId, count: slot.count, span: slot.span };
    return routineSlot(slot.shape, messageId);
  });
  return {
    dialect: file.options.dialect,
    subsystem: file.subsystem,
    slots,
    types: typeLists(blocks.flatMap(({ types }) => types)),
    imports: blocks.flatMap(({ imports }) => imports),
    demux: file.demux,
    end: (base + file.number) >>> 0,
    diagnostics,
    mentions: blocks.flatMap(({ mentions }) => mentions),
  };
}
