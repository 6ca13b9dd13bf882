import type { Name } from '../../text/name.ts';
import { spanOf } from '../../text/span.ts';
import { siteOf, spanBetween, type Cursor } from './cursor.ts';
import type { NativeTypeNode } from './nodes.ts';

/** Whether one of Apple's native types begins here. */
export function isNativeStart(cursor: Cursor): boolean {
  return cursor.at('PointerTo') || cursor.at('PointerToIfNot') || cursor.at('ValueOf');
}

/** `PointerTo(T)`, `PointerToIfNot(T, BAD)`, `ValueOf(T)`. */
export function parseNative(cursor: Cursor): NativeTypeNode | undefined {
  const first = cursor.advance();
  const form = nativeForms[first.word] ?? 'value';
  const phrase = cursor.expect('(') && parsePhrase(cursor);
  if (phrase === undefined) return undefined;
  let absent: readonly Name[] | undefined = [];
  if (form === 'pointer-if-not') {
    absent = cursor.expect(',') && parsePhrase(cursor);
    if (absent === undefined) return undefined;
  }
  const close = cursor.expect(')');
  return (
    close && {
      kind: 'native',
      form,
      keyword: spanOf(first),
      phrase,
      absent,
      span: spanBetween(first, close),
      at: siteOf(close),
    }
  );
}

const nativeForms: Readonly<Record<string, NativeTypeNode['form']>> = {
  ValueOf: 'value',
  PointerTo: 'pointer',
  PointerToIfNot: 'pointer-if-not',
};

function parsePhrase(cursor: Cursor): readonly Name[] | undefined {
  const words: Name[] = [];
  do {
    const word = cursor.expectName('the words of a C type');
    if (word === undefined) return undefined;
    words.push(word);
  } while (cursor.token.kind === 'identifier');
  return words;
}
