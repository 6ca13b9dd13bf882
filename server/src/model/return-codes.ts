import type { HeaderDefine } from '../syntax/c/defines.ts';
import type { Dialect } from './dialect.ts';
import type { ReturnCode } from './return-code.ts';
import {
  appleKernCodes,
  appleMessageCodes,
  appleMigCodes,
  commonKernCodes,
  commonMessageCodes,
  commonMigCodes,
  gnuDeviceCodes,
  gnuKernCodes,
  gnuMessageCodes,
  gnuMigCodes,
  otherCodes,
} from './return-codes-table.ts';

/**
 * The return codes of a workspace by name: what its headers define, and what is built in for its dialect where they
 * leave it out. Of two definitions of a name the first counts; one without a comment has the built-in meaning.
 */
export function returnCodes(
  dialect: Dialect,
  defines: Iterable<HeaderDefine>,
): ReadonlyMap<string, ReturnCode> {
  const builtIn = builtInReturnCodes(dialect);
  const codes = new Map<string, ReturnCode>();
  for (const { name, value, comment, span } of defines) {
    const family = familyOf(name, value);
    if (family === undefined || codes.has(name)) continue;
    const known = builtIn.get(name);
    const meaning = comment === '' && known?.value === value ? known.meaning : comment;
    codes.set(name, { name, value, family, meaning, declared: span });
  }
  for (const [name, code] of builtIn) if (!codes.has(name)) codes.set(name, code);
  return codes;
}

/** The codes that need no header. */
export function builtInReturnCodes(dialect: Dialect): ReadonlyMap<string, ReturnCode> {
  return dialect === 'apple' ? appleCodes : gnuCodes;
}

const appleCodes = table([
  ['kern', commonKernCodes, appleKernCodes],
  ['mach_msg', commonMessageCodes, appleMessageCodes],
  ['mig', commonMigCodes, appleMigCodes],
]);

const gnuCodes = table([
  ['kern', commonKernCodes, gnuKernCodes],
  ['mach_msg', commonMessageCodes, gnuMessageCodes],
  ['mig', commonMigCodes, gnuMigCodes],
  ['device', gnuDeviceCodes],
]);

function table(
  tables: readonly (readonly [ReturnCode['family'], ...string[]])[],
): ReadonlyMap<string, ReturnCode> {
  const codes = tables.flatMap(([family, ...texts]) =>
    texts.flatMap((text) => readTable(text, family)),
  );
  for (const code of readTable(otherCodes, 'other')) {
    codes.push(code.name === 'MACH_PORT_NULL' ? code : { ...code, family: 'boolean' });
  }
  return new Map(codes.map((code) => [code.name, code]));
}

function readTable(text: string, family: ReturnCode['family']): readonly ReturnCode[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [value = '', name = '', ...meaning] = line.split(' ');
      return {
        name,
        value: Number(value),
        family,
        meaning: meaning.join(' '),
        declared: undefined,
      };
    });
}

/**
 * Whose code a definition of a header is; undefined where it is no return code, as most of `message.h` is not: an error
 * of a message has the bits 0x10000000.
 */
function familyOf(name: string, value: number): ReturnCode['family'] | undefined {
  if (name === 'KERN_RETURN_MAX') return undefined;
  if (name.startsWith('KERN_')) return 'kern';
  if (name.startsWith('MIG_') && value < 0) return 'mig';
  if (name.startsWith('D_')) return 'device';
  if (messageParts.has(name)) return 'mach_msg';
  const isMessageError = /^MACH_(?:SEND|RCV|PEEK)_/.test(name) && value >> 16 === 0x1000;
  return isMessageError ? 'mach_msg' : undefined;
}

const messageParts = new Set([
  'MACH_MSG_SUCCESS',
  'MACH_MSG_IPC_SPACE',
  'MACH_MSG_VM_SPACE',
  'MACH_MSG_IPC_KERNEL',
  'MACH_MSG_VM_KERNEL',
]);
