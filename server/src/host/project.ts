import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import { configFileName } from '../workspace/config-file.ts';
import { resolveConfig, type ResolvedConfig } from '../workspace/resolve-config.ts';
import { foldersUpward } from './path.ts';
import { readText } from './read-text.ts';

/** The tree that a path is judged in: a page's interface, a link's other end and an include's file stand in it. */
export interface ProjectPlace {
  readonly root: FileId;
  /** The configuration in the root; undefined where the tree has none. */
  readonly configFile: FileId | undefined;
  /** Whether the root was found by a configuration or by a landmark; else it is just the folder asked for. */
  readonly isFound: boolean;
}

/**
 * The project around a folder: the nearest folder upward with a `machlint.jsonc`; else the outermost one that looks like
 * a tree whose layout is known; else the folder itself. A repository's root ends the search.
 */
export function projectAround(folder: FileId): ProjectPlace {
  let outermost: FileId | undefined;
  for (const at of foldersUpward(folder)) {
    const configFile = posix.join(at, configFileName);
    if (existsSync(configFile)) {
      return { root: fileId(at), configFile: fileId(configFile), isFound: true };
    }
    if (landmarks.some((mark) => existsSync(posix.join(at, mark)))) outermost = fileId(at);
    if (existsSync(posix.join(at, '.git'))) break;
  }
  return { root: outermost ?? folder, configFile: undefined, isFound: outermost !== undefined };
}

/** One file that each known tree has: XNU, GNU Mach, the Hurd, an SDK, installed headers. */
const landmarks: readonly string[] = [
  'osfmk/mach/mach_types.defs',
  'include/mach/mach_types.defs',
  'hurd/hurd_types.defs',
  'usr/include/mach/mach_types.defs',
  'mach/mach_types.defs',
];

export type ReadConfiguration =
  | { readonly kind: 'read'; readonly resolved: ResolvedConfig }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads a configuration and those that it extends. */
export function readConfiguration(file: FileId): ReadConfiguration {
  const result = readText(file);
  if (result.kind === 'unreadable') return result;
  const read = (other: FileId): SourceFile | undefined => {
    const text = readText(other);
    return text.kind === 'text' ? sourceFile(other, 'other', text.text) : undefined;
  };
  return { kind: 'read', resolved: resolveConfig(sourceFile(file, 'other', result.text), read) };
}
