import fc from 'fast-check';
import { parseContract, writeContract } from '../../abi/contract-text.ts';
import { abiInterfaces } from '../../abi/interfaces.ts';
import { snapshotOf } from '../fixture.ts';
import { randomInterface } from '../random-interface.ts';
import { expectSame, textTarget } from './fuzz-target.ts';
import { expectLinear } from './growth.ts';
import { mutated } from './mutate.ts';

const written = fc
  .oneof(
    fc.gen().map((draw) => randomInterface(draw, 'apple')),
    fc.gen().map((draw) => randomInterface(draw, 'gnu')),
  )
  .map((text) => writeContract(abiInterfaces(snapshotOf({ 'a.defs': text, 'b/c d.defs': text }))));

const pieces = [
  ...[
    'interface ',
    'interface a.defs\n',
    '  base 5 x [a b]\n',
    '  7 skip\n',
    ' [user]',
    '[',
    ']',
    ' 24/44',
    '/',
  ],
  ...['(', ')', ';', ': ', '#', 'routine ', 'simpleroutine ', '7', '-'],
];

/** A contract that was written reads back as the same; one that a person spoilt is read or refused, and never half read. */
export const contractTarget = textTarget({
  name: 'contract',
  extension: '.contract',
  inputs: mutated(written, pieces, 4),
  check(text) {
    const read = parseContract(text);
    if ('interfaces' in read) {
      const again = writeContract(read.interfaces);
      const reread = parseContract(again);
      if (!('interfaces' in reread))
        throw new Error(`line ${reread.line}: ${reread.message}\n${again}`);
      expectSame(writeContract(reread.interfaces), again, 'written, read and written');
    } else if (!(read.line >= 1 && read.line <= text.split(/\r\n|\n|\r/).length)) {
      throw new Error(`line ${read.line} of the text`);
    }
    expectLinear(text, parseContract);
  },
});
