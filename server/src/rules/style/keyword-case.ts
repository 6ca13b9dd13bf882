import type { Token } from '../../syntax/cpp/token.ts';
import { wordOf } from '../../syntax/defs/keywords.ts';
import { correction } from '../correction.ts';
import { defineRule, type Finding } from '../rule.ts';

/** A keyword that one file writes in two ways. */
export default defineRule({
  id: 'style/keyword-case',
  title: 'Keyword in another case than elsewhere in the file',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  source: 'lexxer.l of both compilers: keywords are the same in any case',
  on: 'file',

  *check({ id }, { snapshot, dialect }) {
    const tokens = snapshot.syntax(id)?.tokens ?? [];
    const uses = new Map<string, Map<string, Token[]>>();
    for (const [index, token] of tokens.entries()) {
      const meaning = token.kind === 'identifier' ? wordOf(token.text, dialect) : undefined;
      if (meaning === undefined || meaning.kind === 'symbolic') continue;
      if (isNoKeyword(tokens[index - 1]?.text ?? '')) continue;
      const spellings = uses.get(meaning.word) ?? new Map<string, Token[]>();
      uses.set(meaning.word, spellings);
      const places = spellings.get(token.text) ?? [];
      spellings.set(token.text, places);
      places.push(token);
    }
    for (const spellings of uses.values()) yield* oddOnes(spellings);
  },
});

/** A piece of a path in `import <…>`, or the name that a statement gives: `UserPrefix USERPREFIX`, a macro. */
function isNoKeyword(previous: string): boolean {
  return /^(?:[</.]|(?:user|server)prefix|serverdemux)$/i.test(previous);
}

function* oddOnes(spellings: ReadonlyMap<string, readonly Token[]>): Iterable<Finding> {
  if (spellings.size === 1) return;
  const [[usual] = ['']] = [...spellings].sort(([, a], [, b]) => b.length - a.length);
  for (const [spelling, tokens] of spellings) {
    if (spelling === usual) continue;
    for (const { file, start, end } of tokens) {
      const at = { file, start, end };
      yield {
        span: at,
        message: `\`${spelling}\` is \`${usual}\` elsewhere in this file: expected one spelling`,
        fix: correction(at, usual, true),
      };
    }
  }
}
