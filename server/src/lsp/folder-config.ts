import { existsSync, realpathSync } from 'node:fs';
import { posix } from 'node:path';
import { isInside } from '../host/path.ts';
import { readText } from '../host/read-text.ts';
import type { FileProblem } from '../host/walk.ts';
import { configDiagnostics } from '../rules/config-diagnostics.ts';
import type { Diagnostic } from '../rules/rule.ts';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import {
  configFileName,
  readSettings as readConfigSettings,
  type Settings as ConfigSettings,
} from '../workspace/config-file.ts';
import { defaultConfig, type Config } from '../workspace/config.ts';
import { applySettings, resolveConfig } from '../workspace/resolve-config.ts';

/** The configuration of a folder: its own file's, as `check` reads it, and over it what the editor's settings say. */
export interface FolderConfig {
  readonly config: Config;
  /** The configuration's files, for the places of what is wrong in them. */
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** What of the file is not followed in an editor, and why. */
  readonly problems: readonly FileProblem[];
}

/**
 * A folder that somebody opens may come from anywhere: its own file names no file outside it. Who wants such an include
 * folder names it in the editor's settings.
 */
export function folderConfig(root: FileId | undefined, settings: ConfigSettings): FolderConfig {
  const own = root === undefined ? noConfig : ownConfig(root);
  const config = applySettings(own.config, settings, root ?? fileId('/'));
  return { ...own, config };
}

/** The section as the schema of `machlint.jsonc` reads it; the target whose view is shown is another thing there. */
export function configSettings(section: unknown): ConfigSettings {
  if (typeof section !== 'object' || section === null) return {};
  const entries = Object.entries(section).filter(
    ([name, value]) => name !== 'target' && value !== null && value !== undefined,
  );
  return readConfigSettings(Object.fromEntries(entries));
}

const noConfig: FolderConfig = { config: defaultConfig, files: [], diagnostics: [], problems: [] };

function ownConfig(root: FileId): FolderConfig {
  const file = fileId(posix.join(root, configFileName));
  const source = existsSync(file) ? readInside(root, file) : undefined;
  if (source === undefined) return noConfig;
  const resolved = resolveConfig(source, (other) => readInside(root, other));
  const { config, left } = withinRoot(resolved.config, root);
  return {
    config,
    files: resolved.files.map((each) => each.source),
    diagnostics: configDiagnostics(resolved),
    problems: left.map((path) => ({
      file,
      message: `names \`${path}\`, which lies outside the folder: it is read only where your own settings name it (\`machlint.includes\`)`,
    })),
  };
}

/** A file whose real place is in the folder; undefined for any other. */
function readInside(root: FileId, file: FileId): SourceFile | undefined {
  try {
    if (!isInside(realpathSync(root), realpathSync(file))) return undefined;
  } catch {
    return undefined;
  }
  const read = readText(file);
  return read.kind === 'text' ? sourceFile(file, 'other', read.text) : undefined;
}

function withinRoot(
  config: Config,
  root: FileId,
): { readonly config: Config; readonly left: readonly string[] } {
  const left: string[] = [];
  const inside = <Path extends string>(paths: readonly Path[]): readonly Path[] =>
    paths.filter((path) => {
      if (isInside(root, path)) return true;
      left.push(path);
      return false;
    });
  const targets = config.targets.map(({ includes, imacros, ...target }) => ({
    ...target,
    ...(includes === undefined ? {} : { includes: inside(includes) }),
    ...(imacros === undefined ? {} : { imacros: inside(imacros) }),
  }));
  const includes = inside(config.includes);
  const imacros = inside(config.imacros);
  return { config: { ...config, includes, imacros, targets }, left };
}
