import type { Readable } from 'node:stream';
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
} from 'vscode-languageserver/node';
import type { Message } from 'vscode-languageserver/node';

/**
 * Reads `Content-Length` frames from a stream. The stock reader never finds the next frame again once a byte too many
 * came; this one reports what was no message, skips it, and goes on with the next header that it sees.
 */
export class FrameReader extends AbstractMessageReader {
  readonly #input: Readable;
  #chunks: Buffer[] = [];
  #size = 0;
  /** Bytes of the body that is under way; undefined between two messages. */
  #bodyLength: number | undefined;
  #isClosed = false;

  constructor(input: Readable) {
    super();
    this.#input = input;
  }

  listen(callback: DataCallback): Disposable {
    const onData = (chunk: Buffer | string): void => this.#take(Buffer.from(chunk), callback);
    const onEnd = (): void => {
      if (this.#isClosed) return;
      this.#isClosed = true;
      this.fireClose();
    };
    const onError = (error: Error): void => {
      this.fireError(error);
      onEnd();
    };
    this.#input.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onError);
    return { dispose: () => this.#input.off('data', onData) };
  }

  #take(chunk: Buffer, callback: DataCallback): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    while (this.#bodyLength === undefined ? this.#readHeader() : this.#readBody(callback)) {
      // Each turn took one header or one body.
    }
  }

  /** Whether a header was found; text that cannot become one is dropped. */
  #readHeader(): boolean {
    const bytes = this.#joined();
    const end = bytes.indexOf('\r\n\r\n');
    if (end === -1) {
      if (bytes.length > longestHeader) this.#drop(bytes.subarray(0, bytes.length - longestField));
      return false;
    }
    const header = bytes.subarray(0, end).toString('latin1');
    const length = Number(header.match(/Content-Length:[ \t]*(\d+)[ \t]*(?:\r\n|$)/i)?.[1] ?? NaN);
    if (length <= longestBody) {
      this.#skip(end + 4);
      this.#bodyLength = length;
    } else {
      this.#drop(bytes.subarray(0, end + 4));
    }
    return true;
  }

  #readBody(callback: DataCallback): boolean {
    const length = this.#bodyLength ?? 0;
    if (this.#size < length) return false;
    const body = this.#joined().toString('utf8', 0, length);
    this.#skip(length);
    this.#bodyLength = undefined;
    try {
      // The connection checks itself that a message has the shape of one.
      callback(JSON.parse(body) as Message);
    } catch (error) {
      this.fireError(error instanceof SyntaxError ? new UnreadableMessage(body) : error);
    }
    return true;
  }

  #joined(): Buffer {
    const joined = this.#chunks.length === 1 ? this.#chunks[0] : undefined;
    const bytes = joined ?? Buffer.concat(this.#chunks);
    this.#chunks = [bytes];
    return bytes;
  }

  #skip(length: number): void {
    this.#chunks = [this.#joined().subarray(length)];
    this.#size -= length;
  }

  #drop(garbage: Buffer): void {
    this.#skip(garbage.length);
    this.fireError(new UnreadableMessage(garbage.toString('latin1')));
  }
}

/** Bytes that are no message. The connection answers with a parse error and lives on. */
export class UnreadableMessage extends Error {
  constructor(text: string) {
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    super(
      `expected a JSON-RPC message behind a Content-Length header, got ${JSON.stringify(shown)}`,
    );
  }
}

const longestHeader = 8192;
/** Enough for `Content-Length: ` and its number, whose first half may stand at the end of what was read. */
const longestField = 64;
/** More than any document; a larger length is garbage that looks like a header. */
const longestBody = 2 ** 29;
