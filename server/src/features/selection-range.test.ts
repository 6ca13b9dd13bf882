import { expect, it } from 'vitest';
import { scene } from '../test/cursor.ts';
import { selectionRange } from './selection-range.ts';

/** The texts that an editor selects, from the inside outwards. */
function selections(path: string, text: string): readonly string[] {
  const { snapshot, place } = scene({ [path]: text });
  const source = snapshot.files.get(place.file)?.text ?? '';
  return selectionRange(snapshot, place).map(({ start, end }) => source.slice(start, end));
}

it('goes from a word over the argument and the routine to the file', () => {
  expect(
    selections('a.defs', '#if A\nroutine r(\n  t : p;\n  in a : in$0t, dealloc);\n#endif\nskip;\n'),
  ).toEqual([
    'int',
    'int, dealloc',
    'in a : int, dealloc',
    'routine r(\n  t : p;\n  in a : int, dealloc);',
    '#if A\nroutine r(\n  t : p;\n  in a : int, dealloc);\n',
    '#if A\nroutine r(\n  t : p;\n  in a : int, dealloc);\n#endif',
    '#if A\nroutine r(\n  t : p;\n  in a : int, dealloc);\n#endif\nskip;\n',
  ]);
});

it('goes from a word in a page over its entry and section to the page', () => {
  expect(
    selections(
      'a.html',
      '<h2>a</h2>\n<h3>PARAMETERS</h3>\n<dl>\n<dt> <var>x</var>\n<dd> A thi$0ng.\n</dl>',
    ),
  ).toEqual([
    'thing',
    '<dt> <var>x</var>\n<dd> A thing.',
    '<h3>PARAMETERS</h3>\n<dl>\n<dt> <var>x</var>\n<dd> A thing.\n</dl>',
    '<h2>a</h2>\n<h3>PARAMETERS</h3>\n<dl>\n<dt> <var>x</var>\n<dd> A thing.\n</dl>',
  ]);
});
