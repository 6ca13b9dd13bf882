import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import {
  createMessageConnection,
  PositionEncodingKind,
  type InitializeParams,
  type MessageConnection,
  type Position,
  type Range,
} from 'vscode-languageserver-protocol/node';
import { handlers } from '../../lsp/handlers.ts';
import { extraHandlers } from '../../lsp/extra-handlers.ts';
import { startServer } from '../../lsp/start-server.ts';
import { editSteps, part, type EditStep } from './edit-step.ts';
import { dataTarget, expectSame } from './fuzz-target.ts';
import { interfacePieces, interfaceTexts } from './interface-target.ts';
import { mutated } from './mutate.ts';
import { pagePieces, pageTexts } from './page-target.ts';

type Step =
  | EditStep
  | {
      readonly kind: 'ask';
      readonly method: string;
      readonly file: number;
      readonly at: number;
      readonly to: number;
      readonly word: string;
    }
  | { readonly kind: 'spoilt'; readonly method: string; readonly params: unknown }
  | { readonly kind: 'garbage'; readonly bytes: string }
  | { readonly kind: 'close' | 'events'; readonly file: number };

interface Talk {
  readonly encoding: string;
  readonly pulls: boolean;
  readonly texts: readonly [string, string];
  readonly steps: readonly Step[];
}

const methods = [...Object.keys(handlers), ...Object.keys(extraHandlers)];
const file = fc.nat(1);
const { junk } = fc.letrec<{ junk: unknown }>((tie) => ({
  junk: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown[]>(
      null,
      true,
      -1,
      1e300,
      '',
      'x',
      'file:///fixture/a.defs',
      '__proto__',
    ),
    fc.array(tie('junk'), { maxLength: 2 }),
    fc.dictionary(
      fc.constantFrom(
        'textDocument',
        'uri',
        'position',
        'line',
        'character',
        'range',
        'context',
        'item',
        'data',
        'query',
        'newName',
      ),
      tie('junk'),
      { maxKeys: 4 },
    ),
  ),
}));
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: editSteps(2, 20),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      method: fc.constantFrom(...methods),
      file,
      at: part,
      to: part,
      word: fc.constantFrom('x', 'constructor', '', ';', 'r1', 'a b', '\ud83d'),
    }),
  },
  fc.record({
    kind: fc.constant('spoilt' as const),
    method: fc.constantFrom(...methods),
    params: junk,
  }),
  fc.record({
    kind: fc.constant('garbage' as const),
    bytes: fc.constantFrom(
      'GET / HTTP/1.1\r\n\r\n',
      'Content-Length: 2\r\n\r\n{]',
      'Content-Length: -1\r\n\r\n',
      'Content-Length: 4\r\n\r\nnull',
    ),
  }),
  fc.record({ kind: fc.constantFrom('close' as const, 'events' as const), file }),
);

/**
 * A client of any encoding that edits, asks, and sends rubbish: every request is answered, none that has its form
 * fails, and in the end the server knows what one knows that is given the same texts at once.
 */
export const sessionTarget = dataTarget<Talk>({
  name: 'session',
  inputs: fc.record({
    encoding: fc.constantFrom(
      PositionEncodingKind.UTF8,
      PositionEncodingKind.UTF16,
      PositionEncodingKind.UTF32,
    ),
    pulls: fc.boolean(),
    texts: fc.tuple(mutated(interfaceTexts, interfacePieces, 2), mutated(pageTexts, pagePieces, 2)),
    steps: fc.array(steps, { maxLength: 14 }),
  }),
  async check({ encoding, pulls, texts, steps }) {
    const session = await openSession(encoding, pulls);
    const now: [string, string] = [...texts];
    for (const [index, text] of now.entries()) await session.open(index, text);
    let version = 1;
    for (const step of steps) {
      if (step.kind === 'edit') {
        const text = now[step.file] ?? '';
        const start = wholePlace(text, Math.floor(step.at * text.length));
        const end = wholePlace(text, Math.min(text.length, start + step.length));
        const range = {
          start: positionAt(text, start, encoding),
          end: positionAt(text, end, encoding),
        };
        now[step.file] = text.slice(0, start) + step.insert + text.slice(end);
        await session.connection.sendNotification('textDocument/didChange', {
          textDocument: { uri: uris[step.file], version: (version += 1) },
          contentChanges: [{ range, text: step.insert }],
        });
      } else if (step.kind === 'ask') {
        const text = now[step.file] ?? '';
        const [from, to] = [step.at, step.to].map((at) =>
          positionAt(text, wholePlace(text, Math.floor(at * text.length)), encoding),
        );
        if (from === undefined || to === undefined) continue;
        await session.ask(step.method, paramsOf(uris[step.file] ?? '', from, to, step.word));
      } else if (step.kind === 'spoilt') {
        await session.connection.sendRequest(step.method, step.params).catch(() => undefined);
      } else if (step.kind === 'garbage') {
        session.input.write(step.bytes);
      } else if (step.kind === 'close') {
        await session.connection.sendNotification('textDocument/didClose', {
          textDocument: { uri: uris[step.file] },
        });
        await session.open(step.file, now[step.file] ?? '');
      } else {
        const changes = [1, 2, 3].map((type) => ({ uri: uris[step.file], type }));
        await session.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
      }
    }
    const fresh = await openSession(encoding, pulls);
    for (const [index, text] of now.entries()) await fresh.open(index, text);
    for (const [index, text] of now.entries()) {
      const told = await session.everything(index);
      expectSame(told, await fresh.everything(index), `what is known of ${uris[index]}`);
      expectRanges(told, text, encoding);
      for (const part of [0, 0.3, 0.6, 0.9]) {
        const at = positionAt(text, wholePlace(text, Math.floor(part * text.length)), encoding);
        const asked = paramsOf(uris[index] ?? '', at, at, 'x');
        for (const method of atPlaces) {
          const law = `${method} at ${JSON.stringify(at)} of ${uris[index]}`;
          expectSame(await session.ask(method, asked), await fresh.ask(method, asked), law);
        }
      }
    }
    await Promise.all([session.stop(), fresh.stop()]);
  },
});

const uris = ['file:///fixture/a.defs', 'file:///fixture/thing_read.html'];

async function openSession(encoding: string, pulls: boolean) {
  const input = new PassThrough();
  const output = new PassThrough();
  const ended = startServer({ transport: { kind: 'streams', input, output }, version: '0' });
  const connection: MessageConnection = createMessageConnection(output, input);
  let failure: string | undefined;
  connection.onRequest(() => null);
  connection.onNotification('window/logMessage', ({ message }: { readonly message: string }) => {
    if (/\n\s+at /.test(message)) failure ??= message;
  });
  connection.onError(() => {});
  connection.listen();
  const params: Partial<InitializeParams> = {
    processId: null,
    rootUri: null,
    capabilities: {
      general: { positionEncodings: [encoding] },
      ...(pulls ? { textDocument: { diagnostic: {} } } : {}),
    },
    workspaceFolders: null,
    initializationOptions: { preset: 'all' },
  };
  await connection.sendRequest('initialize', params);
  await connection.sendNotification('initialized', {});
  const ask = async (method: string, parameters: unknown): Promise<unknown> => {
    try {
      return withoutResultId(await connection.sendRequest<unknown>(method, parameters));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === -32603)
        throw new Error(`${method}: ${failure ?? String(error)}`, { cause: error });
      return `refused with ${String(code)}`;
    }
  };
  return {
    connection,
    input,
    ask,
    open: (index: number, text: string) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uris[index], languageId: '', version: 1, text },
      }),
    async everything(index: number): Promise<unknown> {
      const textDocument = { uri: uris[index] };
      const answers: unknown[] = [];
      for (const method of wholeDocument) answers.push(await ask(method, { textDocument }));
      return answers;
    },
    async stop(): Promise<void> {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const status = await ended;
      connection.dispose();
      if (status !== 0) throw new Error(`the server ended with ${status}`);
    },
  };
}

const wholeDocument = [
  'textDocument/documentSymbol',
  'textDocument/semanticTokens/full',
  'textDocument/foldingRange',
  'textDocument/documentLink',
  'textDocument/codeLens',
  // Computed for any client, though one that does not pull is told in its own time.
  'textDocument/diagnostic',
];

const atPlaces = [
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/codeAction',
];

/** Each session counts its own answers. */
function withoutResultId(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || !('resultId' in answer)) return answer;
  return { ...answer, resultId: undefined };
}

/** Parameters that have all that any request asks for. */
function paramsOf(uri: string, from: Position, to: Position, word: string): unknown {
  const isBefore = from.line < to.line || (from.line === to.line && from.character <= to.character);
  const range: Range = isBefore ? { start: from, end: to } : { start: to, end: from };
  return {
    textDocument: { uri },
    position: from,
    positions: [from, to],
    range,
    context: { includeDeclaration: true, diagnostics: [], triggerKind: 1 },
    options: { tabSize: 8, insertSpaces: false },
    newName: word,
    query: word,
    ch: word,
    previousResultId: word,
    previousResultIds: [],
    files: [{ oldUri: uri, newUri: `${uri}.new` }],
    item: { name: word, kind: 12, uri, range, selectionRange: range },
    label: word,
    title: word,
  };
}

/** Not inside a pair of surrogates or of line-end characters. */
function wholePlace(text: string, offset: number): number {
  const pair = text.slice(offset - 1, offset + 1);
  return pair === '\r\n' || /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair) ? offset + 1 : offset;
}

/** Line and column in an encoding, told without the server's own code. */
function positionAt(text: string, offset: number, encoding: string): Position {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: unitsOf(lines.at(-1) ?? '', encoding) };
}

function unitsOf(text: string, encoding: string): number {
  if (encoding === 'utf-16') return text.length;
  if (encoding === 'utf-32') return Array.from(text).length;
  return new TextEncoder().encode(text).length;
}

/** Every range in an answer about a document lies in it. */
function expectRanges(told: unknown, text: string, encoding: string): void {
  const widths = text.split(/\r\n|\n|\r/).map((line) => unitsOf(line, encoding));
  const isPlace = ({ line, character }: Position): boolean =>
    line >= 0 && character >= 0 && character <= (widths[line] ?? -1);
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('start' in value && 'end' in value) {
      const { start, end } = value as Range;
      if (typeof start !== 'object') return;
      const isInOrder =
        start.line < end.line || (start.line === end.line && start.character <= end.character);
      if (!isPlace(start) || !isPlace(end) || !isInOrder)
        throw new Error(`a range outside of the document: ${JSON.stringify(value)}`);
    }
    for (const each of Object.values(value)) look(each);
  };
  look(told);
}
