import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { endClients, startClient, uriOf, type Client } from '../test/client.ts';
import { folderOf, machlint } from '../test/command-line.ts';

const demo = fileURLToPath(new URL('../../../fixtures/demo', import.meta.url));

afterEach(endClients);

interface Checked {
  readonly diagnostics: readonly {
    readonly rule: string;
    readonly severity: 'error' | 'warning' | 'info';
    readonly file: string;
    readonly range: Record<'start' | 'end', { readonly line: number; readonly column: number }>;
    readonly message: string;
    readonly targets: readonly string[] | null;
  }[];
}

/** One line a finding, as the command line tells it and as the server does. */
async function checked(folder: string): Promise<readonly string[]> {
  const { stdout } = await machlint('check --format json', { cwd: folder });
  const { diagnostics } = JSON.parse(stdout) as Checked;
  const severities = { error: 1, warning: 2, info: 3 };
  return diagnostics
    .map(({ file, range: { start, end }, rule, severity, message, targets }) => {
      const where = `${start.line - 1}:${start.column - 1}-${end.line - 1}:${end.column - 1}`;
      const told = targets === null ? message : `${message} (${targets.join(', ')})`;
      return `${uriOf(join(folder, file))} ${where} ${severities[severity]} ${rule} ${told}`;
    })
    .sort();
}

async function pulled(client: Client): Promise<readonly string[]> {
  const { items } = await client.request<{ items: { uri: string; items: Diagnostic[] }[] }>(
    'workspace/diagnostic',
    { previousResultIds: [] },
  );
  return items
    .flatMap(({ uri, items: all }) =>
      all.map(({ range: { start, end }, severity, code, message }) => {
        const where = `${start.line}:${start.character}-${end.line}:${end.character}`;
        return `${uri} ${where} ${severity} ${code} ${text(message)}`;
      }),
    )
    .sort();
}

const pulling = { textDocument: { diagnostic: {} } };

it('says what `check` says of the demo', async () => {
  const folder = folderOf({});
  cpSync(demo, folder, { recursive: true });
  const client = await startClient({ folders: [folder], capabilities: pulling });
  const told = await pulled(client);
  expect(told.length).toBeGreaterThan(3);
  expect(told).toEqual(await checked(folder));
});

it('follows the same configuration, that of folders inside, and its changes', async () => {
  const folder = folderOf({
    'machlint.jsonc': '{ "preset": "all", "exclude": ["old/**"] }',
    'a.defs': 'subsystem a 1; \nskip; \n',
    'old/b.defs': 'subsystem b 9; \n',
    'inner/machlint.jsonc': '{ "preset": "recommended", "select": ["mig"] }',
    'inner/c.defs': 'subsystem c 20; \nroutine r(t : nope);\n',
  });
  const client = await startClient({ folders: [folder], capabilities: pulling });
  const first = await pulled(client);
  expect(first.some((line) => line.includes('style/trailing-white-space'))).toBe(true);
  expect(first).toEqual(await checked(folder));

  writeFileSync(join(folder, 'machlint.jsonc'), '{ "ignore": ["style"] }');
  await client.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf(join(folder, 'machlint.jsonc')), type: 2 }],
  });
  const second = await pulled(client);
  expect(second).not.toEqual(first);
  expect(second).toEqual(await checked(folder));
});

it('reads no include folder that an opened folder names outside itself, and says so', async () => {
  const outside = folderOf({ 'types.defs': 'type secret_t = MACH_MSG_TYPE_BYTE;' });
  const folder = folderOf({
    'machlint.jsonc': JSON.stringify({ includes: [outside] }),
    'a.defs': '#include <types.defs>\nsubsystem a 1;\nroutine r(t : secret_t);\n',
  });
  const client = await startClient({ folders: [folder] });
  const status = await client.request<{ folders: { problems: { message: string }[] }[] }>(
    'machlint/status',
    {},
  );
  expect(status.folders[0]?.problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('lies outside the folder'),
  ]);
  const query = { query: 'secret_t' };
  expect(await client.request('workspace/symbol', query)).toEqual([]);

  const trusting = await startClient({
    folders: [folder],
    initializationOptions: { includes: [outside] },
  });
  expect(await trusting.request('workspace/symbol', query)).toHaveLength(1);
});

/** The server writes messages as plain text. */
function text(message: Diagnostic['message']): string {
  return typeof message === 'string' ? message : message.value;
}
