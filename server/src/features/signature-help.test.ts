import { expect, it } from 'vitest';
import { scene } from '../test/cursor.ts';
import { signatureHelp } from './signature-help.ts';

/** The form, its active part in guillemets. */
function helping(text: string): string {
  const { snapshot, place } = scene({ 'a.defs': text });
  const help = signatureHelp(snapshot, place);
  if (help === undefined) return '';
  const { label, parts, active } = help;
  const part = parts[active ?? -1];
  if (part === undefined) return label;
  return `${label.slice(0, part.start)}«${label.slice(part.start, part.end)}»${label.slice(part.end)}`;
}

it('shows the form of an argument', () => {
  expect(helping('routine r($0')).toBe('«[direction]» name : type [= spec] [, flag]');
  expect(helping('routine r(in $0')).toBe('[direction] «name» : type [= spec] [, flag]');
  expect(helping('routine r(in a : $0')).toBe('[direction] name : «type» [= spec] [, flag]');
  expect(helping('routine r(in a : t = $0')).toBe('[direction] name : type «[= spec]» [, flag]');
  expect(helping('routine r(t : p; in a : t, $0')).toBe(
    '[direction] name : type [= spec] «[, flag]»',
  );
});

it('shows the forms of constructors and clauses', () => {
  expect(helping('type t = array[$0')).toBe('array[«*:max»] of type');
  expect(helping('type t = c_string[*:$0')).toBe('c_string[«*:max»]');
  expect(helping('type t = PointerToIfNot(a, $0')).toBe('PointerToIfNot(T, «BAD»)');
  expect(helping('type t = p intran: $0')).toBe('intran: «TRANS» FUNCTION(SERVER)');
  expect(helping('type t = p intran: a $0')).toBe('intran: TRANS «FUNCTION»(SERVER)');
  expect(helping('type t = p intran: a f($0')).toBe('intran: TRANS FUNCTION(«SERVER»)');
  expect(helping('type t = p destructor: f($0')).toBe('destructor: FUNCTION(«TRANS»)');
});

it('shows a subsystem and a macro', () => {
  expect(helping('subsystem $0')).toBe('subsystem «[KernelServer] [KernelUser]» name base');
  expect(helping('subsystem a $0')).toBe('subsystem [KernelServer] [KernelUser] name «base»');
  expect(helping('#define JOIN(a, b) a ## b\nroutine JOIN(x, $0)(p : t);')).toBe('JOIN(a, «b»)');
});

it('shows nothing elsewhere', () => {
  expect(helping('skip; $0')).toBe('');
  expect(helping('routine r(/* $0 */')).toBe('');
});
