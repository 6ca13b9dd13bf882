import { memo } from '../../text/memo.ts';
import { parseDefines, type Macro } from './macro.ts';
import { OpenMacroLog, type MacroAnswer, type MacroLog } from './macro-log.ts';
import { initialState, type MacroState } from './macro-state.ts';

/** One name at the place where the preprocessor stands. */
export interface MacroEntry {
  readonly name: string;
  /** What the name stands for now; undefined: it is not defined. */
  macro: Macro | undefined;
  readonly builtin: BuiltinMacro | undefined;
  /** While the macro's own expansion is rescanned, its name is no call. */
  disabled: boolean;
  /** Whether the answer may have had an effect. */
  asked: boolean;
}

/** Macros whose text depends on the place. */
export type BuiltinMacro = (typeof builtinMacros)[number];

const builtinMacros = [
  '__FILE__',
  '__BASE_FILE__',
  '__LINE__',
  '__COUNTER__',
  '__INCLUDE_LEVEL__',
  '__DATE__',
  '__TIME__',
  '__TIMESTAMP__',
  '__has_include',
  '__has_include_next',
] as const;

/** What every C compiler defines, GCC's `-undef` or not. */
const standardDefines = parseDefines({
  __STDC__: '1',
  __STDC_HOSTED__: '1',
  __STDC_UTF_16__: '1',
  __STDC_UTF_32__: '1',
});
const c17Defines = parseDefines({ __STDC_VERSION__: '201710L' });

/** The macros in force; knows which of the target's own definitions mattered. */
export class MacroTable {
  /** What names stand for at first. */
  readonly #initial: ReadonlyMap<string, InitialAnswer>;
  /** Names that some target defines. */
  readonly #mayDiffer: ReadonlySet<string>;
  /** The names that were met. */
  readonly #entries = new Map<string, MacroEntry>();
  /** Names that stretches asked about which were not read again. */
  readonly #askedElsewhere: ReadonlySet<string>[] = [];
  /** What the innermost stretch asks that is being recorded. */
  #log: OpenMacroLog | undefined;
  #state: MacroState;

  /**
   * @param initial what the target defines
   * @param mayDiffer names that some target defines; those of them that matter are noted
   * @param isC17 whether the compiler reads C17; C90 otherwise
   */
  constructor(initial: readonly Macro[], mayDiffer: ReadonlySet<string>, isC17: boolean) {
    this.#state = initialState(initial)[isC17 ? 'c17' : 'c90'];
    this.#initial = initialAnswers(initial)[isC17 ? 'c17' : 'c90'];
    this.#mayDiffer = mayDiffer;
  }

  /** The entry of a name that is defined. */
  find(name: string): MacroEntry | undefined {
    const found = this.#entry(name);
    this.#log?.ask(name, answerOf(found));
    if (found === undefined) return undefined;
    found.asked = true;
    return found.macro === undefined && found.builtin === undefined ? undefined : found;
  }

  /** What a name stands for, for whoever only compares. */
  answer(name: string): MacroAnswer {
    const met = this.#entries.get(name);
    return answerOf(met ?? this.#initial.get(name));
  }

  get state(): MacroState {
    return this.#state;
  }

  /** Records from here on, in a stretch inside the one that was recorded so far. */
  record(): { readonly log: MacroLog; readonly end: () => void } {
    const outer = this.#log;
    const log = new OpenMacroLog();
    this.#log = log;
    const end = (): void => {
      this.#log = outer;
      outer?.add(log);
    };
    return { log, end };
  }

  /** Does what an earlier reading of a stretch did. */
  replay(log: MacroLog): void {
    this.#askedElsewhere.push(log.names);
    const outer = this.#log;
    this.#log = undefined;
    for (const event of log.events) {
      if (typeof event === 'string') this.undefine(event);
      else this.define(event);
    }
    this.#log = outer;
    outer?.add(log);
  }

  define(macro: Macro): void {
    this.#change(macro);
    const found = this.#entry(macro.name);
    if (found === undefined) this.#entries.set(macro.name, entry(macro.name, { macro }));
    else if (found.disabled || found.builtin !== undefined) {
      // An expansion in progress keeps its own entry.
      const fresh = entry(macro.name, { macro });
      fresh.asked = found.asked;
      this.#entries.set(macro.name, fresh);
    } else found.macro = macro;
  }

  undefine(name: string): void {
    this.#change(name);
    const found = this.#entry(name);
    if (found === undefined) return;
    if (found.builtin !== undefined) this.#entries.set(name, entry(name, {}));
    else found.macro = undefined;
  }

  /** The names that may differ whose answer may have had an effect. */
  askedNames(): readonly string[] {
    const asked = (name: string): boolean =>
      this.#entries.get(name)?.asked === true ||
      this.#askedElsewhere.some((names) => names.has(name));
    return [...this.#mayDiffer].filter(asked);
  }

  #entry(name: string): MacroEntry | undefined {
    const known = this.#entries.get(name);
    if (known !== undefined) return known;
    const initial = this.#initial.get(name);
    if (initial === undefined && !this.#mayDiffer.has(name)) return undefined;
    const found = entry(name, initial ?? {});
    this.#entries.set(name, found);
    return found;
  }

  #change(event: Macro | string): void {
    this.#state = this.#state.after(event);
    this.#log?.change(event);
  }
}

interface InitialAnswer {
  readonly macro?: Macro;
  readonly builtin?: BuiltinMacro;
}

/** What names stand for under a target's definitions, before anything is read. */
const initialAnswers = memo((defines: readonly Macro[]) => {
  const under = (standard: readonly Macro[]): ReadonlyMap<string, InitialAnswer> => {
    const answers = new Map<string, InitialAnswer>();
    for (const builtin of builtinMacros) answers.set(builtin, { builtin });
    for (const macro of [...standard, ...defines]) answers.set(macro.name, { macro });
    return answers;
  };
  return { c90: under(standardDefines), c17: under([...standardDefines, ...c17Defines]) };
});

function answerOf(found: InitialAnswer | MacroEntry | undefined): MacroAnswer {
  return found?.macro ?? found?.builtin;
}

function entry(name: string, { macro, builtin }: InitialAnswer): MacroEntry {
  return { name, macro, builtin, disabled: false, asked: false };
}
