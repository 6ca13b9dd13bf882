import { expect, it } from 'vitest';
import { preprocessed } from '../../test/preprocessed.ts';

/** What GCC prints of each text, and our words for the faults that both find. */
it.each<readonly [source: string, printed: string, ...faults: string[]]>([
  ['__FILE__ __BASE_FILE__ __LINE__\n__LINE__', '"/main.defs" "/main.defs" 1\n2'],
  ['__LINE__ \\\n__LINE__\n__LINE__', '1 2\n3'],
  ['a/**/b a/* \n */b', 'a b a b'],
  ['a // c \\\n still\nb', 'a\nb'],
  [`"a\\"b" '\\''`, `"a\\"b" '\\''`],
  ['"open\nx', '"open\nx'],
  ["'\nx", "'\nx"],
  ['a\\\nb', 'ab'],
  ['a \\\n b', 'a b'],
  ['a\\ \nb', 'ab'],
  [
    '<<= >>= << >> <= >= == != ++ -- += -= *= /= %= &= |= ^= && || -> <',
    '<<= >>= << >> <= >= == != ++ -- += -= *= /= %= &= |= ^= && || -> <',
  ],
  ['.5 5. 1e+5 1e+ 0x1p-3 1.2.3 5..6 1E-x', '.5 5. 1e+5 1e+ 0x1p-3 1.2.3 5..6 1E-x'],
  ['x\f\v\ty', 'x y'],
  ['/', '/'],
  ['a/b', 'a/b'],
  ['/* open', '', 'error unterminated-comment at /* open\n: the comment has no end, expected `*/`'],
  ['/*/ x */ y', 'y'],
  ['__COUNTER__ __COUNTER__ __COUNTER__', '0 1 2'],
  [' # if 1\nx\n # endif', 'x'],
])('prints %j', (source, printed, ...told) => {
  const { text, faults } = preprocessed(`${source}\n`);
  expect({ text, faults }).toEqual({ text: printed, faults: told });
});
