import { memo } from '../../text/memo.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { spanOf, type FileId, type Span } from '../../text/span.ts';
import { evaluateCondition } from './condition.ts';
import type { Expander } from './expand.ts';
import type { Directive } from './file-syntax.ts';
import { presumedLine, type Frame } from './frame.ts';
import { isSameMacro, parseDefine, reservedNames, type Macro } from './macro.ts';
import type { MacroTable } from './macro-table.ts';
import type { IncludeForm } from './resolve.ts';
import { spell } from './spelling.ts';
import type { Token } from './token.ts';
import type { LineMarker, MacroMention, PreprocessorRule } from './unit.ts';

/** What directives need from the preprocessor, and change in it. */
export interface DirectiveHost {
  readonly macros: MacroTable;
  readonly expander: Expander;
  problem(rule: PreprocessorRule, span: Span, message: string): void;
  note(name: Token, role: MacroMention['role'], definition: Span | undefined): void;
  resolve(path: string, form: IncludeForm, from: FileId): SourceFile | undefined;
  /** Reads a file next; `once`: never again. `span` is where it is asked for. */
  include(header: Header, file: SourceFile | undefined, once: boolean): void;
  readOnce(file: FileId): void;
  marker(marker: LineMarker): void;
  /** Passes a line on to the compiler. */
  emit(token: Token): void;
}

/** A header name as it was asked for. */
export interface Header {
  readonly path: string;
  readonly angled: boolean;
  readonly span: Span;
}

/** Does what a directive says, conditionals apart. */
export function handleDirective(host: DirectiveHost, frame: Frame, directive: Directive): void {
  switch (directive.name) {
    case 'include':
    case 'include_next':
    case 'import':
      include(host, frame, directive);
      break;
    case 'define':
      define(host, directive);
      break;
    case 'undef':
      undefine(host, directive);
      break;
    case 'error':
      host.problem('hash-error', directive.span, lineText('#error', directive));
      break;
    case 'warning':
      host.problem('hash-warning', directive.span, lineText('#warning', directive));
      break;
    case 'line':
    case 'marker':
      renumber(host, frame, directive);
      break;
    case 'pragma':
      if (directive.tokens[0]?.text === 'once') host.readOnce(frame.syntax.file.id);
      else host.emit(survivingLine(directive, `#pragma ${spell(directive.tokens)}`));
      break;
    case 'ident':
    case 'sccs':
      host.emit(survivingLine(directive, `#${directive.name} ${spell(directive.tokens)}`));
      break;
    case 'unknown':
      // Compilers stop here; passed on, it is one clear fault of MIG's ("illegal # directive").
      host.emit(survivingLine(directive, `#${spell(directive.tokens)}`));
      break;
    default:
  }
}

/** Whether the condition of an `#if`, `#ifdef` or the like holds; one that cannot be read does not. */
export function conditionHolds(host: DirectiveHost, frame: Frame, directive: Directive): boolean {
  switch (directive.name) {
    case 'ifdef':
    case 'elifdef':
      return isDefined(host, directive) === true;
    case 'ifndef':
    case 'elifndef':
      return isDefined(host, directive) === false;
    default:
      return evaluate(host, frame, directive);
  }
}

/** Undefined where the directive names no macro. */
function isDefined(host: DirectiveHost, directive: Directive): boolean | undefined {
  const [name] = directive.tokens;
  if (name?.kind === 'identifier') return testDefined(host, name);
  const span = name === undefined ? directive.span : spanOf(name);
  host.problem('condition-syntax', span, `\`#${directive.name}\` needs the name of a macro`);
  return undefined;
}

function testDefined(host: DirectiveHost, name: Token): boolean {
  const found = host.macros.find(name.text);
  host.note(name, 'test', found?.macro?.definition);
  return found !== undefined;
}

function evaluate(host: DirectiveHost, frame: Frame, { tokens, span }: Directive): boolean {
  const condition = host.expander.readLine(tokens, (next, nextPlain) =>
    evaluateCondition(
      {
        next,
        nextPlain,
        isDefined: (name) => testDefined(host, name),
        hasInclude(header, operator) {
          const { path, angled } = headerOf(header);
          const form = angled ? 'angled' : 'quoted';
          const isNext = operator === '__has_include_next';
          return host.resolve(path, isNext ? 'next' : form, frame.syntax.file.id) !== undefined;
        },
        unknown: (name) => {
          host.note(name, 'test', undefined);
        },
      },
      span,
    ),
  );
  const { isTrue, fault } = condition;
  if (fault !== undefined) host.problem('condition-syntax', fault.span, fault.message);
  return isTrue;
}

function include(host: DirectiveHost, frame: Frame, directive: Directive): void {
  const header = readHeader(host, directive);
  if (header === undefined) {
    const message = `\`#${directive.name}\` names no file, expected \`"FILE"\` or \`<FILE>\``;
    host.problem('include-syntax', directive.span, message);
    return;
  }
  const usual = header.angled ? 'angled' : 'quoted';
  const form = directive.name === 'include_next' ? 'next' : usual;
  const file = host.resolve(header.path, form, frame.syntax.file.id);
  host.include(header, file, directive.name === 'import');
}

/** The header name, or what the macros there become. */
function readHeader(host: DirectiveHost, { tokens }: Directive): Header | undefined {
  const [first] = tokens;
  if (first === undefined) return undefined;
  const last = tokens.at(-1) ?? first;
  if (isHeader(first)) return headerOf(first);
  const expanded = host.expander.readLine(tokens, (next) => {
    const all: Token[] = [];
    for (let token = next(); token !== undefined; token = next()) all.push(token);
    return all;
  });
  const [name] = expanded;
  const span = { file: first.file, start: first.start, end: last.end };
  if (name === undefined) return undefined;
  if (isHeader(name)) return { ...headerOf(name), span };
  const close = expanded.findIndex(({ text }) => text === '>');
  if (name.text !== '<' || close === -1) return undefined;
  const [opened, ...rest] = expanded.slice(1, close);
  const path = opened === undefined ? '' : opened.text + spell([{ ...opened, text: '' }, ...rest]);
  return { path, angled: true, span };
}

function isHeader({ kind, text }: Token): boolean {
  return kind === 'string' && (text.startsWith('"') || text.startsWith('<'));
}

const headerOf: (token: Token) => Header = memo((token) => ({
  path: token.text.slice(1, -1),
  angled: token.text.startsWith('<'),
  span: spanOf(token),
}));

function define(host: DirectiveHost, directive: Directive): void {
  const parsed = parseDefine(directive);
  if (parsed.kind === 'fault') {
    host.problem('macro-syntax', parsed.span, parsed.message);
    return;
  }
  const { macro } = parsed;
  const [name] = directive.tokens;
  if (name === undefined) return;
  const before = host.macros.find(macro.name);
  if (before !== undefined && isOther(before.macro, macro)) {
    const message = `\`${macro.name}\` is defined again with another meaning`;
    host.problem('macro-redefined', spanOf(name), message);
  }
  host.macros.define(macro);
  host.note(name, 'definition', macro.definition);
}

function isOther(before: Macro | undefined, after: Macro): boolean {
  return before === undefined || !isSameMacro(before, after);
}

function undefine(host: DirectiveHost, directive: Directive): void {
  const [name] = directive.tokens;
  if (name?.kind !== 'identifier' || reservedNames.has(name.text)) {
    const span = name === undefined ? directive.span : spanOf(name);
    host.problem('macro-syntax', span, '`#undef` needs the name of a macro');
    return;
  }
  host.note(name, 'reference', host.macros.find(name.text)?.macro?.definition);
  host.macros.undefine(name.text);
}

/** `#line 12 "file"`, `# 12 "file" 1 3`. */
function renumber(host: DirectiveHost, frame: Frame, directive: Directive): void {
  const tokens =
    directive.name === 'marker'
      ? directive.tokens
      : host.expander.readLine(directive.tokens, (next) => [next(), next()]);
  const [number, name] = tokens;
  const isName = name === undefined || (name.kind === 'string' && name.text.startsWith('"'));
  if (number?.kind !== 'number' || !/^\d+$/.test(number.text) || !isName) {
    const message = 'expected a line number, then perhaps a file name in quotes';
    host.problem('hash-line', directive.span, message);
    return;
  }
  const line = Number(number.text);
  const file = name?.text.slice(1, -1);
  frame.lineShift += line - 1 - presumedLine(frame, directive.span.end);
  frame.presumedName = file ?? frame.presumedName;
  host.marker({ directive: directive.span, line, file });
}

function lineText(keyword: string, { tokens }: Directive): string {
  return tokens.length === 0 ? keyword : `${keyword}: ${spell(tokens)}`;
}

function survivingLine({ span }: Directive, text: string): Token {
  return { kind: 'hash', text, ...span, call: undefined, spaced: false, startsLine: true };
}
