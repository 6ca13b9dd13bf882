import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { fc } from '../test/property.ts';
import { FrameReader } from './frame-reader.ts';

/** What a reader makes of these chunks: messages, and `!` for each thing that was none. */
function read(...chunks: readonly (string | Buffer)[]): unknown[] {
  const input = new PassThrough();
  const seen: unknown[] = [];
  const reader = new FrameReader(input);
  reader.onError(() => seen.push('!'));
  reader.listen((message) => seen.push(message));
  for (const chunk of chunks) input.emit('data', Buffer.from(chunk));
  return seen;
}

function frame(message: unknown): string {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

it('reads messages wherever the stream cuts them', () => {
  const bytes = Buffer.from(frame({ id: 1, text: 'é𝄞' }) + frame({ id: 2 }));
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 6 }), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const chunks = places.slice(1).map((end, i) => bytes.subarray(places[i], end));
      expect(read(...chunks)).toEqual([{ id: 1, text: 'é𝄞' }, { id: 2 }]);
    }),
  );
});

it('takes other headers and any letter case', () => {
  const body = '{}';
  const header =
    'content-type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: 2\r\n\r\n';
  expect(read(header + body)).toEqual([{}]);
});

it('goes on behind garbage', () => {
  expect(read(`hello\r\n\r\n${frame({ id: 1 })}`)).toEqual(['!', { id: 1 }]);
  expect(read(`hello ${frame({ id: 1 })}`)).toEqual([{ id: 1 }]);
  expect(read('x'.repeat(20_000), frame({ id: 1 }))).toEqual(['!', { id: 1 }]);
  expect(read(`Content-Length: 3\r\n\r\n{a}${frame({ id: 1 })}`)).toEqual(['!', { id: 1 }]);
  expect(read(`Content-Length: 99999999999\r\n\r\n${frame({ id: 1 })}`)).toEqual(['!', { id: 1 }]);
  expect(read(`Content-Length: -3\r\n\r\n${frame({ id: 1 })}`)).toEqual(['!', { id: 1 }]);
});

it('says once that the stream ended', () => {
  const input = new PassThrough();
  const reader = new FrameReader(input);
  let closed = 0;
  reader.onClose(() => (closed += 1));
  reader.listen(() => undefined);
  input.emit('end');
  input.emit('close');
  expect(closed).toBe(1);
});
