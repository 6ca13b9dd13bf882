import { readFileSync } from 'node:fs';
import { Argument } from 'commander';
import { changeText } from '../abi/change.ts';
import { compareInterfaces } from '../abi/compare.ts';
import { parseContract, promiseOf, writeContract } from '../abi/contract-text.ts';
import { abiInterfaces } from '../abi/interfaces.ts';
import type { AbiInterface } from '../abi/slot.ts';
import type { Host } from '../host/host.ts';
import { toFileId } from '../host/path.ts';
import { describeError } from '../host/read-text.ts';
import { describeWriteError, replaceFile } from '../host/replace-file.ts';
import type { FileId } from '../text/span.ts';
import { CommandError, type CommandModule } from './command.ts';
import { openPaths, reportProblems } from './open-paths.ts';
import { addWorkspaceOptions, type WorkspaceOptions } from './workspace-options.ts';

export const define: CommandModule['define'] = (command, { host, exit }) =>
  addWorkspaceOptions(
    command
      .description(
        'Keep the ABI of interfaces as a reviewed text file: one line a message id. `write` makes it, `check` ends with 1 where the interfaces no longer keep it.',
      )
      .addArgument(new Argument('<action>', 'what to do').choices(['write', 'check']))
      .argument('<file>', 'the contract')
      .argument('[path...]', 'interfaces and folders (default: the current folder)'),
  ).action((action: string, file: string, paths: readonly string[], flags: WorkspaceOptions) => {
    const { workspace, chosen, problems } = openPaths(paths, flags, host);
    reportProblems(problems, host);
    const snapshot = workspace.current;
    const interfaces = abiInterfaces(snapshot).filter(
      ({ root }) => root !== undefined && chosen.has(root),
    );
    const contract = toFileId(host.cwd, file);
    if (action === 'write') write(contract, interfaces);
    else exit(check(contract, interfaces, host) ? 0 : 1);
  });

function write(contract: FileId, interfaces: readonly AbiInterface[]): void {
  if (interfaces.length === 0)
    throw new CommandError('no interface with a subsystem was found to write down');
  try {
    replaceFile(contract, writeContract(interfaces));
  } catch (error) {
    throw new CommandError(`\`${contract}\` ${describeWriteError(error)}`);
  }
}

/** Whether the interfaces keep the contract; what they break is printed, one line a cause. */
function check(contract: FileId, interfaces: readonly AbiInterface[], host: Host): boolean {
  const parsed = parseContract(readContract(contract));
  if (!('interfaces' in parsed)) {
    throw new CommandError(`\`${contract}\`, line ${parsed.line}: ${parsed.message}`);
  }
  const key = ({ file, target }: AbiInterface): string => `${file} ${target}`;
  const now = new Map(interfaces.map((each) => [key(each), each]));
  const before = new Set(parsed.interfaces.map(key));
  const lines = new Map<string, string[]>();
  const say = (file: string, target: string, text: string): void => {
    const line = `${file}: ${text}`;
    const targets = lines.get(line);
    if (targets === undefined) lines.set(line, [target]);
    else targets.push(target);
  };

  for (const old of parsed.interfaces) {
    const fresh = now.get(key(old));
    if (fresh === undefined)
      say(
        old.file,
        old.target,
        `the contract has \`${old.subsystem}\`, the interfaces have it no more`,
      );
    else
      for (const change of compareInterfaces(old, promiseOf(fresh)))
        say(old.file, old.target, `${changeText(change)} [${change.kind}]`);
  }
  for (const fresh of interfaces) {
    if (!before.has(key(fresh)))
      say(fresh.file, fresh.target, `\`${fresh.subsystem}\` is not in the contract yet`);
  }
  for (const [line, targets] of lines) host.stdout.write(`${line} [${targets.join(' ')}]\n`);
  return lines.size === 0;
}

function readContract(contract: FileId): string {
  try {
    return readFileSync(contract, 'utf8');
  } catch (error) {
    throw new CommandError(`\`${contract}\` ${describeError(error)}`);
  }
}
