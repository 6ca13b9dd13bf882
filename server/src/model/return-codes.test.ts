import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDefines } from '../syntax/c/defines.ts';
import { systemPath, xnuTree } from '../test/shared.ts';
import { sourceFile } from '../text/source-file.ts';
import { fileId } from '../text/span.ts';
import { builtInReturnCodes, returnCodes } from './return-codes.ts';

function define(path: string, text = readFileSync(path, 'utf8')) {
  return readDefines(sourceFile(fileId(path), 'header', text));
}

it('knows the codes of each dialect, and their meanings', () => {
  const apple = builtInReturnCodes('apple');
  const gnu = builtInReturnCodes('gnu');
  const values = ['KERN_TERMINATED', 'MIG_TRAILER_ERROR', 'D_IO_ERROR', 'MACH_RCV_TIMED_OUT'].map(
    (name) => `${name} ${apple.get(name)?.value} ${gnu.get(name)?.value}`,
  );
  expect(values).toEqual([
    'KERN_TERMINATED 37 26',
    'MIG_TRAILER_ERROR -309 undefined',
    'D_IO_ERROR undefined 2500',
    'MACH_RCV_TIMED_OUT 268451843 268451843',
  ]);
  for (const { meaning } of [...apple.values(), ...gnu.values()]) expect(meaning).toMatch(/\.$/);
});

it('prefers the definitions of the workspace', () => {
  const header = `
#define KERN_SUCCESS 0
#define KERN_LAMP_OUT 99 /* the lamp is out */
#define KERN_RETURN_MAX 0x100
#define MACH_MSG_TYPE_COPY_SEND 19
`;
  const codes = returnCodes('apple', define('/kern_return.h', header));
  const shown = [
    'KERN_SUCCESS',
    'KERN_LAMP_OUT',
    'KERN_RETURN_MAX',
    'MACH_MSG_TYPE_COPY_SEND',
    'KERN_FAILURE',
  ].map((name) => {
    const code = codes.get(name);
    return `${name} ${code?.value} ${code?.family} ${code?.meaning} ${code?.declared === undefined ? 'built in' : 'here'}`;
  });
  expect(shown).toMatchInlineSnapshot(`
    [
      "KERN_SUCCESS 0 kern The call did what it was asked to. here",
      "KERN_LAMP_OUT 99 kern the lamp is out here",
      "KERN_RETURN_MAX undefined undefined undefined built in",
      "MACH_MSG_TYPE_COPY_SEND undefined undefined undefined built in",
      "KERN_FAILURE 5 kern The call failed for a reason that has no code of its own. built in",
    ]
  `);
});

const tree = xnuTree();
describe.skipIf(tree === undefined)('the headers of XNU', () => {
  it('have the built-in values, and no code more', () => {
    const headers = ['kern_return.h', 'message.h', 'mig_errors.h'].map(
      (name) => `${tree}/osfmk/mach/${name}`,
    );
    const read = returnCodes(
      'apple',
      headers.flatMap((path) => define(path)),
    );
    const builtIn = builtInReturnCodes('apple');
    const isPrivate = (name: string): boolean => name.startsWith('MACH_PEEK_');
    for (const { name, value, declared } of read.values()) {
      if (!isPrivate(name)) expect(`${name} ${value}`).toBe(`${name} ${builtIn.get(name)?.value}`);
      const isHere = declared !== undefined || /^(TRUE|FALSE|MACH_PORT_NULL)$/.test(name);
      expect(`${name} ${isHere}`).toBe(`${name} true`);
    }
  });
});

const gnu = systemPath('/usr/include/x86_64-linux-gnu/mach/kern_return.h');
describe.skipIf(gnu === undefined)('the headers of GNU Mach', () => {
  it('have the built-in values, and no code more', () => {
    const folder = '/usr/include/x86_64-linux-gnu';
    const headers = [
      'mach/kern_return.h',
      'mach/message.h',
      'mach/mig_errors.h',
      'device/device_types.h',
    ];
    const defines = headers.flatMap((name) => define(`${folder}/${name}`));
    const isOption = /^D_(?:READ|WRITE|NODELAY|NOWAIT|IO_QUEUED)$/;
    const read = returnCodes(
      'gnu',
      defines.filter(({ name }) => !isOption.test(name)),
    );
    const builtIn = builtInReturnCodes('gnu');
    for (const { name, value, declared } of read.values()) {
      expect(`${name} ${value}`).toBe(`${name} ${builtIn.get(name)?.value}`);
      const isHere = declared !== undefined || /^(TRUE|FALSE|MACH_PORT_NULL)$/.test(name);
      expect(`${name} ${isHere}`).toBe(`${name} true`);
    }
  });
});
