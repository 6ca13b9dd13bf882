import type { Settings as ConfigSettings } from '../workspace/config-file.ts';
import { configSettings } from './folder-config.ts';

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
  /** What adds to the folder's own configuration, as in its file. */
  readonly config: ConfigSettings;
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
    config: configSettings(section),
  };
}

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

  oneOf<const Value extends string>(key: string, values: readonly Value[]): Value | undefined {
    return values.find((value) => value === this.#values.get(key));
  }
}
