import { Option, type Command } from 'commander';
import type { Host } from '../host/host.ts';
import { toFileId } from '../host/path.ts';
import type { Settings } from '../workspace/config-file.ts';
import type { Config } from '../workspace/config.ts';
import { applySettings } from '../workspace/resolve-config.ts';
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

/** A configuration with what the command line says put over it; its paths are relative to the current folder. */
export function withWorkspaceOptions(
  config: Config,
  { dialect, target, arch, define, include, imacros }: WorkspaceOptions,
  { cwd }: Host,
): Config {
  const settings: Settings = {
    ...(dialect === undefined ? {} : { dialect }),
    ...(target === undefined ? {} : { target }),
    ...(arch === undefined ? {} : { architecture: arch }),
    ...(define === undefined ? {} : { defines: definesOf(define) }),
    ...(include === undefined ? {} : { includes: include }),
    ...(imacros === undefined ? {} : { imacros }),
  };
  return applySettings(config, settings, toFileId(cwd, '.'));
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
