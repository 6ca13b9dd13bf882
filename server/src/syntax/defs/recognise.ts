/** What a file whose name ends in `.defs` holds. */
export type DefsContent = 'mig' | 'lisp' | 'makefile';

/**
 * Tells MIG's `.defs` from the two others in use: binding definitions in a Lisp's syntax (`(define-function …)`), and
 * fragments of makefiles. The first line that can only be one of them decides; nothing decisive is MIG's.
 */
export function defsContent(text: string): DefsContent {
  const lines = withoutBlockComments(text.slice(0, headLength)).split(/\r\n|\n|\r/);
  for (const line of lines) {
    const found = marks.find(({ mark }) => mark.test(line));
    if (found !== undefined) return found.content;
  }
  return 'mig';
}

/** Nothing decides later than this, in UTF-16 units. */
const headLength = 8192;

const marks: readonly { readonly content: DefsContent; readonly mark: RegExp }[] = [
  { content: 'mig', mark: /^\s*#\s*(?:include|import|if|ifdef|ifndef|define|undef|pragma)\b/ },
  { content: 'mig', mark: /^\s*(?:subsystem|routine|simpleroutine)\b(?!\s*[:+?]?=)/i },
  { content: 'mig', mark: /^\s*type\b(?!\s*[:+?]?=)/i },
  { content: 'mig', mark: /^\s*(?:skip|[usid]?import|serverprefix|userprefix|rcsid)\b.*;/i },
  { content: 'lisp', mark: /^\s*(?:;;|\(\s*[a-z])/i },
  { content: 'makefile', mark: /^(?:-?include\s|ifn?eq\b|ifn?def\b|export\s|\.PHONY\b)/ },
  { content: 'makefile', mark: /^[A-Za-z_][\w.-]*\s*(?:[:+?]?=|:)(?!.*;)/ },
];

function withoutBlockComments(text: string): string {
  return text.replace(/\/\*[^]*?(?:\*\/|$)/g, ' ');
}
