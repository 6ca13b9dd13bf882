import { spawnSync } from 'node:child_process';
import { fileId, type FileId } from '../text/span.ts';
import { largestFile } from './read-text.ts';

/** The files of one commit, read from git's objects: no checkout, no index, no diff. */
export interface GitTree {
  /** The repository's top folder; a repository without a work tree stands for it itself. */
  readonly top: FileId;
  /** Every regular file of the commit by its absolute path; the value is for `read`. */
  readonly objects: ReadonlyMap<FileId, ObjectName>;
  /** The contents of some of them; those past the size limit are left out. */
  readonly read: (files: readonly FileId[]) => ReadonlyMap<FileId, Uint8Array>;
}

/** A git object's name in hexadecimal. */
export type ObjectName = string & { readonly __brand: 'ObjectName' };

/** What git said, in one line. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/**
 * The tree of a commit (any name that git knows it by) in the repository around a folder.
 *
 * Only here does machlint run a program, and only for the command line. The repository may be hostile: of its
 * configuration nothing can start another program for these commands. No hook, filter, pager, text conversion or file
 * system monitor takes part in `rev-parse`, `ls-tree` and `cat-file`, those that could are turned off all the same, and no
 * missing object is fetched.
 * @throws GitError where there is no git, no repository, or no such commit
 */
export function openGitTree(folder: FileId, commit: string): GitTree {
  const top = topOf(folder);
  const id = commitId(folder, commit);
  const listing = git(folder, ['ls-tree', '-r', '-z', '--full-tree', id]);
  const objects = readListing(listing, top);
  return {
    top: fileId(top),
    objects,
    read(files) {
      const names = new Map(
        files.flatMap((file) => {
          const name = objects.get(file);
          return name === undefined ? [] : [[file, name] as const];
        }),
      );
      const contents = readObjects(folder, new Set(names.values()));
      return new Map(
        [...names].flatMap(([file, name]) => {
          const bytes = contents.get(name);
          return bytes === undefined ? [] : [[file, bytes] as const];
        }),
      );
    },
  };
}

/** The top folder as the folder's own path spells it, whatever links lead there. */
function topOf(folder: string): string {
  const asked = ['--is-bare-repository', '--is-inside-work-tree', '--show-prefix'];
  const answer = git(folder, ['rev-parse', ...asked, '--absolute-git-dir']).toString('utf8');
  const [isBare, isInside, prefix = '', gitFolder = ''] = answer.split('\n');
  if (isBare === 'true') return gitFolder;
  if (isInside !== 'true') throw new GitError('this is no work tree of git');
  const inside = `/${prefix}`.slice(0, -1);
  if (folder.endsWith(inside)) return folder.slice(0, folder.length - inside.length);
  return git(folder, ['rev-parse', '--show-toplevel']).toString('utf8').trimEnd();
}

function commitId(folder: string, commit: string): string {
  try {
    const id = git(folder, ['rev-parse', '--verify', '--end-of-options', `${commit}^{commit}`]);
    return id.toString('ascii').trim();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new GitError('git knows no commit by that name');
  }
}

function git(folder: string, command: readonly string[], input = ''): Buffer {
  const { stdout, stderr, status, error } = spawnSync(
    'git',
    [...harmless, '-C', folder, ...command],
    { input, env: environment(), maxBuffer: 2 ** 31 - 1, windowsHide: true },
  );
  if (error !== undefined) {
    const isMissing = 'code' in error && error.code === 'ENOENT';
    throw new GitError(isMissing ? 'there is no `git` to ask' : error.message);
  }
  if (status !== 0) {
    const [line = ''] = stderr.toString('utf8').split('\n');
    throw new GitError(line.replace(/^fatal: /, '') || `git ended with status ${status}`);
  }
  return stdout;
}

const harmless: readonly string[] = [
  '--no-pager',
  '--no-optional-locks',
  '--no-replace-objects',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.attributesFile=/dev/null',
  '-c',
  'core.sshCommand=false',
  '-c',
  'protocol.allow=never',
];

/** Only what git needs to run; above all no GIT_DIR or GIT_EXTERNAL_DIFF of a hook that we may be running in. */
function environment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'XDG_CONFIG_HOME', 'SystemRoot', 'USERPROFILE', 'TEMP', 'TMP'];
  return {
    ...Object.fromEntries(
      kept.flatMap((name) => {
        const value = process.env[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone would fetch what it lacks, and its configuration names the program that does.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  };
}

/** `MODE blob NAME\tPATH\0` …: regular files alone, no links, no submodules. */
function readListing(listing: Buffer, top: string): ReadonlyMap<FileId, ObjectName> {
  const objects = new Map<FileId, ObjectName>();
  const prefix = top.endsWith('/') ? top : `${top}/`;
  for (const line of listing.toString('utf8').split('\0')) {
    const match = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) {
      objects.set(fileId(prefix + match[2]), match[1] as ObjectName);
    }
  }
  return objects;
}

function readObjects(
  folder: string,
  names: ReadonlySet<ObjectName>,
): ReadonlyMap<ObjectName, Uint8Array> {
  if (names.size === 0) return new Map();
  const sizes = git(folder, ['cat-file', '--batch-check'], [...names].join('\n'));
  const small = sizes
    .toString('ascii')
    .split('\n')
    .flatMap((line) => {
      const [name, type, size] = line.split(' ');
      return type === 'blob' && Number(size) <= largestFile ? [name] : [];
    });
  if (small.length === 0) return new Map();
  return readBatch(git(folder, ['cat-file', '--batch'], small.join('\n')));
}

/** `NAME blob SIZE\n`, the bytes, `\n`; and again. */
function readBatch(output: Buffer): ReadonlyMap<ObjectName, Uint8Array> {
  const contents = new Map<ObjectName, Uint8Array>();
  let at = 0;
  for (;;) {
    const end = output.indexOf(10, at);
    if (end === -1) return contents;
    const [name = '', type, size] = output.toString('ascii', at, end).split(' ');
    const length = type === 'blob' ? Number(size) : -1;
    if (length >= 0) contents.set(name as ObjectName, output.subarray(end + 1, end + 1 + length));
    at = end + 1 + length + 1;
  }
}
