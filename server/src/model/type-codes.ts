import type { Dialect } from './dialect.ts';

/** The code of a type that is told at run time. */
export const polymorphic = -1;
export const portName = 15;
export const moveReceive = 16;
/** `MACH_MSG_TYPE_MOVE_SEND_ONCE`, and what its receiver gets. */
export const sendOnce = 18;
export const makeSendOnce = 21;
/** `MACH_MSG_TYPE_STRING_C`, which `c_string` makes. */
export const stringCode = 12;
export const charCode = 8;
export const byteCode = 9;
export const integer32 = 2;

/** What a `MACH_MSG_TYPE_*` word stands for. */
export interface TypeCode {
  readonly sent: number;
  readonly received: number;
  readonly sentWord: string;
  readonly receivedWord: string;
  /** Bits; 0 where the word has no size of its own. A port's depends on the side. */
  readonly size: number | 'port';
}

/**
 * The meaning of a symbolic IPC type in a dialect, undefined for a word that the dialect does not know.
 * Source: both compilers' `lexxer.l`, and the values of their `mach/message.h`.
 */
export function typeCode(word: string, dialect: Dialect): TypeCode | undefined {
  return codes[dialect].get(word);
}

/** Whether a code transfers a right: `MACH_MSG_TYPE_PORT_ANY`. */
export function isRight(code: number): boolean {
  return code >= moveReceive && code <= makeSendOnce;
}

const prefix = 'MACH_MSG_TYPE_';

const scalars: Readonly<Record<Dialect, Readonly<Record<string, readonly [number, number]>>>> = {
  apple: {
    UNSTRUCTURED: [0, 0],
    BIT: [0, 1],
    BOOLEAN: [0, 32],
    INTEGER_8: [9, 8],
    INTEGER_16: [1, 16],
    INTEGER_32: [2, 32],
    INTEGER_64: [3, 64],
    REAL_32: [10, 32],
    REAL_64: [11, 64],
    CHAR: [8, 8],
    BYTE: [9, 8],
    PORT_NAME: [15, 32],
  },
  gnu: {
    UNSTRUCTURED: [0, 0],
    BIT: [0, 1],
    BOOLEAN: [0, 32],
    INTEGER_8: [9, 8],
    INTEGER_16: [1, 16],
    INTEGER_32: [2, 32],
    INTEGER_64: [11, 64],
    CHAR: [8, 8],
    BYTE: [9, 8],
    REAL: [10, 0],
    STRING: [12, 0],
    STRING_C: [12, 0],
    PORT_NAME: [15, 32],
  },
};

/** Rights with the code of the sender and the word of what the receiver gets. */
const rights: Readonly<Record<string, readonly [number, string]>> = {
  MOVE_RECEIVE: [16, 'PORT_RECEIVE'],
  MOVE_SEND: [17, 'PORT_SEND'],
  MOVE_SEND_ONCE: [18, 'PORT_SEND_ONCE'],
  COPY_SEND: [19, 'PORT_SEND'],
  MAKE_SEND: [20, 'PORT_SEND'],
  MAKE_SEND_ONCE: [21, 'PORT_SEND_ONCE'],
  PORT_RECEIVE: [polymorphic, 'PORT_RECEIVE'],
  PORT_SEND: [polymorphic, 'PORT_SEND'],
  PORT_SEND_ONCE: [polymorphic, 'PORT_SEND_ONCE'],
};

/** What is received: the codes of `PORT_RECEIVE` and its like are those of the moves. */
const receivedCodes: Readonly<Record<string, number>> = {
  PORT_RECEIVE: 16,
  PORT_SEND: 17,
  PORT_SEND_ONCE: 18,
};

const codes: Readonly<Record<Dialect, ReadonlyMap<string, TypeCode>>> = {
  apple: codesOf('apple'),
  gnu: codesOf('gnu'),
};

function codesOf(dialect: Dialect): ReadonlyMap<string, TypeCode> {
  const known = new Map<string, TypeCode>();
  const addUniform = (word: string, code: number, size: TypeCode['size']): void => {
    known.set(word, { sent: code, received: code, sentWord: word, receivedWord: word, size });
  };
  for (const [word, [code, size]] of Object.entries(scalars[dialect])) {
    addUniform(prefix + word, code, size);
  }
  for (const [word, [sent, received]] of Object.entries(rights)) {
    known.set(prefix + word, {
      sent,
      received: receivedCodes[received] ?? polymorphic,
      sentWord: prefix + (sent === polymorphic ? 'POLYMORPHIC' : word),
      receivedWord: prefix + received,
      size: 'port',
    });
  }
  // GNU's MIG gives the word no size, but the keyword one: `lexxer.l`.
  addUniform(`${prefix}POLYMORPHIC`, polymorphic, dialect === 'apple' ? 'port' : 0);
  const word = `${prefix}POLYMORPHIC`;
  const any = { sent: polymorphic, received: polymorphic, sentWord: word, receivedWord: word };
  known.set('polymorphic', { ...any, size: 'port' });
  return known;
}
