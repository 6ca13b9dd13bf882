import type { ReturnCode } from '../model/return-code.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { code, paragraphs, plain } from './markdown.ts';

/** A return code's value and meaning; undefined where nothing defines it. */
export function describeCode(snapshot: Snapshot, name: string): string | undefined {
  const known = snapshot.returnCodes.get(name);
  if (known === undefined) return undefined;
  return paragraphs(
    `${code(name)} = ${code(valueOf(known))}, ${families[known.family]}`,
    plain(known.meaning),
  );
}

/** Signed, as C compares it; message codes in hexadecimal, as headers and logs write them. */
export function valueOf({ value, family }: ReturnCode): string {
  return family === 'mach_msg' && value !== 0 ? `0x${(value >>> 0).toString(16)}` : String(value);
}

const families: Readonly<Record<ReturnCode['family'], string>> = {
  kern: 'a `kern_return_t`',
  mach_msg: 'a `mach_msg_return_t`',
  mig: 'an error of MIG’s stubs',
  boolean: 'a `boolean_t`',
  device: 'a return code of devices',
  other: 'a return code',
};
