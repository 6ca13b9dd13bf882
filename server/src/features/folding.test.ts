import { expect, it } from 'vitest';
import { scene } from '../test/cursor.ts';
import { folding } from './folding.ts';

/** Each fold as its first and last line, numbered from 1. */
function folds(path: string, text: string): readonly string[] {
  const { snapshot } = scene({ [path]: text });
  const [source] = snapshot.files.values();
  if (source === undefined) return [];
  const line = (offset: number): number => source.lines.position(offset).line + 1;
  return folding(snapshot, source.id).map(
    ({ kind, span }) => `${kind} ${line(span.start)}-${line(span.end)}`,
  );
}

it('closes arms of conditionals, statements, comments and includes', () => {
  expect(
    folds(
      'a.defs',
      `
      /*
       * A thing.
       */
      #include <mach/std_types.defs>
      #include <mach/mach_types.defs>

      #if KERNEL_SERVER
      skip;
      #else
      routine thing(
              target : mach_port_t);
      #endif
      // one
      // two
    `,
    ),
  ).toEqual([
    'comment 1-3',
    'imports 4-5',
    'region 7-8',
    'region 9-11',
    'region 10-11',
    'comment 13-14',
  ]);
});

it('knows a routine whose head stands in both arms of an #if', () => {
  expect(
    folds(
      'a.defs',
      `
      routine
      #if KERNEL_SERVER
      a_kernel(
      #else
      a(
      #endif
              target : mach_port_t);
      routine b(
              target : mach_port_t);
    `,
    ),
  ).toEqual(['region 1-7', 'region 2-3', 'region 4-5', 'region 8-9']);
});

it('leaves an #if without an end open to the end of the file', () => {
  expect(folds('a.defs', '\n#if A\nskip;\nskip;')).toEqual(['region 1-2']);
});

it('closes the sections of a page', () => {
  expect(
    folds('a.html', '\n<h2>a</h2>\n<h3>SYNOPSIS</h3>\n<pre>\nx\n</pre>\n\n<h3>NOTES</h3>\n<p>y\n'),
  ).toEqual(['region 2-5', 'region 7-8']);
});
