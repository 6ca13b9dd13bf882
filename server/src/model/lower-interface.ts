import type { Unit } from '../syntax/cpp/unit.ts';
import type {
  ImportWord,
  SettingNode,
  Site,
  SkipNode,
  SubsystemNode,
  SyntaxNode,
  TypeDeclarationNode,
} from '../syntax/defs/nodes.ts';
import { parseDefs } from '../syntax/defs/parser.ts';
import type { Name } from '../text/name.ts';
import type { Span } from '../text/span.ts';
import { unreachable } from '../text/unreachable.ts';
import type { Architecture, Dialect } from './dialect.ts';
import { predefinedTypes, type PredefinedTypes } from './gnu-predefined.ts';
import type {
  ImportStatement,
  Interface,
  Mention,
  RoutineState,
  Slot,
  Subsystem,
} from './interface.ts';
import { lowerRoutine, type RoutineShape } from './lower-routine.ts';
import { lowerNamedType } from './lower-type.ts';
import { createReporter, type Reporter } from './reporter.ts';
import type { MigFlags } from './target.ts';
import { appleTypes } from './type-apple.ts';
import { gnuTypes } from './type-gnu.ts';
import type { TypeRecord } from './type-record.ts';
import type { TypeScope } from './type-scope.ts';

export interface LoweringOptions {
  readonly dialect: Dialect;
  readonly flags: MigFlags;
  /** Whether a build gives this file to MIG, so that it must have a subsystem. Files of types alone need none. */
  readonly isRoot: boolean;
  /** The machine that the messages are for; x86_64 where it is not said. */
  readonly architecture?: Architecture;
}

/** What one root file declares under one target: MIG's own semantics, and what its compiler says. */
export function lowerInterface(unit: Unit, options: LoweringOptions): Interface {
  const { statements, problems, end } = parseDefs(unit.tokens, options.dialect);
  const isRoot = options.isRoot && !declaresTypesOnly(statements);
  const reporter = createReporter(unit);
  for (const { rule, at, message } of problems) {
    reporter.report(at, { rule, severity: 'error', message });
  }
  const file = new OpenFile({ ...options, isRoot }, reporter);
  for (const statement of statements) lowerStatement(statement, file);
  checkSubsystem(file, end);
  return closed(file);
}

function declaresTypesOnly(statements: readonly SyntaxNode[]): boolean {
  return (
    statements.length > 0 && statements.every(({ kind }) => kind === 'type' || kind === 'import')
  );
}

/** A place in the numbering, before the subsystem's base is added. */
type OpenSlot =
  | { readonly kind: 'routine'; readonly number: number; readonly shape: RoutineShape }
  | { readonly kind: 'skip'; readonly number: number; readonly count: number; readonly span: Span };

/** The compiler's variables, statement by statement: `global.c` of both. */
class OpenFile implements TypeScope {
  readonly dialect: Dialect;
  readonly flags: MigFlags;
  readonly isRoot: boolean;
  readonly reporter: Reporter;
  readonly rules: TypeScope['rules'];
  readonly mentions: Mention[] = [];
  readonly types: TypeRecord[] = [];
  readonly slots: OpenSlot[] = [];
  readonly imports: ImportStatement[] = [];
  /** The next routine's place. */
  number = 0;
  subsystem: Subsystem | undefined;
  /** The name of the subsystem that the compiler has seen, even where its base is missing. */
  subsystemName: Name | undefined;
  kernelServer = false;
  kernelUser = false;
  userPrefix = '';
  serverPrefix = '';
  demux: Name | undefined;
  rcsId: Span | undefined;
  state: RoutineState = {
    waitTime: undefined,
    sendTime: undefined,
    msgOption: undefined,
    consumeOnSendError: 'none',
    specialReplyPort: false,
  };
  /** Types that the compiler finds by name. */
  readonly #declared = new Map<string, TypeRecord>();
  readonly #pointerSize: number;
  readonly #predefined: PredefinedTypes;
  /** GNU's compiler looks types up only behind a whole `subsystem` statement, and takes but one. */
  hasInitialized = false;

  constructor({ dialect, flags, isRoot, architecture }: LoweringOptions, reporter: Reporter) {
    this.dialect = dialect;
    this.flags = flags;
    this.isRoot = isRoot;
    this.reporter = reporter;
    this.#pointerSize = architecture === 'i386' ? 4 : 8;
    this.rules = dialect === 'apple' ? appleTypes : gnuTypes(this.#pointerSize);
    this.#predefined = predefinedTypes(this.rules, this.#pointerSize);
    if (dialect === 'gnu') {
      for (const type of this.#predefined.named) this.#declared.set(type.name?.text ?? '', type);
    }
  }

  get portSize(): number {
    const inKernel = this.kernelServer || this.kernelUser;
    return this.dialect === 'gnu' && inKernel ? this.#pointerSize * 8 : 32;
  }

  unitOf(alignment: number): TypeRecord {
    return this.#predefined.unitOf(alignment);
  }

  lookUp({ text, written }: Name, at: Site): TypeRecord | undefined {
    const isReady = this.dialect === 'apple' || this.hasInitialized || !this.isRoot;
    if (isReady) return this.#declared.get(text);
    const message = `\`${text}\` is looked up before there is a subsystem, expected a \`subsystem\` statement above`;
    const report = { rule: 'no-subsystem-before-types', severity: 'error', message } as const;
    this.reporter.report(at, { ...report, about: written });
    return undefined;
  }

  declare(name: Name, type: TypeRecord): void {
    this.#declared.set(name.text, type);
  }
}

function lowerStatement(node: SyntaxNode, file: OpenFile): void {
  switch (node.kind) {
    case 'subsystem':
      lowerSubsystem(node, file);
      break;
    case 'type':
      lowerTypeDeclaration(node, file);
      break;
    case 'routine': {
      const prefix = file.flags.prefix ?? '';
      const user = prefix + file.userPrefix;
      const server = prefix + file.serverPrefix;
      const shape = lowerRoutine(node, file, file.state, { user, server });
      if (shape === undefined) break;
      file.slots.push({ kind: 'routine', number: file.number, shape });
      file.number++;
      break;
    }
    case 'skip':
      lowerSkip(node, file);
      break;
    case 'import':
      if (node.path === undefined) break;
      file.imports.push({ side: sides[node.word], path: node.path, span: node.span });
      break;
    case 'setting':
      lowerSetting(node, file);
      break;
    case 'broken':
      break;
    default:
      unreachable(node);
  }
}

const sides: Readonly<Record<ImportWord, ImportStatement['side']>> = {
  import: 'both',
  uimport: 'user',
  simport: 'server',
  iimport: 'implementation',
  dimport: 'header',
};

function lowerSubsystem(node: SubsystemNode, file: OpenFile): void {
  const { keyword, modifiers, name, base, skipped, span } = node;
  const { reporter, subsystemName } = file;
  if (subsystemName !== undefined && !skipped) {
    reporter.report(keyword, {
      rule: 'subsystem-redeclared',
      severity: 'warning',
      message: `the file has a subsystem already, \`${subsystemName.text}\`, expected one`,
      related: [{ span: subsystemName.written, message: 'the first one, which is ignored' }],
    });
    file.kernelServer = false;
    file.kernelUser = false;
  }
  for (const { word, at } of modifiers) {
    const isServer = word === 'kernelserver';
    if (isServer ? file.kernelServer : file.kernelUser) {
      const message = `\`${word}\` stands here a second time, expected it once`;
      reporter.report(at, { rule: `duplicate-${word}`, severity: 'warning', message });
    }
    if (isServer) file.kernelServer = true;
    else file.kernelUser = true;
  }
  if (name === undefined) return;
  if (!skipped) file.subsystemName = name;
  const { kernelServer, kernelUser } = file;
  file.mentions.push({ kind: 'subsystem', role: 'definition', key: name.text, span: name.written });
  if (base === undefined) return;
  const { file: baseFile, start, end } = base.at;
  const baseSpan = { file: baseFile, start, end };
  file.subsystem = { name, base: base.value, baseSpan, kernelServer, kernelUser, span };
  if (file.dialect === 'apple' || skipped) return;
  if (file.hasInitialized) {
    const message = "GNU's MIG stops at a second subsystem, expected one in a file";
    reporter.report(base.at, { rule: 'subsystem-reinit', severity: 'error', message });
  }
  file.hasInitialized = true;
}

function lowerTypeDeclaration({ declared, skipped }: TypeDeclarationNode, file: OpenFile): void {
  if (declared === undefined) return;
  const { name, spec, at } = declared;
  file.mentions.push({ kind: 'type', role: 'definition', key: name.text, span: name.written });
  if (spec === undefined) return;
  const type = lowerNamedType(declared, file);
  file.types.push(type);
  if (at === undefined || skipped) return;
  const old = file.lookUp(name, at);
  if (old !== undefined) {
    const previous = old.declared && old.name?.written;
    file.reporter.report(at, {
      rule: 'type-redefined',
      severity: file.dialect === 'apple' ? 'warning' : 'error',
      message: `the type \`${name.text}\` is declared already, expected one declaration`,
      about: name.written,
      ...(previous && { related: [{ span: previous, message: 'the first declaration' }] }),
    });
  }
  file.declare(name, type);
}

function lowerSkip({ count, keyword }: SkipNode, file: OpenFile): void {
  const ids = count?.value ?? 1;
  file.slots.push({ kind: 'skip', number: file.number, count: ids, span: keyword });
  file.number = (file.number + ids) >>> 0;
}

function lowerSetting({ word, operand, at }: SettingNode, file: OpenFile): void {
  const set = (change: Partial<RoutineState>): void => {
    file.state = { ...file.state, ...change };
  };
  const text = operand?.text;
  switch (word) {
    case 'nowaittime':
      return set({ waitTime: undefined });
    case 'nosendtime':
      return set({ sendTime: undefined });
    case 'rcsid':
      return lowerRcsId(operand, at, file);
    default:
  }
  if (operand === undefined || text === undefined) return;
  switch (word) {
    case 'waittime':
      return set({ waitTime: text });
    case 'sendtime':
      return set({ sendTime: text });
    case 'msgoption':
      return set({ msgOption: text === 'MACH_MSG_OPTION_NONE' ? undefined : text });
    case 'usespecialreplyport':
      return set({ specialReplyPort: !/^0*$/.test(text) });
    case 'consumeonsenderror':
      return lowerConsumeMode(text, at, file);
    case 'serverprefix':
      file.serverPrefix = text;
      break;
    case 'userprefix':
      file.userPrefix = text;
      break;
    case 'serverdemux':
      file.demux = operand;
      file.mentions.push({ kind: 'function', role: 'reference', key: text, span: operand.written });
      break;
    case 'error':
    case 'UserTypeLimit':
    case 'OnStackLimit':
      break;
    default:
      unreachable(word);
  }
}

function lowerRcsId(operand: Name | undefined, at: Site, file: OpenFile): void {
  if (operand === undefined) return;
  if (file.rcsId !== undefined) {
    file.reporter.report(at, {
      rule: 'rcsid-redeclared',
      severity: 'warning',
      message: 'the file has an `rcsid` already, expected one',
      related: [{ span: file.rcsId, message: 'the first one, which is ignored' }],
    });
  }
  file.rcsId = operand.written;
}

function lowerConsumeMode(text: string, at: Site, file: OpenFile): void {
  const mode = text.toLowerCase();
  if (mode === 'none' || mode === 'timeout' || mode === 'any') {
    file.state = { ...file.state, consumeOnSendError: mode };
    return;
  }
  const message = `\`${text}\` is no mode, expected \`None\`, \`Timeout\` or \`Any\``;
  file.reporter.report(at, { rule: 'consume-mode-unknown', severity: 'error', message });
}

/** Both compilers ask for the subsystem at the end, and only of a file without errors. */
function checkSubsystem({ isRoot, subsystemName, reporter }: OpenFile, end: Site): void {
  const hasErrors = reporter.diagnostics.some(({ severity }) => severity === 'error');
  if (!isRoot || subsystemName !== undefined || hasErrors) return;
  const message =
    'the file declares no subsystem, expected a `subsystem` statement with a name and a first message id';
  reporter.report(end, { rule: 'no-subsystem', severity: 'error', message });
}

function closed(file: OpenFile): Interface {
  const base = file.subsystem?.base ?? 0;
  const slots = file.slots.map((slot): Slot => {
    const messageId = (base + slot.number) >>> 0;
    if (slot.kind === 'skip')
      return { kind: 'skip', messageId, count: slot.count, span: slot.span };
    const replyId = slot.shape.simple ? undefined : (messageId + 100) >>> 0;
    return { ...slot.shape, messageId, replyId };
  });
  return {
    dialect: file.dialect,
    subsystem: file.subsystem,
    slots,
    types: file.types,
    imports: file.imports,
    demux: file.demux,
    end: (base + file.number) >>> 0,
    diagnostics: file.reporter.diagnostics,
    mentions: file.mentions,
  };
}
