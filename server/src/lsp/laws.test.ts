import { afterEach, expect, it } from 'vitest';
import { endClients, startClient, type Client } from '../test/client.ts';
import { folderOf } from '../test/command-line.ts';
import { answerOf, requestsAt } from '../test/every-request.ts';
import { lineLengths, random, RandomSession } from '../test/random-session.ts';
import { smallTree } from '../test/small-tree.ts';

afterEach(endClients);

const capabilities = {
  workspace: { configuration: true, workspaceEdit: { documentChanges: true } },
  textDocument: {
    diagnostic: {},
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { resolveSupport: { properties: ['edit'] } },
  },
};

/** Continuous integration takes its time. */
const sequences = process.env['MACHLINT_REQUIRE_ALL'] === '1' ? 50 : 10;

/** Two questions and answers later, what the server asked because of a notification is answered and followed, too. */
async function settled({ request }: Client): Promise<void> {
  for (let i = 0; i < 3; i++) await request('machlint/status', {});
}

/** Every range in an answer about a document that the session knows, with its document. */
function* rangesIn(value: unknown, uri: string): Generator<{ uri: string; range: Range }> {
  if (typeof value !== 'object' || value === null) return;
  const own = 'uri' in value && typeof value.uri === 'string' ? value.uri : uri;
  const target =
    'targetUri' in value && typeof value.targetUri === 'string' ? value.targetUri : own;
  const edited = 'textDocument' in value ? value.textDocument : undefined;
  const inside =
    typeof edited === 'object' && edited !== null && 'uri' in edited ? String(edited.uri) : target;
  if (isRange(value)) yield { uri: inside, range: value };
  for (const [key, each] of Object.entries(value)) {
    yield* rangesIn(each, key === 'originSelectionRange' ? uri : inside);
  }
}

function isRange(value: object): value is Range {
  const start = 'start' in value ? value.start : undefined;
  return typeof start === 'object' && start !== null && 'line' in start;
}

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

it(
  `gives after ${sequences} sequences of edits, opens, closes, file events and settings what fresh servers give`,
  { timeout: 900_000 },
  async () => {
    const pick = random(20_231);
    const folder = folderOf(smallTree);
    const settings: Record<string, unknown> = { format: 'always' };
    const client = await startClient({ folders: [folder], capabilities, settings });
    const session = new RandomSession(client, folder, smallTree, pick);
    for (let sequence = 0; sequence < sequences; sequence++) {
      const steps = 1 + pick(12);
      for (let step = 0; step < steps; step++) {
        const name = session.oneOf(session.names);
        const kind = pick(10);
        if (kind === 0) await session.hide(name);
        else if (kind === 1) await session.changeOnDisk(name);
        else if (kind === 2) {
          settings['preset'] = session.oneOf(['recommended', 'all', 'strict']);
          settings['target'] = session.oneOf(['user', 'kernel-server', null]);
          await client.notify('workspace/didChangeConfiguration', { settings: null });
          await settled(client);
        } else if (kind < 5) await session.show(name);
        else await session.edit(name);
      }
      await settled(client);

      const fresh = await startClient({ folders: [folder], capabilities, settings });
      const documents = [...session.open].map(([name, document]) => ({
        textDocument: { uri: session.uri(name), languageId: '', ...document },
      }));
      for (const params of documents) await fresh.notify('textDocument/didOpen', params);
      await settled(fresh);
      const name = session.oneOf(session.names.filter((each) => session.text(each) !== undefined));
      for (const request of requestsAt(session, name)) {
        const [told, expected] = await Promise.all([
          answerOf(session, request),
          answerOf({ client: fresh }, request),
        ]);
        // Each server numbers the tokens that it gave.
        const unnumbered = (answer: unknown): unknown =>
          request.method.startsWith('textDocument/semanticTokens')
            ? { ...(answer as object), resultId: '' }
            : answer;
        expect(unnumbered(told), `${request.method} in sequence ${sequence}`).toEqual(
          unnumbered(expected),
        );
        for (const { uri, range } of rangesIn(told, session.uri(name))) {
          const owner = session.names.find((each) => session.uri(each) === uri);
          const lengths = lineLengths(owner === undefined ? '' : (session.text(owner) ?? ''));
          for (const { line, character } of owner === undefined ? [] : [range.start, range.end]) {
            const limit = lengths[line] ?? -1;
            expect(character, `${request.method} ${line}:${character}`).toBeLessThanOrEqual(limit);
          }
        }
      }
      expect(await fresh.stop()).toBe(0);
    }
    const failures = client.told.filter(({ method }) => method === 'window/logMessage');
    expect(failures).toEqual([]);
    expect(await client.stop()).toBe(0);
  },
);
