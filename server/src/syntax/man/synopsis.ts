import { declarationTokens, type DeclarationToken } from './declaration-tokens.ts';
import type { FlatPage } from './flatten.ts';
import { collapse, isSpace, trimmed, type Range } from './flat-text.ts';
import type {
  DefineDeclaration,
  Prototype,
  PrototypeParam,
  StructDeclaration,
  StructMember,
  TypedefDeclaration,
  Written,
} from './man-page.ts';

export interface Synopsis {
  readonly includes: readonly Written[];
  readonly prototypes: readonly Prototype[];
  readonly structs: readonly StructDeclaration[];
  readonly typedefs: readonly TypedefDeclaration[];
  readonly defines: readonly DefineDeclaration[];
}

export const emptySynopsis: Synopsis = {
  includes: [],
  prototypes: [],
  structs: [],
  typedefs: [],
  defines: [],
};

/**
 * Reads the C declarations of a SYNOPSIS section. Statements end at `;`, at the border of a block, at a label's `:`
 * (`Macro Forms:`) and behind a prototype whose `;` lacks. Types and names stay as the page has them.
 */
export function readSynopsis(page: FlatPage, section: Range): Synopsis {
  const found = {
    includes: [] as Written[],
    prototypes: [] as Prototype[],
    structs: [] as StructDeclaration[],
    typedefs: [] as TypedefDeclaration[],
    defines: [] as DefineDeclaration[],
  };
  const tokens = declarationTokens(page, section);
  let statement: DeclarationToken[] = [];
  let label: Written | undefined;
  let at = 0;
  const next = (): DeclarationToken | undefined => tokens[at];

  while (at < tokens.length) {
    const token = tokens[at++];
    if (token === undefined) break;
    const isTypedef = statement[0]?.text === 'typedef';
    if (token.kind === 'include') {
      found.includes.push(page.written(token.start, token.end));
      statement = [];
    } else if (token.kind === 'define') {
      const define = readDefine(page, token);
      if (define !== undefined) found.defines.push(define);
      statement = [];
    } else if (token.text === '(' && !isTypedef && endsWithName(statement)) {
      const end = closing(tokens, at, '(', ')');
      const inside = tokens.slice(at, end);
      at = end + 1;
      const semicolon = next()?.text === ';' ? tokens[at++] : undefined;
      const parenthesis = tokens[end]?.text === ')' ? tokens[end] : undefined;
      const last = semicolon ?? parenthesis ?? inside.at(-1) ?? token;
      const prototype = readPrototype(page, statement, inside, last);
      const isClosed = parenthesis !== undefined;
      const hasSemicolon = semicolon !== undefined;
      found.prototypes.push({ ...prototype, label, isClosed, hasSemicolon });
      statement = [];
    } else if (token.text === '{') {
      const end = closing(tokens, at, '{', '}');
      const inside = tokens.slice(at, end);
      at = end + 1;
      const trailer: DeclarationToken[] = [];
      while (next()?.kind === 'name') trailer.push(...tokens.slice(at, ++at));
      const semicolon = next()?.text === ';' ? tokens[at++] : undefined;
      const last = semicolon ?? trailer.at(-1) ?? tokens[end] ?? inside.at(-1) ?? token;
      const struct = readStruct(page, statement, inside, trailer.at(-1), last);
      if (struct !== undefined) found.structs.push(struct);
      statement = [];
    } else if (token.text === ';') {
      if (isTypedef) {
        const typedef = readTypedef(page, statement);
        if (typedef !== undefined) found.typedefs.push(typedef);
      }
      statement = [];
    } else if (token.kind === 'label') {
      label = page.written(token.start, token.end);
      statement = [];
    } else if (token.text === ':') {
      const [first] = statement;
      if (first !== undefined) label = page.written(first.start, token.start);
      statement = [];
    } else if (token.kind === 'border') {
      statement = [];
    } else {
      statement.push(token);
    }
  }
  return found;
}

/** `RET NAME`, ready for its parenthesis. */
function endsWithName(statement: readonly DeclarationToken[]): boolean {
  const name = statement.at(-1);
  return name?.kind === 'name' && !notFunctions.has(name.text);
}

const notFunctions = new Set([
  'if',
  'while',
  'for',
  'switch',
  'return',
  'sizeof',
  'do',
  'else',
  'struct',
  'union',
]);

/** The index of the token that closes a bracket whose inside begins at `from`; a border or the end closes it too. */
function closing(
  tokens: readonly DeclarationToken[],
  from: number,
  open: string,
  close: string,
): number {
  let depth = 1;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind === 'border' && open === '(') return at;
    if (token?.text === open) depth++;
    else if (token?.text === close && --depth === 0) return at;
  }
  return tokens.length;
}

function readDefine(page: FlatPage, token: DeclarationToken): DefineDeclaration | undefined {
  const [, gap = '', name = '', parameters = '', value = ''] =
    /^(\s*)([A-Za-z_]\w*)(\([^)]*\))?(.*)/s.exec(page.text.slice(token.start, token.end)) ?? [];
  if (name === '') return undefined;
  const start = token.start + gap.length;
  return {
    name: page.written(start, start + name.length),
    value: collapse(`${parameters} ${value.replace(/\\\s/g, ' ')}`),
  };
}

function readPrototype(
  page: FlatPage,
  statement: readonly DeclarationToken[],
  inside: readonly DeclarationToken[],
  last: DeclarationToken,
): Omit<Prototype, 'label' | 'isClosed' | 'hasSemicolon'> {
  const name = statement.at(-1) ?? last;
  const type = statement.slice(0, -1).filter((token) => token.text !== 'extern');
  const first = type[0] ?? name;
  return {
    name: page.written(name.start, name.end),
    returnType: typeBefore(page, first.start, name.start),
    params: readParams(page, inside),
    span: page.fileSpan(page.sourceStart(first.start), page.sourceEnd(last.end - 1)),
  };
}

function readParams(
  page: FlatPage,
  inside: readonly DeclarationToken[],
): readonly PrototypeParam[] {
  const params: PrototypeParam[] = [];
  for (const tokens of splitAt(inside, ',')) {
    const [first] = tokens;
    const last = tokens.at(-1);
    if (first === undefined || last === undefined) continue;
    const declared = readDeclarator(page, tokens);
    if (declared === undefined) continue;
    const isVoid = declared.name.text === 'void' && tokens.length === 1 && !declared.marked;
    if (isVoid) continue;
    const { name, ctype, marked } = declared;
    const whole = trimmed(page.text, first.start, last.end);
    const span = page.fileSpan(page.sourceStart(whole.start), page.sourceEnd(whole.end - 1));
    params.push({ name, ctype, marked, span });
  }
  return params;
}

/** Splits at a separator outside any bracket. */
function splitAt(
  tokens: readonly DeclarationToken[],
  separator: string,
): readonly (readonly DeclarationToken[])[] {
  const parts: DeclarationToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.text === '(' || token.text === '[' || token.text === '{') depth++;
    if (token.text === ')' || token.text === ']' || token.text === '}') depth--;
    if (token.text === separator && depth <= 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

interface Declarator {
  readonly name: Written;
  readonly ctype: Written;
  readonly marked: boolean;
  /** The number in `[3]`. */
  readonly array: number | undefined;
}

/** `T name`: the name is what is marked as a variable, else the last name; a star of either side goes to the type's end. */
function readDeclarator(
  page: FlatPage,
  tokens: readonly DeclarationToken[],
): Declarator | undefined {
  const [first] = tokens;
  if (first === undefined) return undefined;
  const bracket = tokens.findIndex((token) => token.text === '[');
  const head = bracket < 0 ? tokens : tokens.slice(0, bracket);
  const marked = head.filter((token) => token.marked && token.text !== '*');
  const [firstMarked] = marked;
  const lastMarked = marked.at(-1);
  const lastName = head.findLast((token) => token.kind === 'name' || token.text === '...');
  const start = firstMarked?.start ?? lastName?.start;
  const end = lastMarked?.end ?? lastName?.end;
  if (start === undefined || end === undefined) return undefined;
  const isArray = tokens[bracket + 2]?.text === ']';
  const length = isArray ? tokens[bracket + 1]?.text : undefined;
  return {
    name: page.written(start, end),
    ctype: typeBefore(page, first.start, start),
    marked: firstMarked !== undefined,
    array: length !== undefined && /^\d+$/.test(length) ? Number(length) : undefined,
  };
}

/** The type before a name: parentheses dropped, stars moved to the end. */
function typeBefore(page: FlatPage, start: number, end: number): Written {
  let from = start;
  while (from < end && (page.text[from] === '(' || isSpace(page.text.charCodeAt(from)))) from++;
  const { text, span } = page.written(from, end);
  if (!/[()*]/.test(text)) return { text, span };
  const base = collapse(text.replace(/[()*]/g, ' '));
  const stars = text.replace(/[^*]/g, '');
  return { text: stars === '' ? base : `${base} ${stars}`.trim(), span };
}

function readTypedef(
  page: FlatPage,
  statement: readonly DeclarationToken[],
): TypedefDeclaration | undefined {
  const declared = readDeclarator(page, statement.slice(1));
  return declared === undefined ? undefined : { name: declared.name, ctype: declared.ctype };
}

function readStruct(
  page: FlatPage,
  statement: readonly DeclarationToken[],
  inside: readonly DeclarationToken[],
  trailer: DeclarationToken | undefined,
  last: DeclarationToken,
): StructDeclaration | undefined {
  const keyword = statement.findIndex(({ text }) => text === 'struct' || text === 'union');
  const [first] = statement;
  if (keyword < 0 || first === undefined) return undefined;
  const tag = statement[keyword + 1];
  const members = splitAt(inside, ';').flatMap((tokens) => readMembers(page, tokens));
  const isTypedef = first.text === 'typedef';
  return {
    kind: statement[keyword]?.text === 'union' ? 'union' : 'struct',
    tag: tag && page.written(tag.start, tag.end),
    typedef:
      isTypedef && trailer !== undefined ? page.written(trailer.start, trailer.end) : undefined,
    members,
    span: page.fileSpan(page.sourceStart(first.start), page.sourceEnd(last.end - 1)),
  };
}

/** `T a, b[3];` or `T flag : 8;`. Of a struct inside a struct the declared name is a member, its own members are not. */
function readMembers(page: FlatPage, tokens: readonly DeclarationToken[]): readonly StructMember[] {
  const body = tokens.findIndex((token) => token.text === '{');
  const bodyEnd = tokens.findLastIndex((token) => token.text === '}');
  const flat =
    body < 0 || bodyEnd < body ? tokens : [...tokens.slice(0, body), ...tokens.slice(bodyEnd + 1)];
  const members: StructMember[] = [];
  for (const part of splitAt(flat, ',')) {
    const colon = part.findIndex((token) => token.text === ':');
    const declared = readDeclarator(page, colon < 0 ? part : part.slice(0, colon));
    if (declared === undefined) continue;
    const { name, ctype, array } = declared;
    const width = colon < 0 ? undefined : part[colon + 1]?.text;
    const bits = width !== undefined && /^\d+$/.test(width) ? Number(width) : undefined;
    members.push({ name, ctype: members[0]?.ctype ?? ctype, bits, array });
  }
  return members;
}
