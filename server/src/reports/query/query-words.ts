import type { Argument, Direction } from '../../model/interface.ts';
import { carried, isOutOfLine, isRight, type RoutineFacts } from './routine-facts.ts';

/** What a message may carry, by the words of a query. */
export const carriedKinds: Readonly<Record<string, (argument: Argument) => boolean>> = {
  port: (argument) => isRight(argument) && !isOutOfLine(argument),
  'ool-ports': (argument) => isRight(argument) && isOutOfLine(argument),
  right: isRight,
  name: ({ right }) => right?.disposition === 'PORT_NAME',
  ool: (argument) => argument.right === undefined && isOutOfLine(argument),
  array: ({ type }) => type.inline && !type.unbounded && type.variable && !type.string,
  string: ({ type }) => type.string,
  dealloc: ({ flags, type }) =>
    flags.includes('dealloc') || (type.dealloc === 'yes' && !flags.includes('notdealloc')),
  send: (argument) => isRight(argument) && argument.right?.receiver === 'send',
  'send-once': (argument) => isRight(argument) && argument.right?.receiver === 'send-once',
  receive: (argument) => isRight(argument) && argument.right?.receiver === 'receive',
  ...Object.fromEntries(
    [
      'MOVE_RECEIVE',
      'MOVE_SEND',
      'MOVE_SEND_ONCE',
      'COPY_SEND',
      'MAKE_SEND',
      'MAKE_SEND_ONCE',
      'POLYMORPHIC',
    ].map((disposition) => [
      disposition.toLowerCase().replaceAll('_', '-'),
      ({ right }: Argument) => right?.disposition === disposition,
    ]),
  ),
};

/** What a stub takes beside the data of the message. */
export const takenDirections: Readonly<Record<string, readonly Direction[]>> = {
  'audit-token': ['audittoken', 'serveraudittoken', 'useraudittoken'],
  'security-token': ['sectoken', 'serversectoken', 'usersectoken'],
  'context-token': ['servercontexttoken'],
  'sequence-number': ['msgseqno'],
  'reply-port': ['replyport', 'ureplyport', 'sreplyport'],
  waittime: ['waittime'],
  sendtime: ['sendtime'],
  msgoption: ['msgoption'],
};

/** Words that stand alone. */
export const flags: Readonly<Record<string, (facts: RoutineFacts) => boolean>> = {
  routine: ({ slot }) => !slot.simple,
  simpleroutine: ({ slot }) => slot.simple,
  documented: (facts) => facts.isDocumented(),
  undocumented: (facts) => !facts.isDocumented(),
};

/** Words that a pattern follows, and the texts that it may match. */
export const patterns: Readonly<Record<string, (facts: RoutineFacts) => readonly string[]>> = {
  name: ({ slot }) => [slot.name.text, slot.userName, slot.serverName],
  subsystem: ({ subsystem }) => [subsystem],
  target: ({ target }) => [target],
  file: ({ file }) => [file],
  type: ({ slot }) => slot.arguments.map(({ typeName }) => typeName.text),
};

/** Words that a comparison follows; undefined where a routine has no such number, which then is none of them. */
export const numbers: Readonly<Record<string, (facts: RoutineFacts) => number | undefined>> = {
  id: ({ slot }) => slot.messageId,
  reply: (facts) => facts.layouts().reply?.size,
  request: (facts) => facts.layouts().request.size,
  arguments: ({ slot }) => slot.arguments.length,
  rights: (facts) => carried(facts, 'carries').filter(isRight).length,
};
