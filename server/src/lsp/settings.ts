import type { Config } from '../workspace/config.ts';

/** What a user chose in the editor, section `machlint`. Absent and null mean: as without an editor. */
export interface Settings {
  /** The target whose view of the source is shown: inactive regions, expansions. Undefined: the first that reads the file. */
  readonly target: string | undefined;
  readonly inlayHints: InlayHintSettings;
  readonly codeLens: CodeLensSettings;
  /** `auto`: only files whose style is that of XNU's. */
  readonly format: 'auto' | 'always' | 'off';
  /** Whether diagnostics of files that no editor shows are given, where the client asks for them. */
  readonly workspaceDiagnostics: boolean;
  /** What takes the place of the configuration file's and the built-in values. */
  readonly config: Partial<Config>;
}

export interface InlayHintSettings {
  readonly ids: boolean;
  readonly rights: boolean;
  readonly implicitIn: boolean;
  readonly expandedNames: boolean;
}

export interface CodeLensSettings {
  readonly references: boolean;
  readonly pages: boolean;
}

/** Reads a section as a client sends it. Whatever has not the expected form counts as absent. */
export function readSettings(section: unknown): Settings {
  const root = new Section(section);
  const hints = root.section('inlayHints');
  const lens = root.section('codeLens');
  return {
    target: root.text('target'),
    inlayHints: {
      ids: hints.flag('ids'),
      rights: hints.flag('rights'),
      implicitIn: hints.flag('implicitIn'),
      expandedNames: hints.flag('expandedNames'),
    },
    codeLens: { references: lens.flag('references'), pages: lens.flag('pages') },
    format: root.oneOf('format', ['auto', 'always', 'off']) ?? 'auto',
    workspaceDiagnostics: root.flag('workspaceDiagnostics'),
    config: configOf(root),
  };
}

function configOf(root: Section): Partial<Config> {
  return {
    ...present('dialect', root.oneOf('dialect', ['auto', 'apple', 'gnu'])),
    ...present('architecture', root.oneOf('architecture', ['x86_64', 'arm64', 'i386'])),
    ...present('preset', root.oneOf('preset', ['recommended', 'security', 'strict', 'all'])),
    ...present('defines', root.texts('defines')),
    ...present('includes', root.list('includes')),
    ...present('imacros', root.list('imacros')),
    ...present('rules', root.severities('rules')),
    ...present('select', root.list('select')),
    ...present('ignore', root.list('ignore')),
  };
}

/** The property alone, or nothing where it has no value: an absent setting hides nothing. */
function present<Key extends keyof Config>(
  key: Key,
  value: Config[Key] | undefined,
): Partial<Pick<Config, Key>> {
  // A computed key loses its name: TypeScript sees a record of strings.
  return value === undefined ? {} : ({ [key]: value } as Partial<Pick<Config, Key>>);
}

const severities = ['error', 'warning', 'info', 'off'] as const;

/** Looks into a value of unknown form. */
class Section {
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(value: unknown) {
    const isObject = typeof value === 'object' && value !== null;
    this.#values = new Map(isObject ? Object.entries(value) : []);
  }

  section(key: string): Section {
    return new Section(this.#values.get(key));
  }

  /** On unless somebody switched it off. */
  flag(key: string): boolean {
    return this.#values.get(key) !== false;
  }

  text(key: string): string | undefined {
    const value = this.#values.get(key);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  list(key: string): readonly string[] | undefined {
    const value = this.#values.get(key);
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : undefined;
  }

  oneOf<const Value extends string>(key: string, values: readonly Value[]): Value | undefined {
    return values.find((value) => value === this.#values.get(key));
  }

  texts(key: string): Readonly<Record<string, string>> | undefined {
    return this.#record(key, (value) => (typeof value === 'string' ? value : undefined));
  }

  severities(key: string): Config['rules'] | undefined {
    return this.#record(key, (value) => severities.find((severity) => severity === value));
  }

  #record<Value>(
    key: string,
    read: (value: unknown) => Value | undefined,
  ): Readonly<Record<string, Value>> | undefined {
    const value = this.#values.get(key);
    if (typeof value !== 'object' || value === null) return undefined;
    const entries = Object.entries(value).flatMap(([name, each]: [string, unknown]) => {
      const known = read(each);
      return known === undefined ? [] : [[name, known] as const];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
}
