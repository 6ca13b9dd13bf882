import type { Unit } from '../syntax/cpp/unit.ts';
import type { Site } from '../syntax/defs/nodes.ts';
import type { Name } from '../text/name.ts';
import type { Span } from '../text/span.ts';
import type { Variants } from '../text/variants.ts';
import { compilerFor, type Compiler } from './compiler.ts';
import type { DeferredRoutine, Said } from './deferred-routine.ts';
import type {
  ImportStatement,
  Mention,
  MigDiagnostic,
  RoutineState,
  SkipSlot,
  Subsystem,
} from './interface.ts';
import type { Prefixes } from './lower-routine.ts';
import { reporters, type Reporter } from './reporter.ts';
import type { Architecture, Dialect } from './dialect.ts';
import type { MigFlags } from './target.ts';
import { TypeNames, type TypeState } from './type-names.ts';
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

/** A place in the numbering, before the subsystem's base is added. */
export type OpenSlot =
  | { readonly kind: 'routine'; readonly number: number; readonly routine: DeferredRoutine }
  | (Omit<SkipSlot, 'messageId'> & { readonly number: number });

/** What the statements above decide for those below, declared types aside. */
export interface Surroundings {
  readonly kernelServer: boolean;
  readonly kernelUser: boolean;
  /** GNU's compiler looks types up only behind a whole `subsystem` statement, and takes but one. */
  readonly hasInitialized: boolean;
  readonly userPrefix: string;
  readonly serverPrefix: string;
  readonly state: RoutineState;
}

/** What something was made under. */
interface Conditional {
  readonly circumstances: string;
  readonly lookUps: ReadonlyMap<string, TypeRecord | undefined>;
  /** The types under which all of `lookUps` was last found to hold. */
  holdsUnder: TypeState | undefined;
}

/**
 * What lowering one statement gave, and all that it asked of the file around it: wherever that is answered alike, it
 * gives the same.
 */
export interface Lowered<Result> extends Conditional {
  readonly result: Result;
  readonly mentions: readonly Mention[];
  readonly diagnostics: readonly MigDiagnostic[];
}

/** What one part of a unit gave: units that read a part alike have the very same block of it. */
export interface Block {
  /** One for each statement. */
  readonly said: readonly Said[];
  readonly types: readonly TypeRecord[];
  readonly imports: readonly ImportStatement[];
}

/**
 * What a part made of type declarations alone gave, and all that it asked of what stands before it: wherever that is
 * answered alike, none of its declarations need be looked at.
 */
export interface LoweredTypes extends Conditional {
  /** What the compiler finds by name from here on. */
  readonly declared: ReadonlyMap<string, TypeRecord>;
  readonly block: Block;
}

/** The compiler's variables, statement by statement: `global.c` of both. */
export class OpenFile {
  readonly options: LoweringOptions;
  readonly compiler: Compiler;
  // The statement that is being lowered.
  reporter: Reporter;
  mentions: (readonly Mention[])[] = [];
  #deferred: Said | undefined;
  // The block that is being made.
  #said: Said[] = [];
  types: TypeRecord[] = [];
  imports: ImportStatement[] = [];
  readonly slots: OpenSlot[] = [];
  /** The next routine's place. */
  number = 0;
  subsystem: Subsystem | undefined;
  /** The name of the subsystem that the compiler has seen, even where its base is missing. */
  subsystemName: Name | undefined;
  demux: Name | undefined;
  rcsId: Span | undefined;
  readonly #types: TypeNames;
  readonly #newReporter: () => Reporter;
  #around: Surroundings = {
    kernelServer: false,
    kernelUser: false,
    hasInitialized: false,
    userPrefix: '',
    serverPrefix: '',
    state: {
      waitTime: undefined,
      sendTime: undefined,
      msgOption: undefined,
      consumeOnSendError: 'none',
      specialReplyPort: false,
    },
  };
  #forTypes = '';
  #forRoutines = '';
  #prefixes: Prefixes = { user: '', server: '' };
  /** What the part asks and declares that is being recorded. */
  #recorded:
    | {
        readonly lookUps: Map<string, TypeRecord | undefined>;
        readonly declared: Map<string, TypeRecord>;
      }
    | undefined;

  constructor(unit: Unit, options: LoweringOptions) {
    this.options = options;
    this.compiler = compilerFor(options.dialect, options.architecture);
    this.#newReporter = reporters(unit);
    this.reporter = this.#newReporter();
    this.#types = new TypeNames(this.compiler.predefined);
    this.change({});
  }

  get around(): Surroundings {
    return this.#around;
  }

  /** What goes before the names of the C functions of routines that stand here: one object while it is the same. */
  get prefixes(): Prefixes {
    return this.#prefixes;
  }

  change(part: Partial<Surroundings>): void {
    const around = { ...this.#around, ...part };
    const { kernelServer, kernelUser, userPrefix, serverPrefix, state } = around;
    const { dialect, pointerSize } = this.compiler;
    this.#around = around;
    this.#forTypes = [dialect, pointerSize, kernelServer, kernelUser, isReady(around, this)].join();
    const prefix = this.options.flags.prefix ?? '';
    this.#prefixes = { user: prefix + userPrefix, server: prefix + serverPrefix };
    this.#forRoutines = JSON.stringify([this.#forTypes, this.#prefixes, state]);
  }

  lowerType<Node extends object, Result>(
    node: Node,
    known: Variants<Node, Lowered<Result>>,
    lower: (scope: TypeScope) => Result,
  ): Result {
    const lowered = this.#share(node, known, lower, this.#here(this.#forTypes));
    if (this.#recorded !== undefined) {
      const { lookUps, declared } = this.#recorded;
      for (const [name, type] of lowered.lookUps) {
        if (!declared.has(name) && !lookUps.has(name)) lookUps.set(name, type);
      }
    }
    this.mentions.push(lowered.mentions);
    for (const diagnostic of lowered.diagnostics) this.reporter.diagnostics.push(diagnostic);
    return lowered.result;
  }

  /** What a statement is that only says and declares nothing, for when it is asked for: as of here. */
  deferred<Node extends object, Result>(
    node: Node,
    known: Variants<Node, Lowered<Result>>,
    lower: (scope: TypeScope) => Result,
  ): () => Lowered<Result> {
    const here = this.#here(this.#forRoutines);
    return () => this.#share(node, known, lower, here);
  }

  declare(name: Name, type: TypeRecord): void {
    this.#types.declare(name.text, type);
    this.#recorded?.declared.set(name.text, type);
  }

  /** The statement says this, once somebody asks. */
  say(deferred: Said): void {
    this.#deferred = deferred;
  }

  /** Ends a statement and begins the next one. */
  endStatement(): void {
    this.#said.push(this.#deferred ?? this.#takeSaid());
    this.#deferred = undefined;
  }

  /** What was said since the last time. Lists are written on, so that an empty one is not handed out. */
  #takeSaid(): Said {
    const { diagnostics } = this.reporter;
    const { mentions } = this;
    if (mentions.length > 0) this.mentions = [];
    if (diagnostics.length > 0) this.reporter = this.#newReporter();
    if (mentions.length === 0 && diagnostics.length === 0) return silence;
    return {
      mentions: mentions.length === 0 ? nothing : mentions,
      diagnostics: diagnostics.length === 0 ? nothing : diagnostics,
      argumentTypes: nothing,
    };
  }

  /** Ends a block and begins the next one. */
  endBlock(): Block {
    const { types, imports } = this;
    const said = this.#said;
    [this.#said, this.types, this.imports] = [[], [], []];
    return { said, types, imports };
  }

  /** The block of a part of type declarations and imports: made by `lower`, or what was made of it under equal conditions. */
  lowerTypes<Part extends object>(
    part: Part,
    known: Variants<Part, LoweredTypes>,
    lower: () => void,
  ): Block {
    const here = this.#here(this.#forTypes);
    const found = known.find(part, (each) => this.#answersAlike(each, here));
    if (found !== undefined) {
      this.#types.addLayer(found.declared);
      return found.block;
    }
    const recorded = { lookUps: new Map(), declared: new Map() };
    this.#recorded = recorded;
    lower();
    this.#recorded = undefined;
    const block = this.endBlock();
    const { circumstances, types } = here;
    this.#types.wasLayer(types, recorded.declared);
    known.add(part, { circumstances, ...recorded, holdsUnder: types, block });
    return block;
  }

  #here(circumstances: string): Moment {
    const { time, state } = this.#types;
    return { circumstances, around: this.#around, time, types: state };
  }

  #share<Node extends object, Result>(
    node: Node,
    known: Variants<Node, Lowered<Result>>,
    lower: (scope: TypeScope) => Result,
    moment: Moment,
  ): Lowered<Result> {
    let lowered = known.find(node, (each) => this.#answersAlike(each, moment));
    if (lowered === undefined) {
      lowered = this.#record(lower, moment);
      known.add(node, lowered);
    }
    return lowered;
  }

  #answersAlike(lowered: Conditional, { circumstances, time, types }: Moment): boolean {
    if (lowered.circumstances !== circumstances) return false;
    if (lowered.holdsUnder === types) return true;
    for (const [name, type] of lowered.lookUps) {
      if (this.#types.find(name, time) !== type) return false;
    }
    lowered.holdsUnder = types;
    return true;
  }

  #record<Result>(
    lower: (scope: TypeScope) => Result,
    { circumstances, around, time, types }: Moment,
  ): Lowered<Result> {
    const { dialect, rules, pointerSize, unitOf } = this.compiler;
    const { kernelServer, kernelUser } = around;
    const inKernel = kernelServer || kernelUser;
    const lookUps = new Map<string, TypeRecord | undefined>();
    const mentions: Mention[] = [];
    const reporter = this.#newReporter();
    const lookUp = ({ text, written }: Name, at: Site): TypeRecord | undefined => {
      if (isReady(around, this)) {
        const found = this.#types.find(text, time);
        lookUps.set(text, found);
        return found;
      }
      const message = `\`${text}\` is looked up before there is a subsystem, expected a \`subsystem\` statement above`;
      const report = { rule: 'no-subsystem-before-types', severity: 'error', message } as const;
      reporter.report(at, { ...report, about: written });
      return undefined;
    };
    const portSize = dialect === 'gnu' && inKernel ? pointerSize * 8 : 32;
    const result = lower({
      ...{ dialect, rules, reporter, mentions, portSize },
      ...{ kernelServer, kernelUser, unitOf, lookUp },
    });
    const { diagnostics } = reporter;
    return { circumstances, lookUps, holdsUnder: types, result, mentions, diagnostics };
  }
}

/** A place in the file: what is in force there. */
interface Moment {
  readonly circumstances: string;
  readonly around: Surroundings;
  readonly time: number;
  readonly types: TypeState;
}

const nothing: readonly never[] = [];
const silence: Said = { mentions: nothing, diagnostics: nothing, argumentTypes: nothing };

/** Whether the compiler looks types up yet. */
function isReady(
  { hasInitialized }: Surroundings,
  { options: { dialect, isRoot } }: Pick<OpenFile, 'options'>,
): boolean {
  return dialect === 'apple' || hasInitialized || !isRoot;
}
