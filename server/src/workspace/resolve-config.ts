import { clip } from '../text/clip.ts';
import { folderOf, resolvePath } from '../text/resolve-path.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import {
  readConfigFile,
  type ConfigFile,
  type ConfigProblem,
  type Settings,
} from './config-file.ts';
import { defaultConfig, type Config } from './config.ts';

export interface ResolvedConfig {
  readonly config: Config;
  /** The file and those that it extends, each as it was read, in the order in which they speak. */
  readonly files: readonly ConfigFile[];
  /** What is wrong in these files; names of rules are the rules' business. */
  readonly problems: readonly ConfigProblem[];
}

/** More files than any configuration is made of. */
const maxFiles = 100;

/**
 * The configuration that a file and those that it extends make together. `read` gives the text of another file, or
 * undefined where there is none.
 */
export function resolveConfig(
  source: SourceFile,
  read: (file: FileId) => SourceFile | undefined,
): ResolvedConfig {
  const files: ConfigFile[] = [];
  const problems: ConfigProblem[] = [];
  const met = new Set<FileId>();
  const follow = (file: ConfigFile, chain: readonly FileId[]): void => {
    const { id: own } = file.source;
    met.add(own);
    problems.push(...file.problems);
    for (const { text, span } of file.bases) {
      const id = resolvePath(folderOf(own), text);
      if (id === own || chain.includes(id)) {
        problems.push({ span, message: `\`${clip(text)}\` extends this file` });
      }
      // What two files extend speaks once.
      if (met.has(id)) continue;
      const base = met.size < maxFiles ? read(id) : undefined;
      if (base === undefined)
        problems.push({ span, message: `there is no file \`${clip(text)}\`` });
      else follow(readConfigFile(base), [...chain, own]);
    }
    files.push(file);
  };
  follow(readConfigFile(source), []);
  const config = files.reduce(
    (known, { settings, source: { id } }) => applySettings(known, settings, folderOf(id)),
    defaultConfig,
  );
  return { config, files, problems };
}

/**
 * A configuration with further settings, whose paths are relative to `base`. Lists of names and files add up, the
 * new folders before the known; what says which targets and rules to take replaces what was known.
 */
export function applySettings(known: Config, settings: Settings, base: FileId): Config {
  const resolved = (paths: readonly string[] | undefined): readonly FileId[] =>
    (paths ?? []).map((path) => resolvePath(base, path));
  const { targets, exclude = [], overrides = [] } = settings;
  return {
    dialect: settings.dialect ?? known.dialect,
    target: settings.target ?? known.target,
    architecture: settings.architecture ?? known.architecture,
    defines: { ...known.defines, ...settings.defines },
    includes: [...resolved(settings.includes), ...known.includes],
    imacros: [...known.imacros, ...resolved(settings.imacros)],
    targets:
      targets?.map((target) => ({
        ...target,
        base,
        ...(target.includes && { includes: resolved(target.includes) }),
        ...(target.imacros && { imacros: resolved(target.imacros) }),
      })) ?? known.targets,
    exclude: [...known.exclude, ...exclude.map((glob) => ({ glob, base }))],
    preset: settings.preset ?? known.preset,
    rules: { ...known.rules, ...settings.rules },
    select: settings.select ?? known.select,
    ignore: [...known.ignore, ...(settings.ignore ?? [])],
    overrides: [...known.overrides, ...overrides.map((override) => ({ ...override, base }))],
  };
}
