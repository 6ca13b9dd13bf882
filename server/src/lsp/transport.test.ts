import { fork, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type Hover,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';
import { endClients, positionOf, startClient, uriOf } from '../test/client.ts';
import { folderOf } from '../test/command-line.ts';

const program = fileURLToPath(new URL('../../bin/machlint.js', import.meta.url));
const page = `<h2>thing_read</h2>
<p><strong>Function</strong> - Reads a thing.
<h3>SYNOPSIS</h3>
<pre><strong>kern_return_t   thing_read</strong>
                <strong>(mach_port_t</strong>  <var>target</var><strong>);</strong></pre>
<h3>PARAMETERS</h3>
<dl><dt> <var>target</var> <dd>[in thing send right] The thing to read.</dl>
<h3>RELATED INFORMATION</h3>
`;

afterEach(endClients);

function hoverAt(uri: string, text: string, wanted: string) {
  return { textDocument: { uri }, position: positionOf(text, wanted) };
}

describe('the life of a server', () => {
  it('ends with 0 after shutdown and exit', async () => {
    const client = await startClient();
    expect(await client.stop()).toBe(0);
  });

  it('takes a shutdown whose parameters are null, as Emacs sends it', async () => {
    const client = await startClient();
    expect(await client.request('shutdown', null)).toBe(null);
    await client.notify('exit', undefined);
    expect(await client.exited).toBe(0);
  });

  it('ends with 1 after exit alone', async () => {
    const client = await startClient();
    await client.notify('exit', undefined);
    expect(await client.exited).toBe(1);
  });

  it('ends when the editor closes the pipe', async () => {
    const client = await startClient();
    client.process.stdin.end();
    expect(await client.exited).toBe(1);
  });

  it('ends when nobody reads its answers any more', async () => {
    const client = await startClient();
    client.process.stdout.destroy();
    client.connection.onError(() => {});
    void client.request('textDocument/hover', {}).catch(() => {});
    expect(await client.exited).toBe(1);
  });

  it('ends when the process of the editor is gone', { timeout: 20_000 }, async () => {
    const editor = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 500)']);
    const server = spawn(process.execPath, [program, 'lsp', '--stdio']);
    const exited = new Promise((resolve) => server.once('exit', resolve));
    const connection = createMessageConnection(server.stdout, server.stdin);
    connection.listen();
    await connection.sendRequest('initialize', { processId: editor.pid, capabilities: {} });
    expect(await exited).toBe(1);
  });

  it('refuses requests before initialize and after shutdown', async () => {
    const server = spawn(process.execPath, [program, 'lsp', '--stdio']);
    const connection = createMessageConnection(server.stdout, server.stdin);
    connection.listen();
    const early = connection.sendRequest('textDocument/hover', {});
    await expect(early).rejects.toMatchObject({ code: -32002 });
    await connection.sendRequest('initialize', { processId: null, capabilities: {} });
    const again = connection.sendRequest('initialize', { processId: null, capabilities: {} });
    await expect(again).rejects.toMatchObject({ code: -32600 });
    await connection.sendRequest('shutdown');
    const late = connection.sendRequest('textDocument/hover', {});
    await expect(late).rejects.toMatchObject({ code: -32600 });
    server.kill();
  });
});

describe('bad messages', () => {
  it('answers garbage with a parse error and goes on', async () => {
    const client = await startClient();
    client.process.stdin.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    client.process.stdin.write('Content-Length: 5\r\n\r\n{]}{[');
    await client.open('file:///w/thing_read.html', page, 'html');
    const hover = await client.request<Hover>(
      'textDocument/hover',
      hoverAt('file:///w/thing_read.html', page, 'target'),
    );
    expect(JSON.stringify(hover.contents)).toContain('thing send right');
    expect(await client.stop()).toBe(0);
  });

  it('names the request that failed in the log, and lives on', async () => {
    const client = await startClient();
    const broken = client.request('textDocument/hover', { textDocument: null });
    await expect(broken).rejects.toMatchObject({ code: -32603 });
    const log = await client.untilTold<{ message: string }>('window/logMessage');
    expect(log.message).toContain('textDocument/hover {"textDocument":null} failed');
    const odd = { textDocument: { uri: 'file:///w/a.html' }, position: { line: 'x' } };
    await client.open('file:///w/a.html', page);
    await expect(client.request('textDocument/hover', odd)).rejects.toMatchObject({ code: -32602 });
    await expect(client.request('textDocument/nonsense', {})).rejects.toMatchObject({
      code: -32601,
    });
    expect(await client.stop()).toBe(0);
  });
});

it('drops requests that are cancelled', async () => {
  const client = await startClient();
  const uri = 'file:///w/thing_read.html';
  await client.open(uri, page, 'html');
  const outcomes = Array.from({ length: 50 }, () => {
    const source = new CancellationTokenSource();
    const answer = client.request<Hover>(
      'textDocument/hover',
      hoverAt(uri, page, 'target'),
      source.token,
    );
    source.cancel();
    return answer.then(
      () => 'answered',
      ({ code }: { code: number }) => code,
    );
  });
  const seen = new Set(await Promise.all(outcomes));
  expect(seen).toContain(-32800);
  expect(await client.stop()).toBe(0);
});

describe('diagnostics', () => {
  const clean = 'subsystem thing 100;\n';
  const faulty = 'subsystem thing 100; \n';

  it('are pushed to a client that cannot pull them, again after an edit, and cleared on close', async () => {
    const client = await startClient({ initializationOptions: { preset: 'all' } });
    expect(client.capabilities.diagnosticProvider).toBeUndefined();
    const uri = 'file:///w/thing.defs';
    await client.open(uri, faulty, 'mig');
    const isOfVersion = (version: number) => (params: PublishDiagnosticsParams) =>
      params.uri === uri && params.version === version;
    const method = 'textDocument/publishDiagnostics';
    const first = await client.untilTold(method, isOfVersion(1));
    expect(first.diagnostics.map(({ code }) => code)).toContain('style/trailing-white-space');
    await client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: clean }],
    });
    const second = await client.untilTold(method, isOfVersion(2));
    expect(second.diagnostics.map(({ code }) => code)).not.toContain('style/trailing-white-space');
    await client.notify('textDocument/didClose', { textDocument: { uri } });
    await client.untilTold<PublishDiagnosticsParams>(
      method,
      ({ version, diagnostics }) => version === undefined && diagnostics.length === 0,
    );
    await client.stop();
  });

  it('are never pushed to a client that pulls them', async () => {
    const folder = folderOf({ 'thing.defs': faulty, 'note.html': '<p>Hello' });
    const client = await startClient({
      folders: [folder],
      capabilities: { textDocument: { diagnostic: {} } },
      initializationOptions: { preset: 'all' },
    });
    const uri = uriOf(`${folder}/thing.defs`);
    await client.open(uri, faulty, 'mig');
    const pull = (previousResultId?: string) =>
      client.request<{ kind: string; resultId: string; items: { code: string }[] }>(
        'textDocument/diagnostic',
        { textDocument: { uri }, previousResultId },
      );
    const report = await pull();
    expect(report.items.map(({ code }) => code)).toContain('style/trailing-white-space');
    expect(await pull(report.resultId)).toEqual({ kind: 'unchanged', resultId: report.resultId });

    const all = (previousResultIds: object[]) =>
      client.request<{ items: { uri: string; kind: string; resultId: string }[] }>(
        'workspace/diagnostic',
        { previousResultIds },
      );
    const { items } = await all([]);
    expect(items.map((item) => item.uri)).toEqual([uri]);
    const again = await all(items.map((item) => ({ uri: item.uri, value: item.resultId })));
    expect(again.items.map(({ kind }) => kind)).toEqual(['unchanged']);
    expect(client.told.map(({ method }) => method)).not.toContain(
      'textDocument/publishDiagnostics',
    );
    await client.stop();
  });
});

it('reads the workspace folders, and files that change there', async () => {
  const text = `${page}<a href="b.html"><strong>b</strong></a>`;
  const folder = folderOf({ 'a.html': text });
  const client = await startClient({ folders: [folder] });
  const uri = uriOf(`${folder}/a.html`);
  await client.open(uri, text);
  const definition = () =>
    client.request<{ uri: string }[]>('textDocument/definition', hoverAt(uri, text, 'b.html'));
  expect(await definition()).toEqual([]);
  writeFileSync(`${folder}/b.html`, page);
  await client.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf(`${folder}/b.html`), type: 1 }],
  });
  expect((await definition()).map((each) => each.uri)).toEqual([uriOf(`${folder}/b.html`)]);
  await client.stop();
});

describe('other transports', () => {
  it('connects to a socket', async () => {
    const listener = createServer();
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const address = listener.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const server = spawn(process.execPath, [program, 'lsp', `--socket=${port}`]);
    const exited = new Promise((resolve) => server.once('exit', resolve));
    const socket = await new Promise<Socket>((resolve) => listener.once('connection', resolve));
    const connection = createMessageConnection(socket, socket);
    connection.listen();
    await connection.sendRequest('initialize', { processId: null, capabilities: {} });
    socket.destroy();
    listener.close();
    expect(await exited).toBe(1);
  });

  it('speaks over the channel of Node', async () => {
    const server = fork(program, ['lsp', '--node-ipc']);
    const exited = new Promise((resolve) => server.once('exit', resolve));
    const connection = createMessageConnection(
      new IPCMessageReader(server),
      new IPCMessageWriter(server),
    );
    connection.listen();
    await connection.sendRequest('initialize', { processId: null, capabilities: {} });
    server.disconnect();
    expect(await exited).toBe(1);
  });
});
