import { memo } from '../../text/memo.ts';
import type { FileSyntax } from './file-syntax.ts';

/** The macro that keeps a file from being read twice: its `#ifndef` encloses all of the text. Undefined: none. */
export const guardOf: (syntax: FileSyntax) => string | undefined = memo(
  ({ directives, tokens }) => {
    const [first] = directives;
    const last = directives.at(-1);
    if (first?.name !== 'ifndef' || first.index !== 0) return undefined;
    if (last?.name !== 'endif' || last.index !== tokens.length) return undefined;
    let depth = 0;
    for (const directive of directives) {
      switch (directive.name) {
        case 'if':
        case 'ifdef':
        case 'ifndef':
          depth++;
          break;
        case 'elif':
        case 'elifdef':
        case 'elifndef':
        case 'else':
          if (depth <= 1) return undefined;
          break;
        case 'endif':
          if (--depth === 0 && directive !== last) return undefined;
          break;
        default:
          if (depth === 0) return undefined;
      }
    }
    return depth === 0 ? first.tokens[0]?.text : undefined;
  },
);
