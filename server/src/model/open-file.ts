import type { Unit } from '../syntax/cpp/unit.ts';
import type { Site } from '../syntax/defs/nodes.ts';
import type { Name } from '../text/name.ts';
import type { Span } from '../text/span.ts';
import type { Variants } from '../text/variants.ts';
import { compilerFor, type Compiler } from './compiler.ts';
import type {
  ImportStatement,
  Mention,
  MigDiagnostic,
  RoutineState,
  SkipSlot,
  Subsystem,
} from './interface.ts';
import type { RoutineShape } from './lower-routine.ts';
import { reporters, type Reporter } from './reporter.ts';
import type { Architecture, Dialect } from './dialect.ts';
import type { MigFlags } from './target.ts';
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
  | { readonly kind: 'routine'; readonly number: number; readonly shape: RoutineShape }
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

/**
 * What lowering one statement gave, and all that it asked of the file around it: wherever that is answered alike, it
 * gives the same.
 */
export interface Lowered<Result> {
  readonly circumstances: string;
  readonly lookUps: ReadonlyMap<string, TypeRecord | undefined>;
  readonly result: Result;
  readonly mentions: readonly Mention[];
  readonly diagnostics: readonly MigDiagnostic[];
}

/** What one part of a unit gave: units that read a part alike have the very same block of it. */
export interface Block {
  /** Statement by statement. */
  readonly mentions: readonly (readonly Mention[])[];
  readonly types: readonly TypeRecord[];
  readonly imports: readonly ImportStatement[];
  readonly diagnostics: readonly MigDiagnostic[];
}

/**
 * What a part made of type declarations alone gave, and all that it asked of what stands before it: wherever that is
 * answered alike, none of its declarations need be looked at.
 */
export interface LoweredTypes {
  readonly circumstances: string;
  readonly lookUps: ReadonlyMap<string, TypeRecord | undefined>;
  /** What the compiler finds by name from here on. */
  readonly declared: ReadonlyMap<string, TypeRecord>;
  readonly block: Block;
}

/** The compiler's variables, statement by statement: `global.c` of both. */
export class OpenFile {
  readonly options: LoweringOptions;
  readonly compiler: Compiler;
  // The block that is being made.
  reporter: Reporter;
  mentions: (readonly Mention[])[] = [];
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
  /** Types that the compiler finds by name, the latest declarations last. */
  readonly #layers: ReadonlyMap<string, TypeRecord>[];
  /** The last layer, if it is this file's own. */
  #own: Map<string, TypeRecord> | undefined;
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
    this.#layers = [this.compiler.predefined];
    this.change({});
  }

  get around(): Surroundings {
    return this.#around;
  }

  change(part: Partial<Surroundings>): void {
    const around = { ...this.#around, ...part };
    const { kernelServer, kernelUser, userPrefix, serverPrefix, state } = around;
    const { dialect, pointerSize } = this.compiler;
    this.#around = around;
    this.#forTypes = [dialect, pointerSize, kernelServer, kernelUser, this.#isReady].join();
    const prefix = this.options.flags.prefix ?? '';
    this.#forRoutines = JSON.stringify([this.#forTypes, prefix, userPrefix, serverPrefix, state]);
  }

  lowerType<Node extends object, Result>(
    node: Node,
    known: Variants<Node, Lowered<Result>>,
    lower: (scope: TypeScope) => Result,
  ): Result {
    return this.#share(node, this.#forTypes, known, lower);
  }

  lowerRoutine<Node extends object, Result>(
    node: Node,
    known: Variants<Node, Lowered<Result>>,
    lower: (scope: TypeScope) => Result,
  ): Result {
    return this.#share(node, this.#forRoutines, known, lower);
  }

  declare(name: Name, type: TypeRecord): void {
    if (this.#own === undefined) this.#layers.push((this.#own = new Map()));
    this.#own.set(name.text, type);
    this.#recorded?.declared.set(name.text, type);
  }

  /** Ends a block and begins the next one. */
  endBlock(): Block {
    const { mentions, types, imports, reporter } = this;
    [this.mentions, this.types, this.imports] = [[], [], []];
    this.reporter = this.#newReporter();
    return { mentions, types, imports, diagnostics: reporter.diagnostics };
  }

  /** The block of a part of type declarations and imports: made by `lower`, or what was made of it under equal conditions. */
  lowerTypes<Part extends object>(
    part: Part,
    known: Variants<Part, LoweredTypes>,
    lower: () => void,
  ): Block {
    const found = known.find(part, (each) => this.#answersAlike(each, this.#forTypes));
    if (found !== undefined) {
      this.#layers.push(found.declared);
      this.#own = undefined;
      return found.block;
    }
    const recorded = { lookUps: new Map(), declared: new Map() };
    this.#recorded = recorded;
    lower();
    this.#recorded = undefined;
    const block = this.endBlock();
    known.add(part, { circumstances: this.#forTypes, ...recorded, block });
    return block;
  }

  #share<Node extends object, Result>(
    node: Node,
    circumstances: string,
    known: Variants<Node, Lowered<Result>>,
    lower: (scope: TypeScope) => Result,
  ): Result {
    let lowered = known.find(node, (each) => this.#answersAlike(each, circumstances));
    if (lowered === undefined) {
      lowered = this.#record(circumstances, lower);
      known.add(node, lowered);
    }
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

  #answersAlike(
    lowered: Pick<Lowered<unknown>, 'circumstances' | 'lookUps'>,
    circumstances: string,
  ): boolean {
    if (lowered.circumstances !== circumstances) return false;
    for (const [name, type] of lowered.lookUps) {
      if (this.#find(name) !== type) return false;
    }
    return true;
  }

  #find(name: string): TypeRecord | undefined {
    for (let i = this.#layers.length - 1; i >= 0; i--) {
      const found = this.#layers[i]?.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #record<Result>(circumstances: string, lower: (scope: TypeScope) => Result): Lowered<Result> {
    const { dialect, rules, pointerSize, unitOf } = this.compiler;
    const { kernelServer, kernelUser } = this.#around;
    const inKernel = kernelServer || kernelUser;
    const lookUps = new Map<string, TypeRecord | undefined>();
    const mentions: Mention[] = [];
    const reporter = this.#newReporter();
    const lookUp = ({ text, written }: Name, at: Site): TypeRecord | undefined => {
      if (this.#isReady) {
        const found = this.#find(text);
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
    return { circumstances, lookUps, result, mentions, diagnostics: reporter.diagnostics };
  }

  get #isReady(): boolean {
    const { dialect, isRoot } = this.options;
    return dialect === 'apple' || this.#around.hasInitialized || !isRoot;
  }
}
