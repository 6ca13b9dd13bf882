import type { Host } from '../host/host.ts';
import { toFileId } from '../host/path.ts';
import { looksLikePage } from '../syntax/man/recognise.ts';
import { decode } from '../text/decode.ts';
import type { FileId } from '../text/span.ts';
import { withCheckFlags, type CheckFlags } from './check-options.ts';
import { CommandError } from './command.ts';
import { locate, locateText, type Project } from './locate.ts';

/** What a check is about. */
export interface CheckInput {
  readonly projects: readonly Project[];
  /** The file that standard input stands for, if it is read. */
  readonly stdin: FileId | undefined;
}

/** Finds out what the paths mean; `-` reads standard input in the place of `--stdin-filename`. */
export async function checkInput(
  paths: readonly string[],
  flags: CheckFlags,
  host: Host,
): Promise<CheckInput> {
  const withFlags = (project: Project): Project => ({
    ...project,
    config: withCheckFlags(project.config, flags),
  });
  if (!paths.includes('-')) {
    if (flags.stdinFilename !== undefined) {
      throw new CommandError('`--stdin-filename` goes with `-` for standard input');
    }
    return { projects: locate(paths, flags, host).map(withFlags), stdin: undefined };
  }
  if (paths.length > 1) throw new CommandError('`-` stands alone: expected no other path');
  if (flags.watch === true) throw new CommandError('`--watch` cannot watch standard input');
  const { text } = decode(await host.readStdin());
  const name = flags.stdinFilename ?? (looksLikePage(text) ? 'stdin.html' : 'stdin.defs');
  const file = toFileId(host.cwd, name);
  return { projects: [withFlags(locateText(file, text, flags, host))], stdin: file };
}
