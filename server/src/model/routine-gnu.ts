import { bit } from './argument-kind.ts';
import { warnOfFlag } from './flag-judge.ts';
import { checkDeallocate, checkFlags, checkIsLong } from './gnu-flags.ts';
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
  judgeOf,
  keepLast,
  reportVariableInOut,
  type WorkArgument,
  type WorkRoutine,
} from './routine-work.ts';
import type { TypeRecord } from './type-record.ts';

/** Checks a routine and completes its arguments. Source: `rtCheckRoutine` of GNU MIG's `routine.c`. */
export function checkGnuRoutine(routine: WorkRoutine): void {
  for (const argument of chain(routine.first)) {
    notePurpose(routine, argument);
    const { type } = argument;
    if (type === undefined) continue;
    checkArgumentFlags(routine, argument, type);
    if (type.variable && type.inline && hasAll(argument, bit.request | bit.reply)) {
      reportVariableInOut(routine, argument);
    }
    insertImplicit(routine, argument, type);
  }
  checkTypes(routine);
  checkTranslations(routine);
  checkOneWay(routine);
  setReferences(routine);
}

function notePurpose(routine: WorkRoutine, argument: WorkArgument): void {
  switch (argument.purpose) {
    case 'request-port':
      keepLast(routine, 'requestPort', argument, 'multiple-request-port', 'the request port');
      break;
    case 'reply-port':
      if (has(argument, bit.userArg)) {
        keepLast(
          routine,
          'userReplyPort',
          argument,
          'multiple-reply-port',
          "the user's reply port",
        );
      }
      if (has(argument, bit.serverArg)) {
        keepLast(
          routine,
          'serverReplyPort',
          argument,
          'multiple-reply-port',
          "the server's reply port",
        );
      }
      break;
    case 'wait-time':
      keepLast(routine, 'waitTime', argument, 'multiple-waittime', 'the time to wait');
      break;
    case 'msg-option':
      keepLast(routine, 'msgOption', argument, 'multiple-msgoption', 'the option');
      break;
    case 'msg-seqno':
      keepLast(routine, 'msgSeqno', argument, 'multiple-msgseqno', 'the sequence number');
      break;
    default:
  }
}

function checkArgumentFlags(routine: WorkRoutine, argument: WorkArgument, type: TypeRecord): void {
  const judge = judgeOf(argument, routine);
  const { kernelServer, kernelUser } = routine.scope;
  const flags = checkFlags(argument.flags, judge);
  const isKernels =
    (kernelServer && has(argument, bit.return)) || (kernelUser && has(argument, bit.send));
  argument.dealloc =
    isKernels && flags.has('dealloc') && type.dealloc === 'no'
      ? 'yes'
      : checkDeallocate(type, flags, type.dealloc, judge);
  checkIsLong(type, flags, type.longForm, judge);
  if (flags.has('servercopy') && !(type.unbounded && has(argument, bit.send))) {
    warnOfFlag(
      judge,
      'servercopy',
      'servercopy-meaningless',
      '`servercopy` is ignored, expected an unbounded array that is sent',
    );
    flags.delete('servercopy');
  }
  if (flags.has('countinout')) {
    argument.countInOut = type.variable && type.inline && has(argument, bit.reply);
    if (!argument.countInOut) {
      const message =
        '`countinout` is ignored, expected a variable array in the message that comes back';
      warnOfFlag(judge, 'countinout', 'countinout-meaningless', message);
      flags.delete('countinout');
    }
  }
}

/** The order behind an argument is: kind of right, count of the caller's room, count, whether to free, who owns it. */
function insertImplicit(routine: WorkRoutine, argument: WorkArgument, type: TypeRecord): void {
  const { flags } = argument;
  if (flags.has('servercopy')) {
    const kind = { purpose: 'server-copy', bits: bit.serverArg | bit.sendRcv } as const;
    insertBehind(argument, 'SCopy', 'server-copy', kind, internalType('boolean_t'));
  }
  if (argument.dealloc === 'maybe') insertDealloc(argument, type);
  if (type.variable) {
    const carried = argument.bits & (sendBits | returnBits);
    const bits = type.string ? 0 : bit.userArg | bit.serverArg | carried;
    insertBehind(argument, 'Cnt', 'count', { purpose: 'count', bits }, internalType(countType));
  }
  if (argument.countInOut) insertRoom(argument);
  if (isPolymorphic(type)) insertPoly(argument, type, routine.scope.kernelServer);
}

const sendBits = bit.send | bit.sendBody | bit.sendSnd | bit.sendRcv;
const returnBits = bit.return | bit.returnBody | bit.returnSnd | bit.returnRcv;

function insertDealloc(argument: WorkArgument, { unbounded }: TypeRecord): void {
  let bits = 0;
  if (has(argument, bit.send)) {
    bits |= argument.bits & (bit.userArg | bit.send | (unbounded ? 0 : bit.sendSnd));
  }
  if (has(argument, bit.return)) {
    bits |= argument.bits & (bit.serverArg | bit.return | (unbounded ? 0 : bit.returnSnd));
  }
  const kind = { purpose: 'dealloc', bits } as const;
  const added = insertBehind(argument, 'Dealloc', 'dealloc', kind, internalType('boolean_t'));
  added.isReferenceForServer = unbounded && has(argument, bit.return);
}

function checkTypes(routine: WorkRoutine): void {
  checkRequestPort(routine);
  checkHeaderPort(routine, routine.userReplyPort, 'bad-reply-port', "the user's reply port");
  checkHeaderPort(routine, routine.serverReplyPort, 'bad-reply-port', "the server's reply port");
  checkInteger(routine, routine.waitTime);
  checkInteger(routine, routine.msgOption);
  checkInteger(routine, routine.msgSeqno);
}

function setReferences({ first }: WorkRoutine): void {
  for (const argument of chain(first)) {
    const { type } = argument;
    if (type === undefined || !(type.struct || type.unbounded)) continue;
    if (has(argument, bit.returnRcv)) argument.isReferenceForUser = true;
    if (has(argument, bit.returnSnd)) argument.isReferenceForServer = true;
  }
}
