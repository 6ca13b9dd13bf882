/** A name in a C file: where a function of that name begins, or where it is called. */
export interface CMention {
  readonly name: string;
  readonly role: 'definition' | 'call';
  readonly start: number;
  readonly end: number;
  /** The function that calls; undefined for a definition, and outside every function. */
  readonly caller: CName | undefined;
}

export interface CName {
  /** As a reader knows it: `T_DECL(vm_allocate_test)` for a function that such a macro makes. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Where C code defines or calls functions of these names. It looks at words, parentheses and braces, and expands no
 * macro: good enough to find the server function of a routine and the callers of its stub, no analysis of C.
 */
export function cMentions(text: string, wanted: ReadonlySet<string>): readonly CMention[] {
  const mentions: CMention[] = [];
  let braces = 0;
  let parentheses = 0;
  /** The word before the outermost open parenthesis: outside of functions it may be one's name. */
  let candidate: CName | undefined;
  let current: CName | undefined;
  let word: CName | undefined;
  let hasParameters = false;

  for (const token of tokensOf(text)) {
    if (token.kind === 'word') {
      word = token;
      continue;
    }
    const before = word;
    word = undefined;
    switch (token.name) {
      case '(':
        if (
          parentheses === 0 &&
          braces === 0 &&
          before !== undefined &&
          !notFunctions.has(before.name)
        ) {
          // The last word with parentheses before a brace: attributes come before the name or behind the parameters.
          if (candidate === undefined || !hasParameters) candidate = before;
          hasParameters = true;
        }
        if (braces > 0 && before !== undefined && wanted.has(before.name)) {
          mentions.push({ ...before, role: 'call', caller: current });
        }
        parentheses += 1;
        break;
      case ')':
        parentheses = Math.max(0, parentheses - 1);
        break;
      case '{':
        if (braces === 0 && candidate !== undefined) {
          current = madeByMacro(text, candidate);
          if (wanted.has(candidate.name)) {
            mentions.push({ ...candidate, role: 'definition', caller: undefined });
          }
        }
        braces += 1;
        parentheses = 0;
        break;
      case '}':
        braces = Math.max(0, braces - 1);
        if (braces > 0) break;
        parentheses = 0;
        current = undefined;
        candidate = undefined;
        hasParameters = false;
        break;
      case ';':
      case '=':
        if (braces > 0 || parentheses > 0) break;
        candidate = undefined;
        hasParameters = false;
        break;
      default:
    }
  }
  return mentions;
}

/** A macro that makes functions (`T_DECL(name, …) {`) is told with the name that it is given. */
function madeByMacro(text: string, macro: CName): CName {
  if (!/^[A-Z][A-Z0-9_]*$/.test(macro.name)) return macro;
  const given = /^\s*\(\s*([A-Za-z_]\w*)\s*[,)]/.exec(text.slice(macro.end, macro.end + 200));
  return given === null ? macro : { ...macro, name: `${macro.name}(${given[1] ?? ''})` };
}

const notFunctions: ReadonlySet<string> = new Set([
  ...['__attribute__', '__declspec', '__asm', '__asm__', 'asm', '_Static_assert', 'static_assert'],
  ...['if', 'while', 'for', 'switch', 'return', 'sizeof', 'typeof', '__typeof__', '_Alignas'],
]);

type Token = CName & { readonly kind: 'word' | 'mark' };

/** Words and the marks that matter; comments, literals and preprocessor lines are left out. */
function* tokensOf(text: string): Generator<Token> {
  const pattern =
    /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n\r]*|"(?:[^"\\\n\r]|\\[\s\S])*"?|'(?:[^'\\\n\r]|\\[\s\S])*'?|(?<=^|[\n\r])[ \t]*#(?:[^\n\r\\]|\\(?:\r\n|[\s\S]))*|([A-Za-z_]\w*)|([(){};=])/g;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole, word, mark] = match;
    if (word === undefined && mark === undefined) continue;
    const kind = word === undefined ? 'mark' : 'word';
    yield { kind, name: whole, start: match.index, end: match.index + whole.length };
  }
}
