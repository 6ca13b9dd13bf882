import type { Dialect } from '../model/dialect.ts';
import type { MachType } from '../model/mach-type.ts';
import type { FlagWord } from '../syntax/defs/keywords.ts';
import type { ArgumentSoFar } from './completion-context.ts';

/** Whether a type may stand under constructors, innermost last. Source: `itArrayDecl` and its
 * siblings in both compilers' `type.c`. */
export function isLegalElement(
  type: MachType,
  constructors: readonly string[],
  dialect: Dialect,
): boolean {
  return isLegalShape(shapeOf(type), constructors, dialect);
}

/** The same for a type of some shape. */
export function isLegalShape(
  shape: Shape,
  constructors: readonly string[],
  dialect: Dialect,
): boolean {
  const whole = constructors.reduceRight<Shape | undefined>(
    (inner, constructor) => inner && applied(constructor, inner, dialect),
    shape,
  );
  return whole !== undefined;
}

/** As much of a type as decides what may be built of it. */
export type Shape = 'plain' | 'bounded' | 'unbounded' | 'out-of-line' | 'out-of-line-many';

function shapeOf(type: MachType): Shape {
  if (type.shape === 'variable-string' || type.shape === 'bounded-array') return 'bounded';
  if (type.unbounded) return 'unbounded';
  if (type.inline) return 'plain';
  return type.shape === 'pointer' || type.shape === 'alias' ? 'out-of-line' : 'out-of-line-many';
}

/** The shape that a constructor makes; undefined where the compiler refuses it. */
function applied(constructor: string, shape: Shape, dialect: Dialect): Shape | undefined {
  const isGnu = dialect === 'gnu';
  switch (constructor) {
    case '^':
      if (shape === 'plain' || shape === 'unbounded') return 'out-of-line';
      return shape === 'bounded' && !isGnu ? 'out-of-line' : undefined;
    case '[]':
      return shape === 'plain' ? 'unbounded' : undefined;
    case '[*:n]':
      if (shape === 'plain') return 'bounded';
      return isOutOfLine(shape) && !isGnu ? 'out-of-line-many' : undefined;
    case '[n]':
      if (shape === 'plain') return 'plain';
      return isOutOfLine(shape) && !isGnu ? 'out-of-line-many' : undefined;
    case 'struct':
      return shape === 'plain' ? 'plain' : undefined;
    default:
      return shape;
  }
}

/** An array of out-of-line data is full: nothing more can be made of it. */
function isOutOfLine(shape: Shape): boolean {
  return shape === 'out-of-line' || shape === 'unbounded';
}

/** Whether an argument of a direction may have the type. Source: `rtCheckRoutine` and the argument checks in both
 * compilers' `routine.c`. */
export function isLegalFor(
  type: MachType,
  direction: string | undefined,
  dialect: Dialect,
): boolean {
  switch (direction) {
    case 'requestport':
    case 'replyport':
    case 'sreplyport':
    case 'ureplyport':
      return type.port && type.number === 1 && type.inline && !type.variable;
    case 'waittime':
    case 'sendtime':
    case 'msgoption':
      return isWord(type);
    case 'msgseqno':
      return dialect === 'apple' || isWord(type);
    case 'inout':
      return !(type.variable && type.inline) || (type.unbounded && dialect === 'apple');
    default:
      return true;
  }
}

/** An integer in 32 bits by itself. */
function isWord({ size, number, inline, port, variable }: MachType): boolean {
  return size === 32 && number === 1 && inline && !port && !variable;
}

/**
 * The flags that do something on an argument. Source: both compilers' `routine.c`; a flag that the compiler drops
 * or that changes nothing is left out.
 */
export function legalFlags(
  { direction, typeName, flags, before, simpleRoutine }: ArgumentSoFar,
  dialect: Dialect,
  typeNamed: (name: string) => MachType | undefined,
): readonly FlagWord[] {
  const type = typeName === undefined ? undefined : typeNamed(typeName);
  const previous = before?.typeName === undefined ? undefined : typeNamed(before.typeName);
  const comesBack = direction === 'out' || direction === 'inout';
  const goes = direction !== 'out';
  const unknown = type === undefined;
  const isOutOfLine = unknown || !type.inline;
  const isMemory = isOutOfLine || type.unbounded;
  const isInlineArray = unknown || (type.variable && type.inline && !type.string);
  const useful: Readonly<Record<FlagWord, boolean>> = {
    dealloc: isMemory,
    notdealloc: !unknown && type.dealloc !== 'no',
    countinout: comesBack && isInlineArray,
    retcode: dialect === 'apple' && simpleRoutine && (unknown || isWord(type)),
    samecount:
      dialect === 'apple' &&
      (unknown || type.variable) &&
      before !== undefined &&
      (previous === undefined || previous.variable) &&
      before.direction === direction,
    physicalcopy: dialect === 'apple' && isOutOfLine && (unknown || !type.port),
    overwrite: dialect === 'apple' && direction === 'out' && isOutOfLine,
    auto: dialect === 'apple' && goes && isOutOfLine && (unknown || !type.port),
    const: dialect === 'apple' && (unknown || type.string || (type.variable && type.inline)),
    islong: dialect === 'gnu' && !unknown && !type.longForm,
    isnotlong: dialect === 'gnu' && !unknown && type.longForm,
    servercopy: dialect === 'gnu' && goes && (unknown || type.unbounded),
  };
  const known = flagsOf[dialect];
  return known.filter((flag) => useful[flag] && !flags.includes(flag));
}

const shared = ['dealloc', 'notdealloc', 'countinout'] as const;
const flagsOf: Readonly<Record<Dialect, readonly FlagWord[]>> = {
  apple: [...shared, 'samecount', 'retcode', 'physicalcopy', 'overwrite', 'auto', 'const'],
  gnu: [...shared, 'islong', 'isnotlong', 'servercopy'],
};
