import { spawn } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { endClients, startClient, uriOf } from '../client.ts';
import { folderOf } from '../command-line.ts';

const program = fileURLToPath(new URL('../../../bin/machlint.js', import.meta.url));

afterEach(endClients);

it('takes a thousand file events at once, and knows in the end what is there', async () => {
  const text = (i: number): string => `subsystem thing${i} ${i * 100};\nskip;\n`;
  const files = Array.from({ length: 100 }, (_, i) => [`thing${i}.defs`, text(i)]);
  const folder = folderOf(Object.fromEntries(files) as Record<string, string>);
  const client = await startClient({ folders: [folder] });
  for (let turn = 0; turn < 1000; turn += 1) {
    const path = join(folder, `thing${turn % 100}.defs`);
    if (turn >= 900) writeFileSync(path, text((turn % 100) + 200));
    void client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(path), type: 2 }],
    });
  }
  const trees = await client.request<{ name: string }[]>('machlint/subsystems', {});
  expect(trees.map(({ name }) => name).sort()).toEqual(
    Array.from({ length: 100 }, (_, i) => `thing${i + 200}`).sort(),
  );
  expect(await client.stop()).toBe(0);
});

it('does not follow a link out of the folder when an event names it', async () => {
  const outside = folderOf({ 'secret.defs': 'subsystem secret 500;\nskip;\n' });
  const folder = folderOf({ 'a.defs': 'subsystem a 100;\nskip;\n' });
  const client = await startClient({ folders: [folder] });
  symlinkSync(join(outside, 'secret.defs'), join(folder, 'b.defs'));
  symlinkSync(outside, join(folder, 'way'));
  await client.notify('workspace/didChangeWatchedFiles', {
    changes: ['b.defs', 'way/secret.defs'].map((path) => ({
      uri: `${uriOf(folder)}/${path}`,
      type: 1,
    })),
  });
  const trees = await client.request<{ name: string }[]>('machlint/subsystems', {});
  expect(trees.map(({ name }) => name)).toEqual(['a']);
  await client.stop();
});

describe.skipIf(process.platform !== 'linux')('a client that never reads', () => {
  it(
    'is not heard on before it does, and its end is the server’s',
    { timeout: 120_000 },
    async () => {
      const server = spawn(process.execPath, [program, 'lsp', '--stdio']);
      const exited = new Promise((resolve) => server.once('exit', resolve));
      server.stdin.on('error', () => {});
      const send = (message: object): void => {
        const body = JSON.stringify({ jsonrpc: '2.0', ...message });
        server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      };
      const uri = 'file:///w/a.defs';
      const routines = Array.from(
        { length: 300 },
        (_, i) => `routine r${i}(server : mach_port_t);\n`,
      );
      const text = `#include <mach/std_types.defs>\nsubsystem a 100;\n${routines.join('')}`;
      send({ id: 0, method: 'initialize', params: { processId: null, capabilities: {} } });
      send({ method: 'initialized', params: {} });
      const textDocument = { uri, languageId: 'mig', version: 1, text };
      send({ method: 'textDocument/didOpen', params: { textDocument } });
      // Each answer has about 100 kB: together they would take a quarter of a gigabyte, and twice that as text.
      for (let id = 1; id <= 2500; id += 1) {
        send({ id, method: 'textDocument/documentSymbol', params: { textDocument: { uri } } });
      }
      const peak = await quietPeak(server.pid ?? 0);
      expect(peak).toBeLessThan(350);
      server.stdout.destroy();
      server.stdin.destroy();
      expect(await exited).toBe(1);
    },
  );
});

/** The most memory, in mebibytes, that a process took until it had nothing more to do. */
async function quietPeak(processId: number): Promise<number> {
  const ticks = (): number => {
    const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  };
  for (let before = -1; before !== ticks();) {
    before = ticks();
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
  const status = readFileSync(`/proc/${processId}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
