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

/** The compiler's variables, statement by statement: `global.c` of both. */
export class OpenFile {
  readonly options: LoweringOptions;
  readonly compiler: Compiler;
  readonly reporter: Reporter;
  /** Statement by statement. */
  readonly mentions: (readonly Mention[])[] = [];
  readonly types: TypeRecord[] = [];
  readonly slots: OpenSlot[] = [];
  readonly imports: ImportStatement[] = [];
  /** The next routine's place. */
  number = 0;
  subsystem: Subsystem | undefined;
  /** The name of the subsystem that the compiler has seen, even where its base is missing. */
  subsystemName: Name | undefined;
  demux: Name | undefined;
  rcsId: Span | undefined;
  /** Types that the compiler finds by name. */
  readonly #declared: Map<string, TypeRecord>;
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

  constructor(unit: Unit, options: LoweringOptions) {
    this.options = options;
    this.compiler = compilerFor(options.dialect, options.architecture);
    this.#newReporter = reporters(unit);
    this.reporter = this.#newReporter();
    this.#declared = new Map(this.compiler.predefined);
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
    this.#declared.set(name.text, type);
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
    this.mentions.push(lowered.mentions);
    for (const diagnostic of lowered.diagnostics) this.reporter.diagnostics.push(diagnostic);
    return lowered.result;
  }

  #answersAlike(lowered: Lowered<unknown>, circumstances: string): boolean {
    if (lowered.circumstances !== circumstances) return false;
    for (const [name, type] of lowered.lookUps) {
      if (this.#declared.get(name) !== type) return false;
    }
    return true;
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
        const found = this.#declared.get(text);
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
