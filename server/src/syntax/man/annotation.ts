import type { Span } from '../../text/span.ts';
import type { Annotation, ManRight } from './man-page.ts';

/**
 * Reads what stands in the brackets before a parameter's description:
 *
 *     [pointer to] (in|out|in/out) [pointer to] (scalar | structure | array of T | X [(receive)] [KIND] right …)
 *
 * Source: all 129 forms of XNU's osfmk/man. Words that it does not know are passed over.
 */
export function readAnnotation(text: string, span: Span): Annotation {
  const converted = /\(to be converted to (send-once|send|receive)\)/i;
  const convertedTo = asRight(converted.exec(text)?.[1]);
  const plain = text.replace(converted, ' ');
  return {
    text,
    span,
    direction: direction(text),
    right: rightBeforeTheWord(plain.replace(/[()]/g, ' ')),
    convertedTo,
    parenthesized: /\((?:send-once|send|receive)\)/i.test(plain),
  };
}

/** `in/out` anywhere, else the first whole word `in` or `out`: `out scalar, in for asynchronous form` is out. */
function direction(text: string): Annotation['direction'] {
  if (/\bin\/out\b/i.test(text)) return 'inout';
  const word = /(?<![\w-])(in|out)(?![\w-])/i.exec(text)?.[1]?.toLowerCase();
  return word === 'in' || word === 'out' ? word : undefined;
}

/** `send-once or receive right` is a send-once right: the first named. `random right` names no kind. */
function rightBeforeTheWord(text: string): ManRight | undefined {
  const kinds =
    /(?<![\w-])(send-once|send|receive)(?:\s+or\s+(?:send-once|send|receive)){0,3}\s+rights?\b/i;
  return asRight(kinds.exec(text)?.[1]);
}

function asRight(word: string | undefined): ManRight | undefined {
  const right = word?.toLowerCase();
  return right === 'send' || right === 'send-once' || right === 'receive' ? right : undefined;
}
