import type { Dialect } from './dialect.ts';

const sharedKeywords = [
  ...['subsystem', 'kerneluser', 'kernelserver', 'routine', 'simpleroutine', 'skip', 'type'],
  ...['msgoption', 'msgseqno', 'waittime', 'nowaittime', 'error'],
  ...['serverprefix', 'userprefix', 'serverdemux', 'rcsid', 'import', 'uimport', 'simport'],
  ...['in', 'out', 'inout', 'requestport', 'replyport', 'sreplyport', 'ureplyport'],
  ...['array', 'of', 'struct', 'c_string'],
  ...['intran', 'outtran', 'destructor', 'ctype', 'cusertype', 'cservertype'],
] as const;
const appleKeywords = [
  ...['usespecialreplyport', 'consumeonsenderror', 'sendtime', 'nosendtime', 'iimport', 'dimport'],
  ...['serverimpl', 'userimpl', 'sectoken', 'serversectoken', 'usersectoken'],
  ...['audittoken', 'serveraudittoken', 'useraudittoken', 'servercontexttoken'],
] as const;
const appleExactKeywords = [
  ...['PointerTo', 'PointerToIfNot', 'ValueOf', 'UserTypeLimit', 'OnStackLimit'],
] as const;
const gnuKeywords = ['intranpayload'] as const;

/** A keyword in its canonical spelling. */
export type Keyword =
  | (typeof sharedKeywords)[number]
  | (typeof appleKeywords)[number]
  | (typeof appleExactKeywords)[number]
  | (typeof gnuKeywords)[number];

const sharedFlags = ['dealloc', 'notdealloc', 'countinout', 'retcode'] as const;
const appleFlags = ['samecount', 'physicalcopy', 'overwrite', 'auto', 'const'] as const;
const gnuFlags = ['islong', 'isnotlong', 'servercopy'] as const;

/** A flag of an argument (or of GNU's long type form) in its canonical spelling. */
export type FlagWord =
  (typeof sharedFlags)[number] | (typeof appleFlags)[number] | (typeof gnuFlags)[number];

const flagWords: ReadonlySet<string> = new Set([...sharedFlags, ...appleFlags, ...gnuFlags]);

export function isFlagWord(word: string): word is FlagWord {
  return flagWords.has(word);
}

/** What a word means to MIG, where it is no ordinary identifier. */
export type Word =
  | { readonly kind: 'keyword'; readonly word: Keyword }
  | { readonly kind: 'flag'; readonly word: FlagWord }
  /** A symbolic IPC type: `MACH_MSG_TYPE_COPY_SEND`, `polymorphic`. */
  | { readonly kind: 'symbolic'; readonly word: string };

/**
 * The meaning of a word, undefined for an identifier.
 * Keywords and flags match in any case, but for `PointerTo` and its like and the `MACH_MSG_TYPE_*` words, which match exactly.
 * Source: both compilers' `lexxer.l`.
 */
export function wordOf(text: string, dialect: Dialect): Word | undefined {
  const { exact, folded, longest } = vocabularies[dialect];
  return exact.get(text) ?? (text.length > longest ? undefined : folded.get(text.toLowerCase()));
}

/** Every word that a dialect reserves, by what it is: for completion and colouring. */
export function reservedWords(dialect: Dialect): readonly Word[] {
  const { exact, folded } = vocabularies[dialect];
  return [...new Set([...exact.values(), ...folded.values()])];
}

const codes = {
  shared: [
    ...['UNSTRUCTURED', 'BIT', 'BOOLEAN', 'INTEGER_8', 'INTEGER_16', 'INTEGER_32', 'INTEGER_64'],
    ...['CHAR', 'BYTE', 'PORT_NAME', 'POLYMORPHIC'],
    ...['MOVE_RECEIVE', 'MOVE_SEND', 'MOVE_SEND_ONCE', 'COPY_SEND', 'MAKE_SEND', 'MAKE_SEND_ONCE'],
    ...['PORT_RECEIVE', 'PORT_SEND', 'PORT_SEND_ONCE'],
  ],
  apple: ['REAL_32', 'REAL_64'],
  gnu: ['REAL', 'STRING', 'STRING_C'],
};

interface Vocabulary {
  /** Words by their one spelling, and the lower-case spelling of the others. */
  readonly exact: ReadonlyMap<string, Word>;
  /** Words that match in any case, by their lower-case spelling. */
  readonly folded: ReadonlyMap<string, Word>;
  /** The length of the longest of these. */
  readonly longest: number;
}

const vocabularies: Readonly<Record<Dialect, Vocabulary>> = {
  apple: vocabulary(
    [...sharedKeywords, ...appleKeywords],
    appleExactKeywords,
    [...sharedFlags, ...appleFlags],
    [...codes.shared, ...codes.apple],
  ),
  gnu: vocabulary(
    [...sharedKeywords, ...gnuKeywords],
    [],
    [...sharedFlags, ...gnuFlags],
    [...codes.shared, ...codes.gnu],
  ),
};

function vocabulary(
  keywords: readonly Keyword[],
  exactKeywords: readonly Keyword[],
  flags: readonly FlagWord[],
  symbolic: readonly string[],
): Vocabulary {
  const folded = new Map<string, Word>([
    ['polymorphic', { kind: 'symbolic', word: 'polymorphic' }],
  ]);
  for (const word of keywords) folded.set(word, { kind: 'keyword', word });
  for (const word of flags) folded.set(word, { kind: 'flag', word });
  const exact = new Map<string, Word>(folded);
  for (const word of exactKeywords) exact.set(word, { kind: 'keyword', word });
  for (const code of symbolic) {
    const word = `MACH_MSG_TYPE_${code}`;
    exact.set(word, { kind: 'symbolic', word });
  }
  const longest = Math.max(...Array.from(folded.keys(), ({ length }) => length));
  return { exact, folded, longest };
}
