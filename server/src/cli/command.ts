import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Host } from '../host/host.ts';

/** What a command's file exports. */
export interface CommandModule {
  /** Declares arguments and options on the command, and the action that does the work. */
  readonly define: (command: Command, context: CommandContext) => Command;
}

export interface CommandContext {
  readonly host: Host;
  /** Sets the exit status; 0 where nobody does. */
  readonly exit: (status: 0 | 1 | 2) => void;
}

/** The command could not be carried out: one line on standard error, exit status 2. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** An option that takes one value each time, repeated or with commas: `--select mig,ids --select man`. */
export function listOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, previous: unknown) => [
    ...(Array.isArray(previous) ? (previous as readonly string[]) : []),
    ...value.split(',').filter((part) => part !== ''),
  ]);
}

/** An option that takes a whole number from 0 on. */
export function countOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string) => {
    if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Expected a whole number from 0 on.');
    return Number(value);
  });
}
