import type { Token } from '../syntax/cpp/token.ts';
import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { completionContext } from './completion-context.ts';
import { keywordDocs } from './keyword-docs.ts';
import { macroSignature, type Signature } from './macro-signature.ts';
import type { Place } from './place.ts';
import { statementAt } from './statements.ts';

/** The form of what is being typed, and which part of it the cursor is in. */
export interface SignatureHelp extends Signature {
  /** The index of the part; undefined behind the last one. */
  readonly active: number | undefined;
}

/** The form of an argument, of a type's constructor, of a translation clause, of a macro's call. */
export function signatureHelp(snapshot: Snapshot, at: Place): SignatureHelp | undefined {
  const syntax = snapshot.syntax(at.file);
  if (syntax === undefined || snapshot.files.get(at.file)?.kind !== 'defs') return undefined;
  const isOutside = [...syntax.comments, ...syntax.directives].some(
    ({ span }) => span.start < at.offset && at.offset <= span.end,
  );
  if (isOutside) return undefined;
  const before = tokensBefore(syntax, at);
  const open = openBracket(before);
  const word = before[open - 1];
  if (open !== -1 && word !== undefined) {
    const position = commas(before.slice(open + 1));
    const macro =
      before[open]?.text === '(' ? macroSignature(snapshot, at.file, word.text) : undefined;
    if (macro !== undefined) return { ...macro, active: position };
    const form = bracketForms.get(word.text.toLowerCase());
    if (form !== undefined) return signature(form, position);
    const clause = clauseBefore(before.slice(0, open));
    if (clause !== undefined) return signature(clause, clause.parts.length - 1);
  }
  return inStatement(syntax, at, before);
}

/** A form: what is written, what it means, and the words in it that are its parts. */
interface Form {
  readonly label: string;
  readonly parts: readonly string[];
  readonly documentation: string;
}

const argumentForm: Form = {
  label: '[direction] name : type [= spec] [, flag]',
  parts: ['[direction]', 'name', 'type', '[= spec]', '[, flag]'],
  documentation: 'One argument of a routine. Arguments are parted by `;`.',
};

const subsystemForm: Form = {
  label: 'subsystem [KernelServer] [KernelUser] name base',
  parts: ['[KernelServer] [KernelUser]', 'name', 'base'],
  documentation: keywordDocs.subsystem,
};

const bracketForms: ReadonlyMap<string, Form> = new Map([
  [
    'array',
    { label: 'array[*:max] of type', parts: ['*:max', 'type'], documentation: keywordDocs.array },
  ],
  [
    'struct',
    { label: 'struct[n] of type', parts: ['n', 'type'], documentation: keywordDocs.struct },
  ],
  ['c_string', { label: 'c_string[*:max]', parts: ['*:max'], documentation: keywordDocs.c_string }],
  ['pointerto', { label: 'PointerTo(T)', parts: ['T'], documentation: keywordDocs.PointerTo }],
  ['valueof', { label: 'ValueOf(T)', parts: ['T'], documentation: keywordDocs.ValueOf }],
  [
    'pointertoifnot',
    {
      label: 'PointerToIfNot(T, BAD)',
      parts: ['T', 'BAD'],
      documentation: keywordDocs.PointerToIfNot,
    },
  ],
]);

const clauseForms: ReadonlyMap<string, Form> = new Map([
  [
    'intran',
    {
      label: 'intran: TRANS FUNCTION(SERVER)',
      parts: ['TRANS', 'FUNCTION', 'SERVER'],
      documentation: keywordDocs.intran,
    },
  ],
  [
    'outtran',
    {
      label: 'outtran: SERVER FUNCTION(TRANS)',
      parts: ['SERVER', 'FUNCTION', 'TRANS'],
      documentation: keywordDocs.outtran,
    },
  ],
  [
    'destructor',
    {
      label: 'destructor: FUNCTION(TRANS)',
      parts: ['FUNCTION', 'TRANS'],
      documentation: keywordDocs.destructor,
    },
  ],
]);

function inStatement(
  syntax: FileSyntax,
  at: Place,
  before: readonly Token[],
): SignatureHelp | undefined {
  const context = completionContext(syntax, at);
  switch (context?.kind) {
    case 'argument':
      return signature(argumentForm, 0);
    case 'argument-type':
      return signature(argumentForm, 2);
    case 'flag':
      return signature(argumentForm, 4);
    case 'subsystem':
      return signature(subsystemForm, 0);
    default:
  }
  const keyword = before[0]?.text.toLowerCase();
  // Modifiers and name are told apart above: what is left stands behind the name.
  if (keyword === 'subsystem') return signature(subsystemForm, 2);
  const clause = clauseBefore(before);
  if (clause !== undefined) return signature(clause, wordsBehindColon(before));
  const isRoutine = keyword === 'routine' || keyword === 'simpleroutine';
  if (!isRoutine || openBracket(before) === -1) return undefined;
  return signature(argumentForm, context?.kind === 'spec' ? 3 : 1);
}

/** The tokens of the statement that end before the word under the cursor. */
function tokensBefore(syntax: FileSyntax, { offset }: Place): readonly Token[] {
  const statement = statementAt(syntax, offset);
  if (statement === undefined) return [];
  return syntax.tokens
    .slice(statement.first, statement.end)
    .filter(({ end, kind }) => end < offset || (end === offset && kind === 'punctuation'));
}

/** The index of the innermost bracket that is open; -1: none. */
function openBracket(tokens: readonly Token[]): number {
  let depth = 0;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const text = tokens[i]?.text;
    if (text === ')' || text === ']') depth += 1;
    else if ((text === '(' || text === '[') && depth > 0) depth -= 1;
    else if (text === '(' || text === '[') return i;
  }
  return -1;
}

function commas(tokens: readonly Token[]): number {
  let depth = 0;
  let count = 0;
  for (const { text } of tokens) {
    if (text === '(') depth += 1;
    else if (text === ')') depth -= 1;
    else if (text === ',' && depth === 0) count += 1;
  }
  return count;
}

/** The translation clause that the last words belong to. */
function clauseBefore(tokens: readonly Token[]): Form | undefined {
  const colon = tokens.findLastIndex(({ text }) => text === ':');
  const isNear = colon !== -1 && tokens.slice(colon + 1).every(({ kind }) => kind === 'identifier');
  return isNear ? clauseForms.get(tokens[colon - 1]?.text.toLowerCase() ?? '') : undefined;
}

function wordsBehindColon(tokens: readonly Token[]): number {
  return tokens.length - 1 - tokens.findLastIndex(({ text }) => text === ':');
}

function signature({ label, parts, documentation }: Form, active: number): SignatureHelp {
  let from = 0;
  const spans = parts.map((part) => {
    const start = label.indexOf(part, from);
    from = start + part.length;
    return { start, end: from };
  });
  return { label, parts: spans, active: active < parts.length ? active : undefined, documentation };
}
