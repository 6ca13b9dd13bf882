import type { ManPage, Mark } from '../../syntax/man/man-page.ts';

/** The names in a page's prose that can only be return codes; the entries of RETURN VALUES are the group `man/`'s. */
export function mentionedCodes({ marks }: ManPage): readonly Mark[] {
  return marks.filter(
    ({ markup, text }) =>
      markup !== 'var' &&
      /^(?:KERN|MIG|MACH_SEND|MACH_RCV)_[A-Z0-9_]+$/.test(text) &&
      !options.has(text),
  );
}

/** Options of `mach_msg`, which begin like its return codes. Source: mach/message.h of XNU and of GNU Mach. */
const options = new Set([
  'MACH_SEND_MSG',
  'MACH_SEND_TIMEOUT',
  'MACH_SEND_NOTIFY',
  'MACH_SEND_INTERRUPT',
  'MACH_SEND_CANCEL',
  'MACH_SEND_ALWAYS',
  'MACH_SEND_TRAILER',
  'MACH_RCV_MSG',
  'MACH_RCV_TIMEOUT',
  'MACH_RCV_NOTIFY',
  'MACH_RCV_INTERRUPT',
  'MACH_RCV_LARGE',
  'MACH_RCV_VOUCHER',
  'MACH_RCV_OVERWRITE',
]);
