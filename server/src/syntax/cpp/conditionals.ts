import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import type { Directive } from './file-syntax.ts';
import { takeDirective, type Conditional, type Frame } from './frame.ts';

/** What conditional directives need from the preprocessor. */
export interface ConditionalHost {
  /** Whether the condition of an `#if`, `#ifdef`, `#elif` or the like holds. */
  holds(directive: Directive): boolean;
  unbalanced(span: Span, message: string): void;
}

/**
 * Handles a conditional directive that was just taken from a frame: opens or ends a group, and skips to the group
 * that is read next. False where the directive is none.
 */
export function handleConditional(
  host: ConditionalHost,
  frame: Frame,
  directive: Directive,
): boolean {
  const { conditionals } = frame;
  const current = conditionals.at(-1);
  switch (directive.name) {
    case 'if':
    case 'ifdef':
    case 'ifndef': {
      const opened = { directive, taken: host.holds(directive), sawElse: false };
      conditionals.push(opened);
      if (!opened.taken) skip(host, frame, opened, directive);
      return true;
    }
    case 'elif':
    case 'elifdef':
    case 'elifndef':
    case 'else':
      if (current === undefined) {
        host.unbalanced(directive.span, `\`#${directive.name}\` without \`#if\``);
        return true;
      }
      checkOrder(host, current, directive);
      skip(host, frame, current, directive);
      return true;
    case 'endif':
      if (conditionals.pop() === undefined) {
        host.unbalanced(directive.span, '`#endif` without `#if`');
      }
      return true;
    default:
      return false;
  }
}

/** Skips from behind a directive to the next group of its conditional that is to be read, or to the end of it. */
function skip(host: ConditionalHost, frame: Frame, current: Conditional, from: Directive): void {
  const { file } = frame.syntax;
  const start = nextLine(file, from.span.end);
  // The conditionals inside: whether each had its `#else`.
  const inner: { sawElse: boolean; readonly directive: Directive }[] = [];
  let end: Directive | undefined;
  while (end === undefined && frame.nextDirective < frame.directives.length) {
    const directive = takeDirective(frame);
    if (directive === undefined) break;
    switch (directive.name) {
      case 'if':
      case 'ifdef':
      case 'ifndef':
        inner.push({ sawElse: false, directive });
        break;
      case 'elif':
      case 'elifdef':
      case 'elifndef':
      case 'else': {
        checkOrder(host, inner.at(-1) ?? current, directive);
        if (inner.length > 0 || current.taken) break;
        if (directive.name === 'else' || host.holds(directive)) {
          current.taken = true;
          end = directive;
        } else {
          // The line of a condition that does not hold is no part of what is skipped.
          addSkipped(frame, nextLine(file, from.span.end), lineStart(file, directive.span.start));
          from = directive;
        }
        break;
      }
      case 'endif':
        if (inner.pop() === undefined) {
          frame.conditionals.pop();
          end = directive;
        }
        break;
      default:
    }
  }
  for (const { directive } of inner) {
    host.unbalanced(directive.span, `\`#${directive.name}\` has no \`#endif\``);
  }
  const text = file.text;
  const last = end === undefined ? text.length : lineStart(file, end.span.start);
  addSkipped(frame, Math.max(start, nextLine(file, from.span.end)), last);
  frame.position = end?.index ?? frame.tokens.length;
}

function checkOrder(
  host: ConditionalHost,
  current: { sawElse: boolean },
  directive: Directive,
): void {
  if (current.sawElse) host.unbalanced(directive.span, `\`#${directive.name}\` behind \`#else\``);
  if (directive.name === 'else') current.sawElse = true;
}

function addSkipped({ syntax, inactive }: Frame, start: number, end: number): void {
  if (start < end) inactive.push({ file: syntax.file.id, start, end });
}

/** The offset behind the line break that ends a directive's line. */
function nextLine({ text }: SourceFile, lineEnd: number): number {
  if (text.startsWith('\r\n', lineEnd)) return lineEnd + 2;
  return Math.min(lineEnd + 1, text.length);
}

function lineStart({ text }: SourceFile, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}
