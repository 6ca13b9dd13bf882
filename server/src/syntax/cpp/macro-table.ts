import { parseDefines, type Macro } from './macro.ts';

/** One name at the place where the preprocessor stands. */
export interface MacroEntry {
  readonly name: string;
  /** What the name stands for now; undefined: it is not defined. */
  macro: Macro | undefined;
  readonly builtin: BuiltinMacro | undefined;
  /** While the macro's own expansion is rescanned, its name is no call. */
  disabled: boolean;
  /** Whether the target decides what the name stands for at first. */
  readonly initial: boolean;
  /** Whether the answer to an initial name may have had an effect. */
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
  readonly #entries = new Map<string, MacroEntry>();

  /**
   * @param initial what the target defines
   * @param asked names that some target defines; those of them that matter are noted
   * @param isC17 whether the compiler reads C17; C90 otherwise
   */
  constructor(initial: readonly Macro[], asked: Iterable<string>, isC17: boolean) {
    for (const builtin of builtinMacros) this.#entries.set(builtin, entry(builtin, { builtin }));
    const standard = isC17 ? [...standardDefines, ...c17Defines] : standardDefines;
    for (const macro of standard) this.#entries.set(macro.name, entry(macro.name, { macro }));
    for (const name of asked) this.#entries.set(name, entry(name, { initial: true }));
    for (const macro of initial) {
      this.#entries.set(macro.name, entry(macro.name, { macro, initial: true }));
    }
  }

  /** The entry of a name that is defined. */
  find(name: string): MacroEntry | undefined {
    const found = this.#entries.get(name);
    if (found === undefined) return undefined;
    found.asked = true;
    return found.macro === undefined && found.builtin === undefined ? undefined : found;
  }

  define(macro: Macro): void {
    const found = this.#entries.get(macro.name);
    if (found === undefined) this.#entries.set(macro.name, entry(macro.name, { macro }));
    else if (found.disabled || found.builtin !== undefined) {
      // An expansion in progress keeps its own entry.
      const fresh = entry(macro.name, { macro, initial: found.initial });
      fresh.asked = found.asked;
      this.#entries.set(macro.name, fresh);
    } else found.macro = macro;
  }

  undefine(name: string): void {
    const found = this.#entries.get(name);
    if (found === undefined) return;
    if (found.builtin !== undefined) this.#entries.delete(name);
    else found.macro = undefined;
  }

  /** The initial names whose answer may have had an effect. */
  askedNames(): readonly string[] {
    const names: string[] = [];
    for (const { name, initial, asked } of this.#entries.values()) {
      if (initial && asked) names.push(name);
    }
    return names;
  }
}

function entry(
  name: string,
  { macro, builtin, initial = false }: Partial<Pick<MacroEntry, 'macro' | 'builtin' | 'initial'>>,
): MacroEntry {
  return { name, macro, builtin, disabled: false, initial, asked: false };
}
