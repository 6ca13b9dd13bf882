import { warnOfFlag, type Judge } from './flag-judge.ts';
import type { ArgumentFlag } from './interface.ts';
import { polymorphic } from './type-codes.ts';
import type { TypeRecord } from './type-record.ts';

type Flags = Set<ArgumentFlag>;

/** Drops flags that contradict each other: `itCheckFlags` of GNU's `type.c`. */
export function checkFlags(flags: Flags, judge: Judge): Flags {
  if (flags.has('islong') && flags.has('isnotlong')) {
    const text = '`islong` and `isnotlong` cancel out, expected one of them';
    warnOfFlag(judge, 'isnotlong', 'islong-and-isnotlong', text);
    flags.delete('islong');
    flags.delete('isnotlong');
  }
  checkDeallocFlags(flags, judge);
  return flags;
}

/** What both compilers do about `dealloc`, `notdealloc` and `dealloc[]` together. */
export function checkDeallocFlags(flags: Flags, judge: Judge): void {
  if (flags.has('dealloc[]') && (flags.has('dealloc') || flags.has('notdealloc'))) {
    const text = '`dealloc[]` overrides `dealloc` and `notdealloc`, expected one of them';
    warnOfFlag(judge, 'dealloc[]', 'dealloc-maybe-wins', text);
    flags.delete('dealloc');
    flags.delete('notdealloc');
  }
  if (flags.has('dealloc') && flags.has('notdealloc')) {
    const text = '`dealloc` and `notdealloc` cancel out, expected one of them';
    warnOfFlag(judge, 'notdealloc', 'dealloc-cancel', text);
    flags.delete('dealloc');
    flags.delete('notdealloc');
  }
}

/** Whether the memory is given away: `itCheckDeallocate` of GNU's `type.c`. */
export function checkDeallocate(
  type: TypeRecord,
  flags: ReadonlySet<ArgumentFlag>,
  usual: TypeRecord['dealloc'],
  judge: Judge,
): TypeRecord['dealloc'] {
  let dealloc = usual;
  if (flags.has('dealloc[]')) dealloc = 'maybe';
  if (flags.has('dealloc')) dealloc = 'yes';
  if (flags.has('notdealloc')) dealloc = 'no';

  for (const flag of ['dealloc[]', 'dealloc', 'notdealloc'] as const) {
    if (!flags.has(flag)) continue;
    if (dealloc === usual) {
      const rule = flag === 'dealloc[]' ? 'dealloc-maybe-redundant' : `${flag}-redundant`;
      warnOfFlag(judge, flag, rule, `\`${flag}\` says what holds without it, expected no flag`);
    }
    if (dealloc !== 'no' && type.inline && !type.unbounded && type.known) {
      const text = `\`${flag}\` asks to free memory that travels in the message, expected a type that is out of line`;
      warnOfFlag(judge, flag, 'dealloc-ipc-error', text);
    }
  }
  return dealloc;
}

/** How much a type needs the long descriptor, from least to most: `itUseLong` of GNU's `type.c`. */
export type LongNeed = 'none' | 'possible' | 'wanted' | 'needed' | 'impossible';

export function longNeed(type: TypeRecord): LongNeed {
  const { inName, outName, size, number, variable, inline, unbounded } = type;
  const reaches = (limit: number): boolean =>
    size >= limit ||
    (inName !== polymorphic && inName >= limit) ||
    (outName !== polymorphic && outName >= limit);
  if (reaches(1 << 16)) return 'impossible';
  if (reaches(1 << 8) || number >= 1 << 12) return 'needed';
  if ((variable && !inline) || unbounded) return 'wanted';
  const isPossible = inName === polymorphic || outName === polymorphic || variable;
  return isPossible ? 'possible' : 'none';
}

/** Whether the descriptor is the long one: `itCheckIsLong` of GNU's `type.c`. */
export function checkIsLong(
  type: TypeRecord,
  flags: ReadonlySet<ArgumentFlag>,
  usual: boolean,
  judge: Judge,
): boolean {
  const isLong = flags.has('isnotlong') ? false : flags.has('islong') || usual;
  const flag = (['islong', 'isnotlong'] as const).find((word) => flags.has(word));
  if (flag === undefined) return isLong;
  if (isLong === usual) {
    const text = `\`${flag}\` says what holds without it, expected no flag`;
    warnOfFlag(judge, flag, `${flag}-redundant`, text);
  }
  const need = longNeed(type);
  if (isLong && need === 'none') {
    const text = 'the type fits the short descriptor, expected no `islong`';
    warnOfFlag(judge, flag, 'islong-unneeded', text);
  }
  if (!isLong && (need === 'needed' || need === 'impossible')) {
    const text = 'the type does not fit the short descriptor, expected no `isnotlong`';
    warnOfFlag(judge, flag, 'isnotlong-too-big', text);
  }
  return isLong;
}
