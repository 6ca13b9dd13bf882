import type { Direction } from './interface.ts';

/** What an argument is for: `akIdent` of both compilers' `routine.h`. */
export type Purpose =
  | 'normal'
  | 'request-port'
  | 'reply-port'
  | 'wait-time'
  | 'send-time'
  | 'msg-option'
  | 'msg-seqno'
  | 'sec-token'
  | 'audit-token'
  | 'context-token'
  | 'implicit'
  | 'internal'
  | 'count'
  | 'sub-count'
  | 'count-in-out'
  | 'same-count'
  | 'poly'
  | 'dealloc'
  | 'server-copy';

/** Where an argument's value goes: the `akb…` bits of both compilers' `routine.h` that decide anything here. */
export const bit = {
  /** Has a field in the request or in the reply. */
  request: 1,
  reply: 2,
  /** Is a parameter of the user stub, or of the server function. */
  userArg: 4,
  serverArg: 8,
  /** The value travels in the request: in its body, put in by the caller, taken out by the server. */
  send: 16,
  sendBody: 32,
  sendSnd: 64,
  sendRcv: 128,
  /** The same for the reply. */
  return: 256,
  returnBody: 512,
  returnSnd: 1024,
  returnRcv: 2048,
  /** The value comes from the trailer. */
  userImplicit: 4096,
  serverImplicit: 8192,
} as const;

const args = bit.userArg | bit.serverArg;
const sends = bit.send | bit.sendBody | bit.sendSnd | bit.sendRcv;
const returns = bit.return | bit.returnBody | bit.returnSnd | bit.returnRcv;
const header = bit.send | bit.sendSnd | bit.sendRcv;
const fromTrailer = bit.serverArg | bit.serverImplicit | bit.send | bit.sendRcv;
const toTrailer = bit.userArg | bit.userImplicit | bit.return | bit.returnRcv;

export interface Kind {
  readonly purpose: Purpose;
  readonly bits: number;
}

/** The kind of a written argument. `msgseqno` comes from the trailer in Apple's messages, from the header in GNU's. */
export const kinds: Readonly<Record<Direction, Kind>> = {
  in: { purpose: 'normal', bits: args | bit.request | sends },
  out: { purpose: 'normal', bits: args | bit.reply | returns },
  inout: { purpose: 'normal', bits: args | bit.request | bit.reply | sends | returns },
  requestport: { purpose: 'request-port', bits: args | header },
  replyport: { purpose: 'reply-port', bits: args | header },
  ureplyport: { purpose: 'reply-port', bits: bit.userArg | header },
  sreplyport: { purpose: 'reply-port', bits: bit.serverArg | header },
  waittime: { purpose: 'wait-time', bits: bit.userArg },
  sendtime: { purpose: 'send-time', bits: bit.userArg },
  msgoption: { purpose: 'msg-option', bits: bit.userArg },
  msgseqno: { purpose: 'msg-seqno', bits: bit.serverArg | bit.send | bit.sendRcv },
  sectoken: { purpose: 'sec-token', bits: fromTrailer | toTrailer },
  serversectoken: { purpose: 'sec-token', bits: fromTrailer },
  usersectoken: { purpose: 'sec-token', bits: toTrailer },
  audittoken: { purpose: 'audit-token', bits: fromTrailer | toTrailer },
  serveraudittoken: { purpose: 'audit-token', bits: fromTrailer },
  useraudittoken: { purpose: 'audit-token', bits: toTrailer },
  servercontexttoken: { purpose: 'context-token', bits: fromTrailer },
  serverimpl: { purpose: 'implicit', bits: fromTrailer },
  userimpl: { purpose: 'implicit', bits: toTrailer },
};
