import fc from 'fast-check';
import type { Interface } from '../../model/interface.ts';
import { defsContent } from '../../syntax/defs/recognise.ts';
import type { Dialect } from '../../syntax/defs/dialect.ts';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { lowerFile } from '../lower.ts';
import { randomInterface } from '../random-interface.ts';
import { expectInside, expectSame, spansIn, textTarget } from './fuzz-target.ts';
import { expectLinear } from './growth.ts';
import { mutated } from './mutate.ts';

const dialects: readonly Dialect[] = ['apple', 'gnu'];

/** Random interfaces of both dialects, whole and damaged. */
export const interfaceTexts: fc.Arbitrary<string> = fc.oneof(
  fc.gen().map((draw) => randomInterface(draw, 'apple')),
  fc.gen().map((draw) => randomInterface(draw, 'gnu')),
);

export const interfacePieces: readonly string[] = [
  ...[
    ';',
    ':',
    ',',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '=',
    '^',
    '|',
    '*',
    '#',
    '##',
    '<',
    '>',
    '@',
    '`',
  ],
  ...[
    'routine ',
    'simpleroutine ',
    'type ',
    'subsystem ',
    'skip;',
    'skip 5;',
    'import <a.h>;',
    'of ',
  ],
  ...[
    'array[] of ',
    'array[*:9] of ',
    'struct[2] of ',
    'c_string[4]',
    'in ',
    'out ',
    'inout ',
    'ctype: ',
  ],
  ...[
    '\n#if A\n',
    '\n#else\n',
    '\n#endif\n',
    '\n#define x y\n',
    '\n#define F(a) a ## _t\n',
    '\n#include "a.defs"\n',
  ],
  ...[
    '\n#define int32 int32 + int32\n',
    '\n#undef x\n',
    '\n# 7 "b.h"\n',
    '\n#pragma x\n',
    '__LINE__',
    '__FILE__',
  ],
  ...[
    'routine r(a : int32);\n',
    'type t = int32;\n',
    'serverprefix s_;',
    'userprefix u_;',
    'msgoption MACH_X;',
  ],
];

export const interfaceTarget = textTarget({
  name: 'interface',
  extension: '.defs',
  inputs: mutated(interfaceTexts, interfacePieces),
  check(text) {
    defsContent(text);
    for (const dialect of dialects) checkAs(text, dialect);
    expectLinear(text, (long) => lowerFile(sourceFile(id, 'defs', long), { dialect: 'apple' }));
  },
});

const id = fileId('/a.defs');

function checkAs(text: string, dialect: Dialect): void {
  const file = sourceFile(id, 'defs', text);
  const { unit, interface: lowered } = lowerFile(file, { dialect });
  const lengthOf = (name: string): number | undefined => (name === id ? text.length : undefined);
  expectInside(spansIn([unit.tokens, unit.problems, lowered]), lengthOf);
  checkIds(lowered);
  // Printed, what the preprocessor left means the same: if it left no line to another reader.
  const printed = unit.tokens
    .map(({ text, spaced, startsLine }) => (startsLine ? '\n' : spaced ? ' ' : '') + text)
    .join('');
  if (/[#\\\0\ufeff]/.test(printed)) return;
  const again = lowerFile(sourceFile(id, 'defs', printed), { dialect });
  expectSame(meaningOf(lowered), meaningOf(again.interface), `printed as ${printed}`);
}

/** Ids rise by the slots' counts, and the end is behind the last. */
function checkIds({ slots, end, diagnostics }: Interface): void {
  if (diagnostics.some(({ severity }) => severity === 'error')) return;
  for (const [index, slot] of slots.entries()) {
    const next = slots[index + 1]?.messageId ?? end;
    const count = slot.kind === 'skip' ? slot.count : 1;
    // GNU's ids are 32 bits wide and begin anew behind the last.
    if ((slot.messageId + count - next) % 2 ** 32 !== 0)
      throw new Error(`${next} comes after ${slot.messageId}`);
  }
}

/** What an interface says, places left out. */
function meaningOf({ subsystem, slots, imports, demux, end, diagnostics }: Interface): unknown {
  return {
    subsystem: subsystem && [subsystem.name.text, subsystem.base, subsystem.kernelServer],
    slots: slots.map((slot) =>
      slot.kind === 'skip'
        ? [slot.messageId, slot.count]
        : [
            ...[slot.messageId, slot.replyId, slot.name.text, slot.userPrototype],
            ...[slot.serverPrototype, slot.state],
          ],
    ),
    imports: imports.map(({ side, path }) => [side, path]),
    demux: demux?.text,
    end,
    diagnostics: diagnostics.map(({ rule, severity, message }) => [rule, severity, message]),
  };
}
