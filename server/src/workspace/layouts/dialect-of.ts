import type { Dialect } from '../../model/dialect.ts';
import { lexFile } from '../../syntax/cpp/lexer.ts';
import type { Token } from '../../syntax/cpp/token.ts';
import { memo } from '../../text/memo.ts';
import type { SourceFile } from '../../text/source-file.ts';

/**
 * Whose MIG an interface is written for, by words and forms that only one of the compilers knows; undefined where
 * nothing tells. Source: the grammars of Apple's and GNU's migcom (`parser.y`, `lexxer.l`).
 */
export const dialectOf: (file: SourceFile) => { readonly dialect: Dialect | undefined } = memo(
  (file) => {
    const { tokens, directives, comments } = lexFile(file);
    const evidence = { apple: 0, gnu: 0 };
    for (const [index, token] of tokens.entries()) {
      const found = dialectAt(tokens, index, token);
      if (found !== undefined) evidence[found]++;
    }
    for (const { name, tokens: operands } of directives) {
      for (const { text } of operands) {
        const found = name === 'include' ? dialectOfHeader(text) : macros.get(text);
        if (found !== undefined) evidence[found]++;
      }
    }
    if (evidence.apple !== evidence.gnu) {
      return { dialect: evidence.apple > evidence.gnu ? 'apple' : 'gnu' };
    }
    // GNU's `mig` refuses `//` (it preprocesses with `-ansi`).
    const hasLineComment = comments.some(({ kind }) => kind === 'line');
    return { dialect: hasLineComment ? 'apple' : undefined };
  },
);

type Place = 'statement' | 'direction' | 'flag' | 'clause' | 'type';

/** Words of one dialect with the place in which they are keywords; elsewhere they are names. */
const keywords: ReadonlyMap<string, readonly [Dialect, Place]> = new Map<
  string,
  readonly [Dialect, Place]
>([
  ['iimport', ['apple', 'statement']],
  ['dimport', ['apple', 'statement']],
  ['nosendtime', ['apple', 'statement']],
  ['consumeonsenderror', ['apple', 'statement']],
  ['usespecialreplyport', ['apple', 'statement']],
  ['usertypelimit', ['apple', 'statement']],
  ['onstacklimit', ['apple', 'statement']],
  ['sendtime', ['apple', 'direction']],
  ['sectoken', ['apple', 'direction']],
  ['serversectoken', ['apple', 'direction']],
  ['usersectoken', ['apple', 'direction']],
  ['audittoken', ['apple', 'direction']],
  ['serveraudittoken', ['apple', 'direction']],
  ['useraudittoken', ['apple', 'direction']],
  ['servercontexttoken', ['apple', 'direction']],
  ['serverimpl', ['apple', 'direction']],
  ['userimpl', ['apple', 'direction']],
  ['samecount', ['apple', 'flag']],
  ['physicalcopy', ['apple', 'flag']],
  ['overwrite', ['apple', 'flag']],
  ['auto', ['apple', 'flag']],
  ['const', ['apple', 'flag']],
  ['pointerto', ['apple', 'type']],
  ['pointertoifnot', ['apple', 'type']],
  ['valueof', ['apple', 'type']],
  ['islong', ['gnu', 'flag']],
  ['isnotlong', ['gnu', 'flag']],
  ['servercopy', ['gnu', 'flag']],
  ['intranpayload', ['gnu', 'clause']],
]);

/** Symbolic type words of one dialect. */
const typeWords: ReadonlyMap<string, Dialect> = new Map<string, Dialect>([
  ['MACH_MSG_TYPE_REAL_32', 'apple'],
  ['MACH_MSG_TYPE_REAL_64', 'apple'],
  ['MACH_MSG_TYPE_REAL', 'gnu'],
  ['MACH_MSG_TYPE_STRING', 'gnu'],
  ['MACH_MSG_TYPE_STRING_C', 'gnu'],
]);

/** Macros that the interfaces of one system test. */
const macros: ReadonlyMap<string, Dialect> = new Map<string, Dialect>([
  ['__APPLE__', 'apple'],
  ['__MACH30__', 'apple'],
  ['__LP64__', 'apple'],
  ['__ILP32__', 'apple'],
  ['LIBSYSCALL_INTERFACE', 'apple'],
  ['KOBJECT_SERVER', 'apple'],
  ['XNU_KERNEL_PRIVATE', 'apple'],
  ['MACH_PAYLOAD_TO_PORT', 'gnu'],
  ['HURD_DEFAULT_PAYLOAD_TO_PORT', 'gnu'],
  ['SERVERPREFIX', 'gnu'],
  ['USERPREFIX', 'gnu'],
]);

function dialectOfHeader(header: string): Dialect | undefined {
  if (/^.hurd\/|^.mach\/(?:gnumach|mach4|experimental)\.defs/.test(header)) return 'gnu';
  return /^.(?:mach\/(?:mach_vm|mach_voucher|clock_types)|System\/)/.test(header)
    ? 'apple'
    : undefined;
}

function dialectAt(tokens: readonly Token[], index: number, token: Token): Dialect | undefined {
  const before = tokens[index - 1]?.text;
  const after = tokens[index + 1];
  if (token.kind === 'punctuation') {
    // The long form of a type: `(MACH_MSG_TYPE_CHAR, 8)`.
    const isLongForm =
      token.text === '(' && after?.text.startsWith('MACH_MSG_TYPE_') && before !== 'of';
    return isLongForm === true && tokens[index + 2]?.text === ',' ? 'gnu' : undefined;
  }
  if (token.kind !== 'identifier') return undefined;
  if (token.text.startsWith('MACH_MSG_TYPE_')) return typeWords.get(token.text);

  const word = token.text.toLowerCase();
  const startsStatement = before === undefined || before === ';';
  if (word === 'skip') return startsStatement && after?.kind === 'number' ? 'gnu' : undefined;
  if (word === 'struct') return after?.text === '{' ? 'gnu' : undefined;
  const [dialect, place] = keywords.get(word) ?? [];
  switch (place) {
    case 'statement':
      return startsStatement ? dialect : undefined;
    case 'direction':
      return (startsStatement || before === '(') && after?.kind === 'identifier'
        ? dialect
        : undefined;
    case 'flag':
      return before === ',' ? dialect : undefined;
    case 'clause':
      return after?.text === ':' && before !== '(' && before !== ';' ? dialect : undefined;
    case 'type':
      return after?.text === '(' ? dialect : undefined;
    case undefined:
      return undefined;
  }
}
