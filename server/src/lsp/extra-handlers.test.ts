import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { CancellationTokenSource, ProgressType } from 'vscode-languageserver-protocol/node';
import { endClients, positionOf, startClient, uriOf, type Client } from '../test/client.ts';
import type { ExtraRequests } from './protocol.ts';

const files = {
  'door.defs': `subsystem door 5100;
type port_t = MACH_MSG_TYPE_COPY_SEND;
routine door_open(server : port_t; name : door_name_t);
skip;
simpleroutine door_knock(door : port_t);
`,
  'door_knock.html': `<h2>door_knock</h2>
<hr>
<strong>Function</strong> - Knock.
<h3>SYNOPSIS</h3>
<pre><strong>kern_return_t   door_knock</strong>
    <strong>(port_t</strong> <var>door</var><strong>);</strong></pre>
<script>alert(1)</script>
<p onclick="alert(2)">See <a href="door_open.html">door_open</a> and <a href="javascript:alert(3)">more</a>.
`,
} as const;

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'machlint-extra-')));
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
const uri = (name: keyof typeof files): string => uriOf(join(folder, name));

afterEach(endClients);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ask<Method extends keyof ExtraRequests>(
  client: Client,
  method: Method,
  params: ExtraRequests[Method]['params'],
): Promise<ExtraRequests[Method]['result']> {
  return client.request(method, params);
}

it('lists subsystems with their ids and places', async () => {
  const client = await startClient({ folders: [folder] });
  const [door] = await ask(client, 'machlint/subsystems', {});
  expect(door).toMatchObject({ name: 'door', base: 5100, end: 5103, side: 'user' });
  expect(door?.slots.map(({ kind, name, messageId, replyId }) => [kind, name, messageId, replyId]))
    .toMatchInlineSnapshot(`
    [
      [
        "routine",
        "door_open",
        5100,
        5200,
      ],
      [
        "skip",
        "",
        5101,
        null,
      ],
      [
        "simpleroutine",
        "door_knock",
        5102,
        null,
      ],
    ]
  `);
  expect(door?.slots.at(-1)).toMatchObject({
    uri: uri('door.defs'),
    range: { start: { line: 4, character: 14 }, end: { line: 4, character: 24 } },
  });
});

it('goes from a routine to its page and back', async () => {
  const client = await startClient({ folders: [folder] });
  const there = await ask(client, 'machlint/counterparts', {
    textDocument: { uri: uri('door.defs') },
    position: positionOf(files['door.defs'], 'door_knock', 2),
  });
  expect(there).toMatchObject([{ uri: uri('door_knock.html') }]);
  const back = await ask(client, 'machlint/counterparts', {
    textDocument: { uri: uri('door_knock.html') },
    position: { line: 3, character: 0 },
  });
  expect(back).toMatchObject([{ uri: uri('door.defs'), range: { start: { line: 4 } } }]);
});

it('renders a page without what could run, its links as numbers', async () => {
  const client = await startClient({ folders: [folder] });
  const preview = await ask(client, 'machlint/pagePreview', {
    textDocument: { uri: uri('door_knock.html') },
  });
  expect(preview?.title).toBe('door_knock');
  expect(preview?.html).toMatchInlineSnapshot(`
    "<p class="quiet">Interface: <a href="#link-0">door_knock</a>, simpleroutine 5102 of door</p><h2>door_knock</h2>
    <hr>
    <strong>Function</strong> - Knock.
    <h3>SYNOPSIS</h3>
    <pre><strong>kern_return_t   door_knock</strong>
        <strong>(port_t</strong> <var>door</var><strong>);</strong></pre>

    <p>See <span>door_open</span> and <span>more</span>.
    </p>"
  `);
  expect(preview?.links).toMatchObject([{ uri: uri('door.defs'), range: { start: { line: 4 } } }]);
});

it('draws the messages of the routine at the cursor', async () => {
  const client = await startClient({ folders: [folder] });
  const layout = await ask(client, 'machlint/layout', {
    textDocument: { uri: uri('door.defs') },
    position: positionOf(files['door.defs'], 'simpleroutine', 2),
  });
  expect(layout?.title).toBe('door_knock: messages');
  expect(layout?.html).toContain('request 5102');
  const nothing = await ask(client, 'machlint/layout', {
    textDocument: { uri: uri('door.defs') },
    position: { line: 0, character: 0 },
  });
  expect(nothing).toBe(null);
});

it('says that a document is no page', async () => {
  const client = await startClient({ folders: [folder] });
  const preview = await ask(client, 'machlint/pagePreview', {
    textDocument: { uri: uri('door.defs') },
  });
  expect(preview).toBe(null);
});

it('can be cancelled while it lints', async () => {
  const client = await startClient({ folders: [folder] });
  const source = new CancellationTokenSource();
  const answer = client.request('machlint/lintWorkspace', {}, source.token);
  source.cancel();
  await expect(answer).rejects.toThrow(/cancelled/);
});

it('says how many findings there are, and how far it is', async () => {
  const client = await startClient({ folders: [folder] });
  const told: string[] = [];
  client.connection.onProgress(new ProgressType<{ kind: string }>(), 'lint', ({ kind }) => {
    told.push(kind);
  });
  const summary = await ask(client, 'machlint/lintWorkspace', { workDoneToken: 'lint' });
  expect(summary).toMatchObject({ files: 2, errors: 1 });
  expect(told).toEqual(['begin', 'report', 'report', 'end']);
});
