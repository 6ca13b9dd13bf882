import type { Name } from '../text/name.ts';
import type { Site } from '../syntax/defs/nodes.ts';
import type { ArgumentFlag } from './interface.ts';
import type { Reporter } from './reporter.ts';
import { polymorphic } from './type-codes.ts';
import type { TypeRecord } from './type-record.ts';

/** Whose flags are judged, and where the compiler stands when it judges them. */
export interface Judge {
  readonly name: Name;
  readonly at: Site;
  readonly reporter: Pick<Reporter, 'report'>;
}

export function warn(
  { name, at, reporter }: Judge,
  rule: string,
  message: string,
  about = name.written,
): void {
  reporter.report(at, {
    rule,
    severity: 'warning',
    message: `\`${name.text}\`: ${message}`,
    about,
  });
}

type Flags = Set<ArgumentFlag>;

/** Drops flags that contradict each other: `itCheckFlags` of GNU's `type.c`. */
export function checkFlags(flags: Flags, judge: Judge): Flags {
  if (flags.has('islong') && flags.has('isnotlong')) {
    warn(
      judge,
      'islong-and-isnotlong',
      '`islong` and `isnotlong` cancel out, expected one of them',
    );
    flags.delete('islong');
    flags.delete('isnotlong');
  }
  checkDeallocFlags(flags, judge);
  return flags;
}

/** What both compilers do about `dealloc`, `notdealloc` and `dealloc[]` together. */
export function checkDeallocFlags(flags: Flags, judge: Judge): void {
  const drop = (): void => {
    flags.delete('dealloc');
    flags.delete('notdealloc');
  };
  if (flags.has('dealloc[]') && (flags.has('dealloc') || flags.has('notdealloc'))) {
    warn(
      judge,
      'dealloc-maybe-wins',
      '`dealloc[]` overrides `dealloc` and `notdealloc`, expected one of them',
    );
    drop();
  }
  if (flags.has('dealloc') && flags.has('notdealloc')) {
    warn(judge, 'dealloc-cancel', '`dealloc` and `notdealloc` cancel out, expected one of them');
    drop();
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
      warn(judge, rule, `\`${flag}\` says what holds without it, expected no flag`);
    }
    if (dealloc !== 'no' && type.inline && !type.unbounded && type.known) {
      const message = `\`${flag}\` asks to free memory that travels in the message, expected a type that is out of line`;
      warn(judge, 'dealloc-ipc-error', message);
    }
  }
  return dealloc;
}

/** How much a type needs the long descriptor, from least to most: `itUseLong` of GNU's `type.c`. */
export type LongNeed = 'none' | 'possible' | 'wanted' | 'needed' | 'impossible';

export function longNeed({
  inName,
  outName,
  size,
  number,
  variable,
  inline,
  unbounded,
}: TypeRecord): LongNeed {
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
  for (const flag of ['islong', 'isnotlong'] as const) {
    if (flags.has(flag) && isLong === usual) {
      warn(judge, `${flag}-redundant`, `\`${flag}\` says what holds without it, expected no flag`);
    }
  }
  if (!flags.has('islong') && !flags.has('isnotlong')) return isLong;
  const need = longNeed(type);
  if (isLong && need === 'none') {
    warn(judge, 'islong-unneeded', 'the type fits the short descriptor, expected no `islong`');
  }
  if (!isLong && (need === 'needed' || need === 'impossible')) {
    warn(
      judge,
      'isnotlong-too-big',
      'the type does not fit the short descriptor, expected no `isnotlong`',
    );
  }
  return isLong;
}
