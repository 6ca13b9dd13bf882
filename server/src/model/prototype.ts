import { bit } from './argument-kind.ts';
import type { Dialect } from './dialect.ts';
import type { CParameter } from './interface.ts';
import { chain, has, type WorkArgument } from './routine-work.ts';
import { stringCode } from './type-codes.ts';
import type { TypeRecord } from './type-record.ts';

export type Side = 'user' | 'server';

/** A C function as the compiler declares it, on one line: `kern_return_t f (door_t server)`. */
export function prototype(
  name: string,
  first: WorkArgument | undefined,
  side: Side,
  dialect: Dialect,
): string {
  const parameters: string[] = [];
  for (const argument of chain(first)) {
    if (!isParameter(argument, side)) continue;
    parameters.push(declarationOf(argument, side, dialect));
  }
  return flat('kern_return_t ', name, ' (', parameters.join(', '), ')');
}

/** The type of a parameter: `mach_port_name_t *` of `mach_port_name_t *names`. */
export function ctypeOf({ declaration }: CParameter): string {
  const type = declaration.slice(0, declaration.lastIndexOf(' '));
  return declaration.startsWith('*', type.length + 1) ? `${type} *` : type;
}

/** One argument as a parameter of one side. */
export function parameterOf(argument: WorkArgument, side: Side, dialect: Dialect): CParameter {
  const declaration = declarationOf(argument, side, dialect);
  return { name: argument.name, declaration, role: argument.role };
}

function isParameter(argument: WorkArgument, side: Side): boolean {
  return has(argument, side === 'user' ? bit.userArg : bit.serverArg);
}

/** `WriteUserVarDecl` and `WriteServerVarDecl` of both compilers' `utils.c`. */
function declarationOf(argument: WorkArgument, side: Side, dialect: Dialect): string {
  const { type, name, suffix } = argument;
  // A type that nobody knows is declared by its name, so that the parameter is told.
  const cType = (side === 'user' ? type?.userType : type?.transType) ?? '?';
  const isReference = side === 'user' ? argument.isReferenceForUser : argument.isReferenceForServer;
  const isPointer = type?.native !== undefined && type.native.kind !== 'value';
  const star = isReference || isPointer ? '*' : '';
  const constness = dialect === 'apple' ? appleConst(argument) : gnuConst(argument, cType);
  return flat(constness, cType, ' ', star, name, suffix);
}

/** One string, where `+` would keep all its parts beside it. */
function flat(...parts: readonly string[]): string {
  return parts.join('');
}

function appleConst({ flags, type }: WorkArgument): string {
  const isArray = type !== undefined && type.variable && type.inline && !type.port;
  return flags.has('const') && (isArray || type?.string === true) ? 'const ' : '';
}

/** GNU's stubs only read what is sent; for what is a pointer already the includer has a type with `const_` before it. */
function gnuConst(argument: WorkArgument, cType: string): string {
  const { type } = argument;
  const isOnlySent = has(argument, bit.send) && !has(argument, bit.return);
  if (type === undefined || type.struct || !isOnlySent) return '';
  return isPointerType(type, cType) ? 'const_' : 'const ';
}

function isPointerType({ unbounded, inName }: TypeRecord, cType: string): boolean {
  return unbounded || inName === stringCode || cType === 'string_t';
}
