import { afterEach, expect, it } from 'vitest';
import type { ClientCapabilities, SemanticTokens } from 'vscode-languageserver-protocol/node';
import { endClients, startClient } from '../test/client.ts';

afterEach(endClients);

const text = `/* Doors. */
subsystem door 5100;
type port_t = MACH_MSG_TYPE_COPY_SEND;
routine door_open(server : port_t; out size : int, CountInOut);
`;

/** Each token as its text and the name of its kind. */
async function tokensFor(capabilities: ClientCapabilities): Promise<readonly string[]> {
  const client = await startClient({ capabilities });
  await client.open('untitled:door.defs', text, 'mig');
  const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', {
    textDocument: { uri: 'untitled:door.defs' },
  });
  const types = client.capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
  const lines = text.split('\n');
  let line = 0;
  let column = 0;
  return Array.from({ length: data.length / 5 }, (_, index) => {
    const [down = 0, right = 0, length = 0, type = 0] = data.slice(index * 5, index * 5 + 4);
    column = down === 0 ? column + right : right;
    line += down;
    return `${lines[line]?.slice(column, column + length) ?? ''}  ${types[type] ?? ''}`;
  });
}

it('tells every word to a client that has no colours of its own', async () => {
  expect(await tokensFor({})).toMatchInlineSnapshot(`
    [
      "/* Doors. */  comment",
      "subsystem  keyword",
      "door  namespace",
      "5100  number",
      "type  keyword",
      "port_t  type",
      "MACH_MSG_TYPE_COPY_SEND  type",
      "routine  keyword",
      "door_open  function",
      "server  parameter",
      "port_t  type",
      "out  keyword",
      "size  parameter",
      "int  type",
      "CountInOut  modifier",
    ]
  `);
});

// An editor's grammar tells `routine` from `skip`, where the protocol has keywords only: it would lose by the answer.
it('tells names alone to a client whose grammar has coloured the rest', async () => {
  const semanticTokens = {
    augmentsSyntaxTokens: true,
    requests: {},
    tokenTypes: [],
    tokenModifiers: [],
    formats: [],
  };
  expect(await tokensFor({ textDocument: { semanticTokens } })).toMatchInlineSnapshot(`
    [
      "door  namespace",
      "port_t  type",
      "MACH_MSG_TYPE_COPY_SEND  type",
      "door_open  function",
      "server  parameter",
      "port_t  type",
      "size  parameter",
      "int  type",
    ]
  `);
});
