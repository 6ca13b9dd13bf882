import { defsContent } from '../syntax/defs/recognise.ts';
import { looksLikePage } from '../syntax/man/recognise.ts';
import type { FileKind } from '../text/source-file.ts';

/** Whether a file of this name can be anything that machlint reads; its content decides then. */
export function isWantedName(name: string): boolean {
  return wantedEnding.test(name) || returnCodeHeaders.has(name);
}

/**
 * What a file is; undefined where it is nothing of ours: a `.defs` of a Lisp or of make, HTML that is no Mach page, a
 * text that is no dump of a cross-reference viewer, somebody else's `message.h`.
 */
export function fileKind(name: string, text: string): FileKind | undefined {
  if (/\.defs$/i.test(name)) return defsContent(text) === 'mig' ? 'defs' : undefined;
  if (/\.html?$/i.test(name)) return looksLikePage(text) ? 'man' : undefined;
  if (/\.txt$/i.test(name))
    return text.startsWith(dumpStart) && looksLikePage(text) ? 'man' : undefined;
  const mark = returnCodeHeaders.get(name);
  return mark !== undefined && text.includes(mark) ? 'header' : undefined;
}

/** A `.txt` file is read only if these bytes stand first: folders may hold huge ones. */
export const dumpStart = 'xref: ';

const wantedEnding = /\.(?:defs|html?|txt)$/i;

/** Headers of return codes, each with a definition that tells it from its namesakes. */
const returnCodeHeaders: ReadonlyMap<string, string> = new Map([
  ['kern_return.h', 'KERN_SUCCESS'],
  ['message.h', 'MACH_MSG_SUCCESS'],
  ['mig_errors.h', 'MIG_TYPE_ERROR'],
]);
