import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from './client.ts';
import { uriOf } from './client.ts';

/** Numbers that look random and are the same for the same seed. Source: the generator mulberry32. */
export function random(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, limit);
  };
}

/** What is put into texts: pieces of both languages, halves of them, and what belongs to neither. */
const pieces: readonly string[] = [
  ...['', 'x', ';', '(', ')', '[', ']', '^', ':', '=', ',', '\n', '\r', '\r\n', '\t', '\0', '\\\n'],
  ...['𝄞', 'é', '\ud800', '\u2028', '\ufeff', '/*', '*/', '//', '"', "'", '##', '#'],
  ...['#if A\n', '#else\n', '#endif\n', '#include "types.defs"\n', '#define M(N) _k_ ## N\n'],
  ...[
    'routine r(t : thing_t);\n',
    'simpleroutine M(s)(',
    'skip;',
    'type a = int;\n',
    'subsystem z 7;\n',
  ],
  ...[
    'array[*:9999999] of ',
    'in ',
    'out x : ^array[] of ',
    'intran: a b(c)',
    'MACH_MSG_TYPE_',
    '99999999999',
  ],
  ...['thing_read', 'thing_t', '// machlint-ignore ids/range-overlap: because\n', 'KERN_SUCCESS'],
  ...[
    '<dt> <var>x</var>',
    '<dd> [in scalar]',
    '<h3>',
    '<h2>',
    '<pre>',
    '</',
    '<a href="thing_read.html">',
    '&amp;',
  ],
];

/** A folder of files with one client over it, whose editor changes texts, opens and closes them, and whose disk changes. */
export class RandomSession {
  readonly client: Client;
  readonly folder: string;
  /** The texts on disk, by name; undefined: the file is not there. */
  readonly disk: Map<string, string | undefined>;
  /** The documents that the editor shows: text and version. */
  readonly open = new Map<string, { text: string; version: number }>();
  readonly #pick: (limit: number) => number;
  readonly #originals: Readonly<Record<string, string>>;

  constructor(
    client: Client,
    folder: string,
    files: Readonly<Record<string, string>>,
    pick: (limit: number) => number,
  ) {
    this.client = client;
    this.folder = folder;
    this.disk = new Map(Object.entries(files));
    this.#originals = files;
    this.#pick = pick;
  }

  uri(name: string): string {
    return uriOf(join(this.folder, name));
  }

  /** The text that the server must know: the editor's, else the disk's. */
  text(name: string): string | undefined {
    return this.open.get(name)?.text ?? this.disk.get(name);
  }

  get names(): readonly string[] {
    return [...this.disk.keys()];
  }

  oneOf<Item>(items: readonly Item[]): Item {
    const item = items[this.#pick(items.length)];
    if (item === undefined) throw new RangeError('there is nothing to choose from');
    return item;
  }

  /** One edit in an open document, sent as an increment. */
  async edit(name: string): Promise<void> {
    const document = this.open.get(name);
    if (document === undefined) return;
    const { text } = document;
    // Texts that grow without end would measure their own length.
    const isFull = text.length > 20_000;
    const start = this.#pick(text.length + 1);
    const removed = isFull ? text.length : this.#pick(4) === 0 ? this.#pick(60) : this.#pick(4);
    const end = Math.min(text.length, start + removed);
    const insert = isFull ? (this.#originals[name] ?? '') : this.oneOf(pieces);
    const [from, to] = isFull ? [0, text.length] : [wholeUnit(text, start), wholeUnit(text, end)];
    document.text = text.slice(0, from) + insert + text.slice(to);
    document.version += 1;
    await this.client.notify('textDocument/didChange', {
      textDocument: { uri: this.uri(name), version: document.version },
      contentChanges: [
        { range: { start: positionAt(text, from), end: positionAt(text, to) }, text: insert },
      ],
    });
  }

  async show(name: string): Promise<void> {
    if (this.open.has(name)) return;
    const text = this.disk.get(name) ?? '';
    this.open.set(name, { text, version: 1 });
    await this.client.open(this.uri(name), text);
  }

  async hide(name: string): Promise<void> {
    if (!this.open.delete(name)) return;
    await this.client.notify('textDocument/didClose', { textDocument: { uri: this.uri(name) } });
  }

  /** The file is written, or taken away, behind the editor's back. */
  async changeOnDisk(name: string): Promise<void> {
    const before = this.disk.get(name);
    const isGone = before !== undefined && this.#pick(3) === 0;
    const text = isGone ? undefined : this.#withPiece(before ?? this.#originals[name] ?? '');
    this.disk.set(name, text);
    if (text === undefined) rmSync(join(this.folder, name), { force: true });
    else writeFileSync(join(this.folder, name), text);
    const type = text === undefined ? 3 : before === undefined ? 1 : 2;
    await this.client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: this.uri(name), type }],
    });
  }

  #withPiece(text: string): string {
    const at = wholeUnit(text, this.#pick(text.length + 1));
    // A lone surrogate cannot be written to disk.
    return text.slice(0, at) + this.oneOf(pieces).replaceAll('\ud800', '') + text.slice(at);
  }

  /** A place in a text, as the editor would ask about it. */
  anyPosition(name: string): { line: number; character: number } {
    const text = this.text(name) ?? '';
    return positionAt(text, this.#pick(text.length + 1));
  }
}

/** An offset that is not inside a surrogate pair or a CRLF: no editor has its cursor there. */
function wholeUnit(text: string, offset: number): number {
  const pair = text.slice(offset - 1, offset + 1);
  return /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(pair) ? offset - 1 : offset;
}

/** Lines end at LF, CRLF and bare CR. */
export function positionAt(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, wholeUnit(text, offset)).split(/\r\n|\r|\n/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** The lengths of a text's lines in UTF-16 units, for asking whether a position lies in it. */
export function lineLengths(text: string): readonly number[] {
  return text.split(/\r\n|\r|\n/).map(({ length }) => length);
}
