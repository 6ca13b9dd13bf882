import { bit } from './argument-kind.ts';
import { flagSpan, warnOfFlag } from './flag-judge.ts';
import { checkDeallocFlags } from './gnu-flags.ts';
import { has, judgeOf, type WorkArgument, type WorkRoutine } from './routine-work.ts';
import type { TypeRecord } from './type-record.ts';

// What Apple's compiler makes of an argument's flags: the `rtProcess…Flag` functions of its `routine.c`, in their
// order. A flag without effect is warned of and dropped.

export function checkDealloc(routine: WorkRoutine, argument: WorkArgument, type: TypeRecord): void {
  const { flags } = argument;
  const { kernelServer, kernelUser } = routine.scope;
  const judge = judgeOf(argument, routine);
  checkDeallocFlags(flags, judge);
  const isKernels =
    (kernelServer && has(argument, bit.return)) || (kernelUser && has(argument, bit.send));
  if (isKernels && flags.has('dealloc')) {
    argument.dealloc = 'yes';
    return;
  }
  const flag = (['dealloc[]', 'dealloc'] as const).find((word) => flags.has(word));
  if (flag === undefined) return;
  if (!type.inline || type.port) {
    argument.dealloc = flag === 'dealloc[]' ? 'maybe' : 'yes';
    return;
  }
  if (type.known) {
    const text = `\`${flag}\` is ignored on data that travels in the message, expected a type that is out of line`;
    warnOfFlag(judge, flag, 'dealloc-meaningless', text);
  }
  flags.delete('dealloc');
  flags.delete('dealloc[]');
}

export function checkCountInOut(
  routine: WorkRoutine,
  argument: WorkArgument,
  type: TypeRecord,
): void {
  const { flags } = argument;
  if (!flags.has('countinout')) return;
  argument.countInOut = has(argument, bit.reply) && type.variable && type.inline;
  if (argument.countInOut) return;
  flags.delete('countinout');
  const judge = judgeOf(argument, routine);
  if (!has(argument, bit.reply)) {
    const text = '`countinout` is ignored, expected an `out` argument';
    warnOfFlag(judge, 'countinout', 'countinout-not-out', text);
  } else {
    const text = '`countinout` is ignored, expected a variable array in the message';
    warnOfFlag(judge, 'countinout', 'countinout-not-inline-var', text);
  }
}

/** What must be equal for two arguments to share a count. */
const sharedBits = bit.send | bit.return | bit.request | bit.reply | bit.userArg | bit.serverArg;

export function checkSameCount(
  routine: WorkRoutine,
  argument: WorkArgument,
  type: TypeRecord,
  before: WorkArgument,
): void {
  const { flags } = argument;
  if (!flags.has('samecount')) return;
  const drop = (rule: string, expected: string): void => {
    const text = `\`samecount\` is ignored, expected ${expected}`;
    warnOfFlag(judgeOf(argument, routine), 'samecount', rule, text);
    flags.delete('samecount');
  };
  const parent = before.parent ?? before;
  const neighbour = parent.sameCount ?? parent;
  if (!type.variable) drop('samecount-not-variable', 'an argument of variable size');
  if (neighbour.type?.variable !== true) {
    drop('samecount-neighbour-not-variable', 'an argument of variable size before it');
  }
  const isSameKind =
    neighbour.purpose === argument.purpose &&
    (neighbour.bits & sharedBits) === (argument.bits & sharedBits) &&
    neighbour.countInOut === argument.countInOut;
  if (!isSameKind) {
    drop('samecount-inconsistent', 'the direction and `countinout` of the argument before it');
  }
  argument.sameCount = neighbour;
}

export function checkPhysicalCopy(
  routine: WorkRoutine,
  argument: WorkArgument,
  type: TypeRecord,
): void {
  const { flags } = argument;
  if (!flags.has('physicalcopy')) return;
  const judge = judgeOf(argument, routine);
  if (type.inline) {
    const text =
      '`physicalcopy` is ignored on data that is copied in the message anyway, expected a type that is out of line';
    warnOfFlag(judge, 'physicalcopy', 'physicalcopy-inline', text);
    flags.delete('physicalcopy');
  }
  if (type.port) {
    const text = '`physicalcopy` is ignored on ports, expected data';
    warnOfFlag(judge, 'physicalcopy', 'physicalcopy-port', text);
    flags.delete('physicalcopy');
  }
}

/** Gives the argument that is flagged `retcode`, this one or the one before. */
export function checkReturnCode(
  routine: WorkRoutine,
  argument: WorkArgument,
  type: TypeRecord,
  old: WorkArgument | undefined,
): WorkArgument | undefined {
  const { flags } = argument;
  if (!flags.has('retcode')) return old;
  const judge = judgeOf(argument, routine);
  if (!type.inline || !type.struct || type.size !== 32 || type.number !== 1) {
    const text = '`retcode` is ignored, expected a single value of 32 bits';
    warnOfFlag(judge, 'retcode', 'retcode-bad-type', text);
  } else if (!routine.simple) {
    const message = `\`${argument.written.text}\` is flagged \`retcode\`, expected this in a simpleroutine alone`;
    const about = flagSpan(argument.writtenFlags, 'retcode');
    routine.reporter.report(routine.at, {
      rule: 'retcode-in-routine',
      severity: 'error',
      message,
      about,
    });
  } else if (old !== undefined) {
    const text = `\`retcode\` is ignored, expected it on one argument: \`${old.written.text}\` has it`;
    warnOfFlag(judge, 'retcode', 'retcode-duplicate', text);
  } else return argument;
  flags.delete('retcode');
  return old;
}

export function checkOverwrite(
  routine: WorkRoutine,
  argument: WorkArgument,
  type: TypeRecord,
): void {
  const { flags } = argument;
  if (!flags.has('overwrite')) return;
  const isOut = has(argument, bit.return) && !has(argument, bit.send);
  if (isOut && !type.inline && !type.unbounded) return;
  const text = '`overwrite` is ignored, expected an `out` argument that is out of line';
  warnOfFlag(judgeOf(argument, routine), 'overwrite', 'overwrite-not-out-ool', text);
  flags.delete('overwrite');
}
