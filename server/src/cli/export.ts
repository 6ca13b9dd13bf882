import { deflateSync } from 'node:zlib';
import { Option } from 'commander';
import { posix } from 'node:path';
import { toFileId } from '../host/path.ts';
import { describeWriteError, replaceFile } from '../host/replace-file.ts';
import { ctagsFile, ctagsOptlib } from '../reports/export/ctags.ts';
import { ghidraScript, idaScript, lldbScript } from '../reports/export/debugger-scripts.ts';
import { idTable, idTableCsv, idTableJson } from '../reports/export/id-table.ts';
import { sphinxInventory } from '../reports/export/sphinx-inventory.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { CommandError, type CommandModule } from './command.ts';
import { openPaths, reportProblems } from './open-paths.ts';
import { version } from '../version.ts';
import { addWorkspaceOptions, type WorkspaceOptions } from './workspace-options.ts';

interface ExportFlags extends WorkspaceOptions {
  readonly format: Format;
  readonly out: string;
}

export const define: CommandModule['define'] = (command, { host }) =>
  addWorkspaceOptions(
    command
      .description('Write the symbol table for another program.')
      .argument('[path...]', 'interfaces, pages and folders (default: the current folder)')
      .addOption(new Option('--format <format>', 'for whom').choices(formats).makeOptionMandatory())
      .requiredOption('--out <file>', 'where to write it'),
  ).action(async (paths: readonly string[], flags: ExportFlags) => {
    const { workspace, problems } = openPaths(paths, flags, host);
    reportProblems(problems, host);
    const out = toFileId(host.cwd, flags.out);
    for (const { suffix, content } of await contents[flags.format](workspace.current)) {
      try {
        replaceFile(out + suffix, content);
      } catch (error) {
        throw new CommandError(`\`${out}${suffix}\` ${describeWriteError(error)}`);
      }
    }
  });

interface Written {
  /** Put behind the name that `--out` gives. */
  readonly suffix: string;
  readonly content: string | Uint8Array;
}

const contents = {
  scip: async (snapshot) => {
    // The protobuf runtime is loaded for this format alone.
    const { scipIndex, scipStubTable } = await import('../reports/export/scip.ts');
    return [
      { suffix: '', content: scipIndex(snapshot, version) },
      { suffix: '.stubs.json', content: scipStubTable(snapshot) },
    ];
  },
  ctags: (snapshot) => [{ suffix: '', content: ctagsFile(snapshot) }],
  'ctags-optlib': () => [{ suffix: '', content: ctagsOptlib }],
  'objects-inv': (snapshot) => {
    const { head, body } = sphinxInventory(
      snapshot,
      posix.basename(snapshot.project.roots[0] ?? ''),
    );
    return [{ suffix: '', content: Buffer.concat([Buffer.from(head), deflateSync(body)]) }];
  },
  json: (snapshot) => [{ suffix: '', content: idTableJson(idTable(snapshot)) }],
  csv: (snapshot) => [{ suffix: '', content: idTableCsv(idTable(snapshot)) }],
  ida: (snapshot) => [{ suffix: '', content: idaScript(idTable(snapshot)) }],
  ghidra: (snapshot) => [{ suffix: '', content: ghidraScript(idTable(snapshot)) }],
  lldb: (snapshot) => [{ suffix: '', content: lldbScript(idTable(snapshot)) }],
} satisfies Record<
  string,
  (snapshot: Snapshot) => readonly Written[] | Promise<readonly Written[]>
>;

type Format = keyof typeof contents;

const formats = Object.keys(contents);
