import type { Writable } from 'node:stream';
import { StreamMessageWriter, type Message } from 'vscode-languageserver/node';

/**
 * Writes messages and knows how many the client has still to read. Whoever makes large ones waits for room first: so a
 * client that asks on and on and never reads costs the memory of its questions, not that of all the answers.
 *
 * What it sends is read all the same: a client that can only do one thing at a time would never come to reading.
 */
export class PatientWriter extends StreamMessageWriter {
  #unread = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(output: Writable) {
    super(output);
  }

  override async write(message: Message): Promise<void> {
    this.#unread += 1;
    try {
      await super.write(message);
    } finally {
      this.#unread -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Settles at once where few messages wait to be read, else when it is the caller's turn. */
  room(): Promise<void> {
    if (this.#unread < mostUnread && this.#waiting.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

/** Clients have a dozen questions under way at most. */
const mostUnread = 64;
