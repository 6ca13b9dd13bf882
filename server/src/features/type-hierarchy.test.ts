import { expect, it } from 'vitest';
import { scene } from '../test/cursor.ts';
import { subtypes, supertypes, typeAt } from './type-hierarchy.ts';

const files = {
  'types.defs': `
    type byte_t = MACH_MSG_TYPE_BYTE;
    type bytes_t = array[*:16] of byte_t;
    type memory_t = ^array[] of byte_t;
    type more_t = bytes_t;
  `,
  'thing.defs': `
    #include "types.defs"
    subsystem thing 500;
    routine read(p : mach_port_t; out da$0ta : bytes_t);
  `,
};

const { snapshot, place } = scene(files);
const [bytes] = typeAt(snapshot, place);
const names = (items: readonly { readonly name: string; readonly detail: string }[]) =>
  items.map(({ name, detail }) => `${name}: ${detail}`);

it('starts at the type of an argument', () => {
  expect(names(typeAt(snapshot, place))).toEqual(['bytes_t: array[*:16] of byte_t']);
});

it('goes up to what a type is made of, and down to what is built on it', () => {
  if (bytes === undefined) throw new Error('there is no type at the cursor');
  expect(names(supertypes(snapshot, bytes.symbol))).toEqual(['byte_t: MACH_MSG_TYPE_BYTE']);
  expect(names(subtypes(snapshot, bytes.symbol))).toEqual(['more_t: bytes_t']);
  const [byte] = supertypes(snapshot, bytes.symbol);
  expect(byte && names(subtypes(snapshot, byte.symbol))).toEqual([
    'bytes_t: array[*:16] of byte_t',
    'memory_t: ^array[] of byte_t',
  ]);
});
