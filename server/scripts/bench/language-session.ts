import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
} from 'vscode-languageserver-protocol/node';

/** A file of a tree, and a text in it whose second character is asked about. */
export interface Subject {
  readonly file: string;
  readonly name: string;
  readonly languageId?: string;
}

/** One session with a language server over stdio, as an editor holds it. */
export class Session {
  readonly #started: number;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #connection: MessageConnection;
  readonly #uri: string;
  readonly #text: string;
  readonly #position: Position;
  #version = 1;

  /** Starts a server over a tree and shows it the file. */
  static async open(
    run: readonly string[],
    tree: string,
    { file, name, languageId = 'mig' }: Subject,
  ): Promise<Session> {
    const text = readFileSync(`${tree}/${file}`, 'utf8');
    const session = new Session(run, `${tree}/${file}`, text, name);
    await session.#initialize(tree, text, languageId);
    return session;
  }

  private constructor(run: readonly string[], file: string, text: string, name: string) {
    this.#started = performance.now();
    const [command = '', ...args] = run;
    this.#child = spawn(command, args);
    this.#child.stderr.pipe(process.stderr);
    this.#connection = createMessageConnection(this.#child.stdout, this.#child.stdin);
    this.#connection.onRequest(() => null);
    this.#connection.listen();
    this.#uri = pathToFileURL(file).href;
    this.#text = text;
    this.#position = this.#positionIn(name);
  }

  async #initialize(tree: string, text: string, languageId: string): Promise<void> {
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      // What every editor says: a client without Markdown gets each text translated for it.
      capabilities: { textDocument: { diagnostic: {}, hover: markdown, completion: proposals } },
      workspaceFolders: [{ uri: pathToFileURL(tree).href, name: 'tree' }],
    });
    await this.#connection.sendNotification('initialized', {});
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: this.#uri, languageId, version: this.#version, text },
    });
  }

  /** Milliseconds from the start of the process to the first answer. */
  async untilHover(): Promise<number> {
    const hover = await this.#connection.sendRequest('textDocument/hover', this.#place(undefined));
    if (hover === null) throw new Error(`there is no hover in ${this.#uri}`);
    return performance.now() - this.#started;
  }

  /** Milliseconds to an answer about the subject's name, or about another text of the file. */
  async ask(method: string, about?: string): Promise<number> {
    const place = this.#place(about);
    const before = performance.now();
    const answer = await this.#connection.sendRequest(method, place);
    const taken = performance.now() - before;
    if (answer === null) throw new Error(`${method} has no answer in ${this.#uri}`);
    return taken;
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

  #place(about: string | undefined) {
    const position = about === undefined ? this.#position : this.#positionIn(about);
    return { textDocument: { uri: this.#uri }, position };
  }

  /** Keystrokes leave every line as long as it was, but one above the subject. */
  #positionIn(about: string): Position {
    const before = this.#text.slice(0, this.#text.indexOf(about) + 1).split('\n');
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  }
}

const markdown = { contentFormat: ['markdown', 'plaintext'] };
const proposals = {
  completionItem: { documentationFormat: ['markdown', 'plaintext'], snippetSupport: true },
};

interface Position {
  readonly line: number;
  readonly character: number;
}
