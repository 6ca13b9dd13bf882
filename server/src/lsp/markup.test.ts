import { afterEach, expect, it } from 'vitest';
import type { Hover } from 'vscode-languageserver-protocol/node';
import { endClients, startClient, uriOf } from '../test/client.ts';
import { folderOf } from '../test/command-line.ts';

afterEach(endClients);

const text = `subsystem door 5100;
type port_t = MACH_MSG_TYPE_COPY_SEND;
simpleroutine door_knock(door : port_t);
`;

async function hoverOf(contentFormat: ('markdown' | 'plaintext')[]): Promise<unknown> {
  const folder = folderOf({ 'door.defs': text });
  const client = await startClient({
    folders: [folder],
    capabilities: { textDocument: { hover: { contentFormat } } },
  });
  const answer = await client.request<Hover | null>('textDocument/hover', {
    textDocument: { uri: uriOf(`${folder}/door.defs`) },
    position: { line: 2, character: 26 },
  });
  return answer?.contents;
}

it('gives Markdown to a client that shows it', async () => {
  expect(await hoverOf(['markdown', 'plaintext'])).toMatchInlineSnapshot(`
    {
      "kind": "markdown",
      "value": "\`\`\`mig
    requestport door : port_t
    \`\`\`

    the request port, since no other is named, a send right (\`COPY_SEND\`), of \`door_knock\`

    \`\`\`c
    port_t door
    \`\`\`

    - the caller keeps its send right
    - the server routine must not release it: whoever runs the server does",
    }
  `);
});

it('gives the same words without marks to one that does not', async () => {
  expect(await hoverOf(['plaintext'])).toMatchInlineSnapshot(`
    {
      "kind": "plaintext",
      "value": "requestport door : port_t

    the request port, since no other is named, a send right (COPY_SEND), of door_knock

    port_t door

    - the caller keeps its send right
    - the server routine must not release it: whoever runs the server does",
    }
  `);
});
