import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
} from 'vscode-languageserver-protocol/node';
import { machlint } from './processes.ts';
import { quantile, type Row } from './table.ts';

/** A file of the tree, and a name in it to ask about. */
export interface Subject {
  readonly file: string;
  readonly name: string;
}

/** A scripted session over stdio, as an editor holds it: what a person waits for. */
export async function sessionRows(
  corpus: string,
  tree: string,
  subject: Subject,
  edits: number,
): Promise<readonly Row[]> {
  const first = await Session.open(tree, subject);
  const firstHover = await first.untilHover();
  await first.pull();
  const rest = first.memory();
  const rows: Row[] = [
    { what: 'lsp: start to first hover', corpus, figure: firstHover, unit: 'ms', aim: 900 },
    { what: 'lsp: memory at rest', corpus, figure: rest, unit: 'MB' },
  ];
  const row = async (what: string, aim: number, ask: () => Promise<number>): Promise<void> => {
    const before = first.cpu();
    const times: number[] = [];
    for (let i = 0; i < edits; i++) times.push(await ask());
    const cpu = (first.cpu() - before) / edits;
    rows.push(
      { what: `lsp: ${what}, p50`, corpus, figure: quantile(times, 0.5), unit: 'ms' },
      { what: `lsp: ${what}, p99`, corpus, figure: quantile(times, 0.99), unit: 'ms', aim },
      { what: `lsp: ${what}, CPU of one`, corpus, figure: cpu, unit: 'ms' },
    );
  };
  const questions = [
    ['hover', 'textDocument/hover', 5],
    ['definition', 'textDocument/definition', 5],
    ['highlight', 'textDocument/documentHighlight', 5],
    ['completion', 'textDocument/completion', 15],
  ] as const;
  for (const [what, method, aim] of questions) {
    await row(what, aim, () => first.ask(method));
    const after = async (): Promise<number> => {
      await first.type();
      return first.ask(method);
    };
    await row(`${what} after a keystroke`, aim, after);
  }
  const pull = async (): Promise<number> => {
    await first.type();
    return first.pull();
  };
  await row('keystroke to diagnostics', 20, pull);
  rows.push({
    what: 'lsp: behind after 5 s of 200 keys/s',
    corpus,
    figure: await first.flood(1000, 5),
    unit: 'ms',
    aim: 20,
  });
  for (let i = 0; i < 10_000; i++) await first.type();
  await first.pull();
  rows.push({ what: 'lsp: memory after 10,000 edits', corpus, figure: first.memory(), unit: 'MB' });
  await first.close();
  return rows;
}

class Session {
  readonly #started: number;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #connection: MessageConnection;
  readonly #uri: string;
  readonly #position: { readonly line: number; readonly character: number };
  #version = 1;

  static async open(tree: string, { file, name }: Subject): Promise<Session> {
    const text = readFileSync(`${tree}/${file}`, 'utf8');
    const session = new Session(tree, file, text, name);
    await session.#initialize(tree, text);
    return session;
  }

  private constructor(tree: string, file: string, text: string, name: string) {
    this.#started = performance.now();
    const [command = '', ...args] = machlint('lsp', '--stdio');
    this.#child = spawn(command, args);
    this.#child.stderr.pipe(process.stderr);
    this.#connection = createMessageConnection(this.#child.stdout, this.#child.stdin);
    this.#connection.onRequest(() => null);
    this.#connection.listen();
    this.#uri = pathToFileURL(`${tree}/${file}`).href;
    const before = text.slice(0, text.indexOf(name) + 1).split('\n');
    this.#position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  }

  async #initialize(tree: string, text: string): Promise<void> {
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} } },
      workspaceFolders: [{ uri: pathToFileURL(tree).href, name: 'tree' }],
    });
    await this.#connection.sendNotification('initialized', {});
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: this.#uri, languageId: 'mig', version: this.#version, text },
    });
  }

  /** Milliseconds from the start of the process to the first answer. */
  async untilHover(): Promise<number> {
    const hover = await this.#connection.sendRequest('textDocument/hover', this.#place());
    if (hover === null) throw new Error(`there is no hover in ${this.#uri}`);
    return performance.now() - this.#started;
  }

  async ask(method: string): Promise<number> {
    const before = performance.now();
    await this.#connection.sendRequest(method, this.#place());
    return performance.now() - before;
  }

  async pull(): Promise<number> {
    const before = performance.now();
    await this.#connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri: this.#uri },
    });
    return performance.now() - before;
  }

  /** One keystroke at the end of the line above the name: a blank, and the next takes it away. */
  async type(): Promise<void> {
    this.#version += 1;
    const line = Math.max(0, this.#position.line - 1);
    const isBlank = this.#version % 2 === 0;
    const start = { line, character: 0 };
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.#uri, version: this.#version },
      contentChanges: [
        { range: { start, end: { line, character: isBlank ? 0 : 1 } }, text: isBlank ? ' ' : '' },
      ],
    });
  }

  /** Types as a key that is held down, and tells how long an answer takes right after. */
  async flood(keys: number, between: number): Promise<number> {
    const started = performance.now();
    for (let i = 0; i < keys; i++) {
      await this.type();
      const wait = started + (i + 1) * between - performance.now();
      if (wait > 1) await setTimeout(wait);
    }
    return this.ask('textDocument/hover');
  }

  /** Milliseconds of all cores that the server has used; the kernel counts in hundredths of a second. */
  cpu(): number {
    try {
      const stat = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8');
      const [user, system] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13);
      return (Number(user) + Number(system)) * 10;
    } catch {
      return NaN;
    }
  }

  /** Mebibytes that the server takes now. */
  memory(): number {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
    } catch {
      return NaN;
    }
  }

  async close(): Promise<void> {
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    await new Promise((resolve) => this.#child.once('exit', resolve));
    this.#connection.dispose();
  }

  #place() {
    return { textDocument: { uri: this.#uri }, position: this.#position };
  }
}
