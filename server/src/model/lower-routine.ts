import type { ArgumentNode, FlagNode, RoutineNode, Site } from '../syntax/defs/nodes.ts';
import { memo } from '../text/memo.ts';
import type { Name } from '../text/name.ts';
import type { Span } from '../text/span.ts';
import { bit, kinds } from './argument-kind.ts';
import type { Argument, CParameter, Direction, RoutineSlot, RoutineState } from './interface.ts';
import { lowerNamedType, lowerNative } from './lower-type.ts';
import { transferOf } from './port-transfer.ts';
import { parameterOf, prototype } from './prototype.ts';
import type { Reporter } from './reporter.ts';
import { checkAppleRoutine } from './routine-apple.ts';
import { checkGnuRoutine } from './routine-gnu.ts';
import { chain, has, newArgument, type WorkArgument, type WorkRoutine } from './routine-work.ts';
import { newType, type TypeRecord } from './type-record.ts';
import { readFlags, resolveType, type TypeScope } from './type-scope.ts';

/** What a routine's types and prefixes make of it. */
export type RoutineShape = Pick<
  RoutineSlot,
  'userPrototype' | 'serverPrototype' | 'arguments' | 'requestPort' | 'replyPort'
>;

/** What goes before the names of C functions: `userprefix` and `serverprefix`, GNU's `-prefix` before them. */
export interface Prefixes {
  readonly user: string;
  readonly server: string;
}

/** Checks a routine with the state in force where it stands. */
export function lowerRoutine(
  node: RoutineNode,
  name: Name,
  scope: TypeScope,
  state: RoutineState,
  prefixes: Prefixes,
): RoutineShape {
  scope.mentions.push({ kind: 'routine', role: 'definition', key: name.text, span: name.written });
  const written = lowerArguments(node.arguments, name, scope);
  const routine = checked(node, name, written, scope, state);
  const user = prefixes.user + name.text;
  const server = prefixes.server + name.text;
  const ports = withPorts(written, routine, scope);
  return {
    userPrototype: prototype(user, routine.first, 'user', scope.dialect),
    serverPrototype: prototype(server, routine.first, 'server', scope.dialect),
    arguments: ports.arguments,
    requestPort: ports.requestPort,
    replyPort: ports.replyPort,
  };
}

/** A written argument with the one that the checks work on. */
interface Pair {
  readonly node: ArgumentNode;
  readonly name: Name;
  readonly typeName: Name;
  readonly direction: Direction;
  readonly work: WorkArgument;
}

function lowerArguments(
  nodes: readonly ArgumentNode[],
  routine: Name,
  scope: TypeScope,
): readonly Pair[] {
  const pairs: Pair[] = [];
  let hasRequestPort = false;
  let previous: WorkArgument | undefined;
  for (const node of nodes) {
    const { name } = node;
    if (name === undefined) continue;
    const type = lowerArgumentType(node, scope);
    const flags = readFlags(node.flags, scope);
    checkNative(node, type, scope);
    const direction: Direction = node.direction?.word ?? (hasRequestPort ? 'in' : 'requestport');
    hasRequestPort ||= direction === 'requestport';
    const work = newArgument(name.text, 'value', kinds[direction], type, name, undefined);
    work.flags = flags;
    work.writtenFlags = node.flags;
    if (previous !== undefined) previous.next = work;
    previous = work;
    const key = `${routine.text}/${name.text}`;
    scope.mentions.push({ kind: 'argument', role: 'definition', key, span: name.written });
    pairs.push({ node, name, typeName: typeNameOf(node) ?? name, direction, work });
  }
  return pairs;
}

function lowerArgumentType({ type }: ArgumentNode, scope: TypeScope): TypeRecord | undefined {
  switch (type?.kind) {
    case 'reference':
      return resolveType(type.name, type.at, 'arg-type-undefined', scope);
    case 'named': {
      const { name } = type.type;
      scope.mentions.push({ kind: 'type', role: 'definition', key: name.text, span: name.written });
      return lowerNamedType(type.type, scope);
    }
    case 'native':
      return lowerNative(type.type);
    case undefined:
      return undefined;
  }
}

function typeNameOf({ type }: ArgumentNode): Name | undefined {
  switch (type?.kind) {
    case 'reference':
      return type.name;
    case 'named':
      return type.type.name;
    case 'native':
      return type.type.phrase[0];
    case undefined:
      return undefined;
  }
}

/** Apple's native types have directions of their own. Source: the `Argument` rule of `parser.y`. */
function checkNative(
  node: ArgumentNode,
  type: TypeRecord | undefined,
  { reporter }: TypeScope,
): void {
  const { at, direction, name } = node;
  const takesNone = direction?.word === 'serverimpl' || direction?.word === 'userimpl';
  if (type?.native === undefined || at === undefined || name === undefined || takesNone) return;
  const word = direction?.word;
  const report = (rule: string, message: string): void => {
    reporter.report(at, {
      rule,
      severity: 'error',
      message,
      about: direction?.span ?? name.written,
    });
  };
  if (word !== 'in' && word !== 'out' && word !== 'inout') {
    report(
      'native-bad-direction',
      `\`${name.text}\` has a native type, expected \`in\`, \`out\` or \`inout\` before it`,
    );
  }
  if (word === 'in') return;
  if (type.native.kind === 'value') {
    report(
      'valueof-not-in',
      `\`${name.text}\` is passed as a \`ValueOf\`, expected the direction \`in\``,
    );
  }
  if (type.native.kind === 'pointer-if-not') {
    report(
      'pointertoifnot-not-in',
      `\`${name.text}\` is passed as a \`PointerToIfNot\`, expected the direction \`in\``,
    );
  }
}

const silentReporter: Pick<Reporter, 'report'> = { report: () => undefined };

/** The compiler checks a routine when it has read the semicolon; a broken one it never checks. */
export function isWhole({ complete, skipped, semicolon }: RoutineNode): boolean {
  return complete && !skipped && semicolon !== undefined;
}

function checked(
  node: RoutineNode,
  name: Name,
  pairs: readonly Pair[],
  scope: TypeScope,
  state: RoutineState,
): WorkRoutine {
  const at: Site = node.semicolon ?? { ...node.span, call: undefined };
  const routine: WorkRoutine = {
    name,
    simple: node.simple,
    at,
    scope,
    reporter: isWhole(node) ? scope.reporter : silentReporter,
    first: pairs[0]?.work,
    requestPort: undefined,
    userReplyPort: undefined,
    serverReplyPort: undefined,
    waitTime: undefined,
    msgOption: undefined,
    msgSeqno: undefined,
  };
  if (scope.dialect === 'apple') checkAppleRoutine(routine, state);
  else checkGnuRoutine(routine);
  return routine;
}

function withPorts(
  pairs: readonly Pair[],
  routine: WorkRoutine,
  scope: TypeScope,
): Pick<RoutineShape, 'arguments' | 'requestPort' | 'replyPort'> {
  const replyPort = routine.userReplyPort ?? routine.serverReplyPort;
  let requestArgument: Argument | undefined;
  let replyArgument: Argument | undefined;
  const list = pairs.map((pair): Argument => {
    const argument = argumentOf(pair, scope);
    if (pair.work === routine.requestPort) requestArgument = argument;
    if (pair.work === replyPort) replyArgument = argument;
    return argument;
  });
  return { arguments: list, requestPort: requestArgument, replyPort: replyArgument };
}

function argumentOf(pair: Pair, { dialect, kernelServer }: TypeScope): Argument {
  const { node, name, typeName, direction, work } = pair;
  const type = work.type ?? newType('alias');
  const own = [...ownArguments(work)];
  const userParameters = own
    .filter((part) => has(part, bit.userArg))
    .map((part) => parameterOf(part, 'user', dialect));
  const serverParameters = own
    .filter((part) => has(part, bit.serverArg))
    .map((part) => parameterOf(part, 'server', dialect));
  const shared = parameterLists(type);
  const packsReceived = kernelServer && direction === 'out';
  return {
    name,
    direction,
    directionSpan: node.direction?.span,
    type,
    typeName,
    flags: work.flags.size === 0 ? none : [...work.flags],
    writtenFlags: node.flags.length === 0 ? none : node.flags.map(writtenFlag),
    right: transferOf(type, packsReceived),
    userParameters: shared(userParameters),
    serverParameters: shared(serverParameters),
    span: node.span,
  };
}

/** One list for all: most arguments have no flags, and there are many arguments. */
const none: readonly never[] = [];

function writtenFlag({ word, variable, span }: FlagNode): Argument['writtenFlags'][number] {
  return { flag: variable && word === 'dealloc' ? 'dealloc[]' : word, span };
}

/**
 * Makes equal lists of parameters one list. Most arguments are declared alike on both sides and in all targets, and
 * those of one type have few names. Remembered with the type, 200 different ones at most.
 */
const parameterLists = memo((_type: TypeRecord) => {
  const known = new Map<string, readonly CParameter[]>();
  return (list: readonly CParameter[]): readonly CParameter[] => {
    if (list.length === 0) return none;
    const key = list.map(({ name, declaration, role }) => [role, name, declaration].join()).join();
    const same = known.get(key);
    if (same !== undefined) return same;
    if (known.size >= 200) known.clear();
    known.set(key, list);
    return list;
  };
});

/** An argument and the implicit ones behind it. */
function* ownArguments(argument: WorkArgument): Generator<WorkArgument> {
  for (const part of chain(argument)) {
    if (part !== argument && part.parent === undefined) return;
    yield part;
  }
}

/** From the keyword to the closing parenthesis. */
export function declarationOf({ keyword, close, span }: RoutineNode): Span {
  return close !== undefined && close.file === keyword.file && close.end > keyword.start
    ? { file: keyword.file, start: keyword.start, end: close.end }
    : span;
}
