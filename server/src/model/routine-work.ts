import type { FlagNode, Site } from '../syntax/defs/nodes.ts';
import type { Span } from '../text/span.ts';
import type { Name } from '../text/name.ts';
import { bit, type Kind, type Purpose } from './argument-kind.ts';
import type { Judge } from './flag-judge.ts';
import type { ArgumentFlag, CParameter } from './interface.ts';
import type { Reporter } from './reporter.ts';
import { integer32, polymorphic } from './type-codes.ts';
import { newType, type TypeRecord } from './type-record.ts';
import type { TypeScope } from './type-scope.ts';

/**
 * An argument while its routine is checked. As in both compilers the arguments are a chain, into which the implicit
 * ones (counts and the like) are put behind the argument that they belong to.
 */
export interface WorkArgument {
  /** The name in C. */
  readonly name: string;
  /** What Apple's compiler puts behind the name in C, where that breaks the declaration. */
  suffix: string;
  /** The name as written; that of the explicit argument for an implicit one. */
  readonly written: Name;
  readonly role: CParameter['role'];
  purpose: Purpose;
  bits: number;
  /** Undefined where the type is not declared. */
  readonly type: TypeRecord | undefined;
  /** The flags in force, and all of them as written. */
  flags: Set<ArgumentFlag>;
  writtenFlags: readonly FlagNode[];
  next: WorkArgument | undefined;
  /** The argument that an implicit one belongs to. */
  readonly parent: WorkArgument | undefined;
  count: WorkArgument | undefined;
  /** The argument whose count this one shares (Apple). */
  sameCount: WorkArgument | undefined;
  countInOut: boolean;
  dealloc: TypeRecord['dealloc'];
  isReferenceForUser: boolean;
  isReferenceForServer: boolean;
}

export interface WorkRoutine {
  readonly name: Name;
  readonly simple: boolean;
  /** Where the compiler stands when it checks the routine: at its semicolon. */
  readonly at: Site;
  readonly scope: TypeScope;
  readonly reporter: Pick<Reporter, 'report'>;
  readonly first: WorkArgument | undefined;
  requestPort: WorkArgument | undefined;
  /** The port for replies, told apart by side in GNU's MIG. */
  userReplyPort: WorkArgument | undefined;
  serverReplyPort: WorkArgument | undefined;
  waitTime: WorkArgument | undefined;
  msgOption: WorkArgument | undefined;
  msgSeqno: WorkArgument | undefined;
}

export function newArgument(
  name: string,
  role: CParameter['role'],
  kind: Kind,
  type: TypeRecord | undefined,
  written: Name,
  parent: WorkArgument | undefined,
): WorkArgument {
  return {
    name,
    suffix: '',
    written,
    role,
    purpose: kind.purpose,
    bits: kind.bits,
    type,
    flags: new Set(),
    writtenFlags: [],
    next: undefined,
    parent,
    count: undefined,
    sameCount: undefined,
    countInOut: false,
    dealloc: 'no',
    isReferenceForUser: false,
    isReferenceForServer: false,
  };
}

/** Puts an implicit argument behind the one that it belongs to. */
export function insertBehind(
  argument: WorkArgument,
  suffix: string,
  role: CParameter['role'],
  kind: Kind,
  type: TypeRecord,
): WorkArgument {
  const { name, written } = argument;
  const added = newArgument(name + suffix, role, kind, type, written, argument);
  added.next = argument.next;
  argument.next = added;
  return added;
}

export function* chain(first: WorkArgument | undefined): Generator<WorkArgument> {
  for (let argument = first; argument !== undefined; argument = argument.next) yield argument;
}

export function has(argument: WorkArgument, bits: number): boolean {
  return (argument.bits & bits) !== 0;
}

export function hasAll(argument: WorkArgument, bits: number): boolean {
  return (argument.bits & bits) === bits;
}

/** A type of the compiler's own: a count, the kind of a right, a truth value. */
export function internalType(cName: string): TypeRecord {
  const type = newType('basic');
  type.inName = type.outName = integer32;
  type.inWord = type.outWord = 'MACH_MSG_TYPE_INTEGER_32';
  type.size = 32;
  type.typeSize = 4;
  type.userType = type.serverType = type.transType = cName;
  return type;
}

export function isPolymorphic({ inName, outName }: TypeRecord): boolean {
  return inName === polymorphic || outName === polymorphic;
}

/**
 * The argument that says which right travels. A kernel server packs results under the receiver's codes: it tells the
 * kind where that one is open.
 */
export function insertPoly(argument: WorkArgument, type: TypeRecord, kernelServer: boolean): void {
  let whenSent: number = bit.send;
  let whenReturned: number = bit.return;
  if (type.inName === polymorphic) {
    whenSent |= bit.userArg | bit.sendSnd;
    if (!kernelServer) whenReturned |= bit.serverArg | bit.returnSnd;
  }
  if (type.outName === polymorphic) {
    whenSent |= bit.serverArg | bit.sendRcv;
    whenReturned |= bit.userArg | bit.returnRcv;
    if (kernelServer) whenReturned |= bit.serverArg | bit.returnSnd;
  }
  let bits = 0;
  if (has(argument, bit.send)) bits |= argument.bits & whenSent;
  if (has(argument, bit.return)) bits |= argument.bits & whenReturned;
  insertBehind(
    argument,
    'Poly',
    'poly',
    { purpose: 'poly', bits },
    internalType('mach_msg_type_name_t'),
  );
}

/** The C type of a count. */
export const countType = 'mach_msg_type_number_t';

/** How much room the caller has, where the count goes in and comes out. */
export function insertRoom(argument: WorkArgument): void {
  const kind = { purpose: 'count-in-out', bits: bit.request } as const;
  insertBehind(argument, 'Cnt', 'count', kind, internalType(countType));
}

function routineWord({ simple }: WorkRoutine): string {
  return simple ? 'simpleroutine' : 'routine';
}

/** Names an argument to the flag checks of its routine. */
export function judgeOf(argument: WorkArgument, { at, reporter }: WorkRoutine): Judge {
  return { name: argument.written, written: argument.writtenFlags, at, reporter };
}

export function reportOn(
  { at, reporter }: WorkRoutine,
  severity: 'error' | 'warning',
  rule: string,
  about: Span,
  message: string,
): void {
  reporter.report(at, { rule, severity, message, about });
}

/** The arguments that a message has one of at most. */
type Part =
  'requestPort' | 'userReplyPort' | 'serverReplyPort' | 'waitTime' | 'msgOption' | 'msgSeqno';

/** Notes such an argument, with the compilers' warning where there is one already: the later one is used. */
export function keepLast(
  routine: WorkRoutine,
  part: Part,
  argument: WorkArgument,
  rule: string,
  what: string,
): void {
  const old = routine[part];
  routine[part] = argument;
  if (old === undefined) return;
  const message = `\`${old.written.text}\` is ${what} too and is not used, expected one in \`${routine.name.text}\``;
  routine.reporter.report(routine.at, {
    rule,
    severity: 'warning',
    message,
    about: argument.written.written,
    related: [{ span: old.written.written, message: 'the one that is not used' }],
  });
}

/** What both compilers ask of the port that a message goes to: that there is one, and that it is one. */
export function checkRequestPort(routine: WorkRoutine): void {
  if (routine.requestPort === undefined) {
    const message = `${routineWord(routine)} \`${routine.name.text}\` has no request port, expected an argument that is one`;
    reportOn(routine, 'error', 'no-request-port', routine.name.written, message);
  }
  checkHeaderPort(routine, routine.requestPort, 'bad-request-port', 'the request port');
}

/** What both compilers ask of the two ports in a message's header. */
export function checkHeaderPort(
  routine: WorkRoutine,
  argument: WorkArgument | undefined,
  rule: 'bad-request-port' | 'bad-reply-port',
  what: string,
): void {
  const type = argument?.type;
  if (argument === undefined || type === undefined) return;
  const isRightKind =
    type.outName === 17 ||
    type.outName === 18 ||
    type.outName === polymorphic ||
    (rule === 'bad-reply-port' && type.outName === 0);
  const isRight = isRightKind && type.size === routine.scope.portSize;
  if (isRight && isPlain(type)) return;
  const message = `\`${argument.written.text}\` cannot be ${what}, expected a single send or send-once right`;
  reportOn(routine, 'error', rule, argument.written.written, message);
}

/** An array of variable size in the message cannot come back in its own place. */
export function reportVariableInOut(routine: WorkRoutine, { written }: WorkArgument): void {
  const message = `\`${written.text}\` is an array of variable size in the message, expected \`in\` or \`out\``;
  reportOn(routine, 'error', 'inline-var-inout', written.written, message);
}

/** What both compilers ask of a time or an option. */
export function checkInteger(routine: WorkRoutine, argument: WorkArgument | undefined): void {
  const type = argument?.type;
  if (argument === undefined || type === undefined) return;
  const isInteger = type.inName === integer32 && type.outName === integer32 && type.size === 32;
  if (isInteger && isPlain(type)) return;
  const message = `\`${argument.written.text}\` is no plain integer, expected a single MACH_MSG_TYPE_INTEGER_32`;
  reportOn(routine, 'error', 'bad-integer-arg', argument.written.written, message);
}

function isPlain({ number, inline, struct, variable, dealloc }: TypeRecord): boolean {
  return number === 1 && inline && struct && !variable && dealloc === 'no';
}

/** Warns of types that differ on the two sides of the server stub with no function between them. */
export function checkTranslations(routine: WorkRoutine): void {
  for (const argument of chain(routine.first)) {
    const { type, written } = argument;
    if (type === undefined || type.serverType === type.transType) continue;
    const types = `\`${type.serverType}\` and \`${type.transType}\``;
    if (has(argument, bit.sendRcv) && type.intran === undefined) {
      const message = `\`${written.text}\` is assigned between ${types} unchanged, expected an \`intran\` function`;
      reportOn(routine, 'warning', 'missing-intran', written.written, message);
    }
    if (has(argument, bit.returnSnd) && type.outtran === undefined) {
      const message = `\`${written.text}\` is assigned between ${types} unchanged, expected an \`outtran\` function`;
      reportOn(routine, 'warning', 'missing-outtran', written.written, message);
    }
  }
}

/** Refuses values that a routine without a reply would have to send back. */
export function checkOneWay(routine: WorkRoutine): void {
  if (!routine.simple) return;
  for (const argument of chain(routine.first)) {
    if (!has(argument, bit.return)) continue;
    const message = `\`${argument.written.text}\` comes back from \`${routine.name.text}\`, expected no \`out\` in a simpleroutine`;
    reportOn(routine, 'error', 'simpleroutine-out', argument.written.written, message);
    return;
  }
}
