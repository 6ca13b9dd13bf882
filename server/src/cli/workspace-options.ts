import { Option, type Command } from 'commander';
import type { Host } from '../host/host.ts';
import { toFileId } from '../host/path.ts';
import { defaultConfig, type Config } from '../workspace/config.ts';
import { CommandError, listOption } from './command.ts';

/** The options that say how interfaces are read: those of every command over a workspace. */
export interface WorkspaceOptions {
  readonly config?: string;
  readonly dialect?: 'apple' | 'gnu' | 'auto';
  readonly target?: readonly string[];
  readonly arch?: 'arm64' | 'x86_64' | 'i386';
  readonly define?: readonly string[];
  readonly include?: readonly string[];
  readonly imacros?: readonly string[];
}

export function addWorkspaceOptions(command: Command): Command {
  return command
    .addOption(new Option('--dialect <dialect>', 'whose MIG').choices(['apple', 'gnu', 'auto']))
    .addOption(listOption('--target <name>', 'only these targets; `bare` has no definitions'))
    .addOption(
      new Option('--arch <arch>', 'only this architecture').choices(['arm64', 'x86_64', 'i386']),
    )
    .addOption(listOption('--define <name=value>', 'define a macro in every target'))
    .addOption(listOption('--include <folder>', 'search this folder for `#include` first'))
    .addOption(listOption('--imacros <file>', 'read the macros of this file first'))
    .option('--config <file>', 'use this configuration and no other');
}

/** The configuration that the command line asks for. */
export function configOf(options: WorkspaceOptions, { cwd }: Host): Config {
  return {
    ...defaultConfig,
    dialect: options.dialect ?? 'auto',
    target: options.target,
    architecture: options.arch,
    defines: definesOf(options.define ?? []),
    includes: (options.include ?? []).map((folder) => toFileId(cwd, folder)),
    imacros: (options.imacros ?? []).map((file) => toFileId(cwd, file)),
  };
}

/** `NAME=VALUE`, or `NAME` for 1, as `cc -D` reads it. */
function definesOf(definitions: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    definitions.map((definition) => {
      const match = /^([A-Za-z_]\w*)(?:=(.*))?$/s.exec(definition);
      if (match?.[1] === undefined) {
        throw new CommandError(`\`--define ${definition}\`: expected NAME or NAME=VALUE`);
      }
      return [match[1], match[2] ?? '1'];
    }),
  );
}
