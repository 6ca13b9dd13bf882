import { expect, it } from 'vitest';
import { scene } from '../test/cursor.ts';
import { completionContext } from './completion-context.ts';

/** What may stand at the cursor, and what is typed of it. */
function contextAt(text: string): string {
  const { snapshot, place } = scene({ 'a.defs': text });
  const syntax = snapshot.syntax(place.file);
  const context = syntax === undefined ? undefined : completionContext(syntax, place);
  if (context === undefined) return 'nothing';
  const { replaced, kind, ...rest } = context;
  const typed = snapshot.files.get(place.file)?.text.slice(replaced.start, replaced.end);
  return [
    kind,
    typed === '' ? '' : `“${typed}”`,
    ...Object.values(rest).map((each) => JSON.stringify(each)),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

it('knows statements', () => {
  expect(contextAt('$0')).toBe('statement');
  expect(contextAt('skip; $0')).toBe('statement');
  expect(contextAt('skip;\nrou$0\nskip;')).toBe('statement “rou”');
  expect(contextAt('subsystem $0')).toBe('subsystem');
  expect(contextAt('subsystem KernelServer ker$0')).toBe('subsystem “ker”');
  expect(contextAt('subsystem thing $0')).toBe('nothing');
});

it('knows the parts of an argument', () => {
  expect(contextAt('routine $0')).toBe('routine-name');
  expect(contextAt('routine r($0')).toBe('argument');
  expect(contextAt('routine r(in$0')).toBe('argument “in”');
  expect(contextAt('routine PREFIX(r)($0')).toBe('argument');
  expect(contextAt('routine r(in na$0')).toBe('nothing');
  expect(contextAt('routine r(in name : $0')).toBe('argument-type "in"');
  expect(contextAt('routine r(t : p; out a : ty$0; in b : q);')).toBe('argument-type “ty” "out"');
  expect(contextAt('routine r(t : p;\n$0\n);')).toBe('argument');
  expect(contextAt('simpleroutine r(t : p; in a : q, dealloc, $0')).toBe(
    'flag {"simpleRoutine":true,"direction":"in","typeName":"q","flags":["dealloc"],"before":{"typeName":"p"}}',
  );
});

it('knows how far a type is spelled out', () => {
  expect(contextAt('type $0')).toBe('nothing');
  expect(contextAt('type t = $0')).toBe('spec []');
  expect(contextAt('type t = ^array[] of $0')).toBe('spec ["^","[]"]');
  expect(contextAt('type t = array[*:3] of struct[2] of in$0')).toBe(
    'spec “in” ["[*:n]","struct"]',
  );
  expect(contextAt('type t = int $0')).toBe('clause');
  expect(contextAt('type t = p intran: a f(p) out$0')).toBe('clause “out”');
  expect(contextAt('type t = p intran: $0')).toBe('nothing');
  expect(contextAt('type t = array[$0')).toBe('nothing');
  expect(contextAt('routine r(out x : ^array[] of $0')).toBe('spec ["^","[]"]');
  expect(contextAt('routine r(out x : t = $0')).toBe('spec []');
});

it('knows preprocessor lines and suppressions', () => {
  expect(contextAt('#include <ma$0')).toBe('include “ma” true');
  expect(contextAt('#include "a/b.d$0"')).toBe('include “a/b.d” false');
  expect(contextAt('#inc$0')).toBe('directive “inc”');
  expect(contextAt('#if KERN$0')).toBe('condition “KERN”');
  expect(contextAt('// machlint-ignore ids/ra$0')).toBe('rule “ids/ra”');
  expect(contextAt('/* what $0 */')).toBe('nothing');
});

it('goes by the last unfinished routine where an #if has two heads', () => {
  expect(contextAt('routine\n#if A\na(x : p;\n#else\nb(y : q;\n#endif\n  out z : $0')).toBe(
    'argument-type "out"',
  );
});
