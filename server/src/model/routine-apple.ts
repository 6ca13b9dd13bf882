import {
  checkCountInOut,
  checkDealloc,
  checkOverwrite,
  checkPhysicalCopy,
  checkReturnCode,
  checkSameCount,
} from './apple-flags.ts';
import { bit } from './argument-kind.ts';
import { flagSpan } from './flag-judge.ts';
import type { RoutineState } from './interface.ts';
import {
  chain,
  checkHeaderPort,
  checkInteger,
  checkOneWay,
  checkRequestPort,
  checkTranslations,
  countType,
  has,
  hasAll,
  insertBehind,
  insertPoly,
  insertRoom,
  internalType,
  isPolymorphic,
  keepLast,
  newArgument,
  reportOn,
  reportVariableInOut,
  type WorkArgument,
  type WorkRoutine,
} from './routine-work.ts';
import type { TypeRecord } from './type-record.ts';

/** Checks a routine and completes its arguments. Source: `rtCheckRoutine` of bootstrap_cmds' `routine.c`. */
export function checkAppleRoutine(routine: WorkRoutine, state: RoutineState): void {
  // The compiler puts its own return code before the arguments: it is the neighbour of the first one.
  let neighbour = returnCode(routine);
  let returnCodeArgument: WorkArgument | undefined;
  for (const argument of chain(routine.first)) {
    notePurpose(routine, argument);
    const { type } = argument;
    if (type === undefined) continue;
    checkDealloc(routine, argument, type);
    checkCountInOut(routine, argument, type);
    checkSameCount(routine, argument, type, neighbour);
    neighbour = argument;
    checkPhysicalCopy(routine, argument, type);
    returnCodeArgument = checkReturnCode(routine, argument, type, returnCodeArgument);
    checkOverwrite(routine, argument, type);
    if (isInlineVariable(type) && hasAll(argument, bit.request | bit.reply)) {
      reportVariableInOut(routine, argument);
    }
    insertImplicit(routine, argument, type);
  }
  checkTimes(routine, state);
  checkTypes(routine);
  checkTranslations(routine);
  checkOneWay(routine);
  checkAfterwards(routine, state);
  setReferences(routine);
  shareCounts(routine);
  if (returnCodeArgument !== undefined) widenReturnCode(routine, returnCodeArgument);
  extendOption(routine, state);
}

function returnCode({ name }: WorkRoutine): WorkArgument {
  const type = internalType('kern_return_t');
  const bits = bit.reply | bit.returnBody;
  return newArgument('RetCode', 'value', { purpose: 'internal', bits }, type, name, undefined);
}

function isInlineVariable({ variable, inline, port }: TypeRecord): boolean {
  return variable && inline && !port;
}

function isDescriptor({ inline, port }: TypeRecord): boolean {
  return !inline || port;
}

/** Whether each of several descriptors has a count of its own. */
function hasSubCounts({ descriptors, element }: TypeRecord): boolean {
  return descriptors > 1 && element?.variable === true;
}

function notePurpose(routine: WorkRoutine, argument: WorkArgument): void {
  const { waitTime } = routine;
  switch (argument.purpose) {
    case 'request-port':
      keepLast(routine, 'requestPort', argument, 'multiple-request-port', 'the request port');
      break;
    case 'reply-port':
      keepLast(routine, 'userReplyPort', argument, 'multiple-reply-port', 'the reply port');
      break;
    case 'wait-time':
      keepLast(routine, 'waitTime', argument, 'multiple-waittime', 'the time to wait');
      break;
    case 'send-time':
      if (waitTime?.purpose === 'wait-time') {
        const message = `\`${argument.written.text}\` is not used, expected no \`sendtime\` behind the \`waittime\` \`${waitTime.written.text}\``;
        reportOn(routine, 'warning', 'sendtime-after-waittime', argument.written.written, message);
      } else {
        keepLast(routine, 'waitTime', argument, 'multiple-sendtime', 'the time to send');
      }
      break;
    case 'msg-option':
      keepLast(routine, 'msgOption', argument, 'multiple-msgoption', 'the option');
      break;
    default:
  }
}

/** The order behind an argument is: kind of right, count of the caller's room, count, whether to free. */
function insertImplicit(routine: WorkRoutine, argument: WorkArgument, type: TypeRecord): void {
  if (argument.dealloc === 'maybe') insertDealloc(argument);
  if (type.variable || hasSubCounts(type)) insertCount(argument, type);
  if (argument.countInOut) insertRoom(argument);
  if (isPolymorphic(type)) insertPoly(argument, type, routine.scope.kernelServer);
}

function insertDealloc(argument: WorkArgument): void {
  let bits = 0;
  if (has(argument, bit.send)) bits |= bit.userArg | bit.send | bit.sendSnd;
  if (has(argument, bit.return)) bits |= bit.serverArg | bit.return | bit.returnSnd;
  const kind = { purpose: 'dealloc', bits: bits & argument.bits } as const;
  const added = insertBehind(argument, 'Dealloc', 'dealloc', kind, internalType('boolean_t'));
  added.isReferenceForServer = has(argument, bit.return);
}

function insertCount(argument: WorkArgument, type: TypeRecord): void {
  // The stub's user sees a count wherever it sees the data; a string has none.
  let bits = type.string ? 0 : argument.bits | bit.userArg | bit.serverArg;
  if (isInlineVariable(type)) bits &= ~(bit.request | bit.reply);
  if (hasSubCounts(type)) {
    const counts = internalType(`${countType} *`);
    counts.number = type.descriptors;
    counts.variable = type.variable;
    counts.struct = false;
    counts.element = internalType(countType);
    insertBehind(argument, 'Subs', 'subs', { purpose: 'sub-count', bits }, counts);
    return;
  }
  const role = argument.purpose === 'sub-count' ? 'subs-count' : 'count';
  const added = insertBehind(
    argument,
    'Cnt',
    role,
    { purpose: 'count', bits },
    internalType(countType),
  );
  argument.count = added;
  if (argument.parent !== undefined) argument.parent.count = added;
}

function checkTimes(routine: WorkRoutine, state: RoutineState): void {
  const { name, waitTime } = routine;
  const isTimed = waitTime !== undefined || (state.waitTime ?? state.sendTime) !== undefined;
  if (!isTimed || state.consumeOnSendError !== 'none') return;
  const message = `a message of \`${name.text}\` that is not sent in time leaks what it carries, expected \`consumeonsenderror Timeout;\` before the routine`;
  reportOn(routine, 'warning', 'wait-may-leak', name.written, message);
}

function checkTypes(routine: WorkRoutine): void {
  checkRequestPort(routine);
  checkHeaderPort(routine, routine.userReplyPort, 'bad-reply-port', 'the reply port');
  checkInteger(routine, routine.waitTime);
  checkInteger(routine, routine.msgOption);
}

/** What the compiler finds after its checks, on the way to the code. */
function checkAfterwards(routine: WorkRoutine, state: RoutineState): void {
  const { name, scope } = routine;
  for (const argument of chain(routine.first)) {
    if (argument.flags.has('overwrite') && scope.kernelUser) {
      const message = `\`${argument.written.text}\` is flagged \`overwrite\`, expected no such flag in a KernelUser subsystem`;
      const about = flagSpan(argument.writtenFlags, 'overwrite') ?? argument.written.written;
      reportOn(routine, 'error', 'overwrite-kerneluser', about, message);
    }
    checkDescriptorPart(routine, argument);
  }
  if (usesSpecialReplyPort(routine, state) && (scope.kernelUser || scope.kernelServer)) {
    const message = `\`${name.text}\` uses the special reply port in the kernel, expected \`usespecialreplyport 0;\` before it`;
    reportOn(routine, 'error', 'srp-in-kernel', name.written, message);
  }
}

/** A reply port of the caller's own replaces the thread's special one. */
function usesSpecialReplyPort(routine: WorkRoutine, { specialReplyPort }: RoutineState): boolean {
  const isReplaced = routine.userReplyPort !== undefined && has(routine.userReplyPort, bit.userArg);
  return specialReplyPort && !routine.simple && !isReplaced;
}

/** A descriptor of a single port has no bit for freeing, one of data no kind of right. */
function checkDescriptorPart(routine: WorkRoutine, { purpose, parent }: WorkArgument): void {
  const type = parent?.type;
  if (parent === undefined || type === undefined) return;
  if (!isDescriptor(type) || !has(parent, bit.sendBody | bit.returnBody)) return;
  if (purpose === 'dealloc' && type.inline) {
    const message = `\`${parent.written.text}\` is a port, which is not freed, expected \`dealloc[]\` on memory alone`;
    const about = flagSpan(parent.writtenFlags, 'dealloc[]') ?? parent.written.written;
    reportOn(routine, 'error', 'dealloc-maybe-on-port', about, message);
  } else if (purpose === 'poly' && !type.inline && !type.port) {
    const message = `\`${parent.written.text}\` is memory that the receiver takes for ports, expected a port on both sides`;
    reportOn(routine, 'error', 'poly-on-data', parent.written.written, message);
  }
}

function setReferences({ first }: WorkRoutine): void {
  const roundTrip = bit.serverImplicit | bit.returnRcv | bit.sendRcv;
  for (const argument of chain(first)) {
    if (argument.type?.struct !== true) continue;
    if (has(argument, bit.returnRcv)) argument.isReferenceForUser = true;
    if (has(argument, bit.returnSnd) || hasAll(argument, roundTrip)) {
      argument.isReferenceForServer = true;
    }
  }
}

/** An argument with `samecount` loses its count, and with it what stands between the two: `rtAddSameCount`. */
function shareCounts({ first }: WorkRoutine): void {
  for (const argument of chain(first)) {
    const { count } = argument;
    if (!argument.flags.has('samecount') || count === undefined) continue;
    argument.next = count.next;
  }
}

/** In a request with descriptors the return code is a parameter of both sides: `rtProcessRetCode`. */
function widenReturnCode({ first }: WorkRoutine, returned: WorkArgument): void {
  for (const { type, bits } of chain(first)) {
    if ((bits & bit.request) === 0 || type === undefined || !isDescriptor(type)) continue;
    returned.bits = bit.userArg | bit.serverArg | bit.sendRcv;
    return;
  }
}

/**
 * What the stub adds to the option of `mach_msg`. The compiler adds it to the name of the argument, and so to the
 * declaration too: `rtProcessMsgOption` and `rtProcessUseSpecialReplyPort`.
 */
function extendOption(routine: WorkRoutine, state: RoutineState): void {
  const option = routine.msgOption;
  if (option === undefined) return;
  const fromTrailer = (purpose: WorkArgument['purpose']): boolean =>
    [...chain(routine.first)].some((argument) => {
      return argument.purpose === purpose && hasAll(argument, bit.return | bit.userImplicit);
    });
  if (fromTrailer('audit-token')) {
    option.suffix += '|MACH_RCV_TRAILER_ELEMENTS(MACH_RCV_TRAILER_AUDIT)';
  } else if (fromTrailer('sec-token')) {
    option.suffix += '|MACH_RCV_TRAILER_ELEMENTS(MACH_RCV_TRAILER_SENDER)';
  }
  if (usesSpecialReplyPort(routine, state)) option.suffix += '|__MigSpecialReplyPortMsgOption';
}
