import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lexFile } from '../../syntax/cpp/lexer.ts';
import type { Dialect } from '../../syntax/defs/dialect.ts';
import { reservedWords, wordOf } from '../../syntax/defs/keywords.ts';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { checkout, systemPath, xnuTree } from '../shared.ts';
import { grammarPath } from './paths.ts';
import { textmate, type Scoped } from './textmate.ts';

const colour = await textmate('source.mig', {
  files: { 'source.mig': grammarPath('mig.tmLanguage.json') },
});

describe.each<Dialect>(['apple', 'gnu'])('of the %s dialect', (dialect) => {
  it('every reserved word is coloured as one where it may stand', () => {
    const plain = reservedWords(dialect)
      .map(({ word }) => word)
      .filter(
        (word) =>
          ![
            `${word} x;`,
            `subsystem ${word} x 1;`,
            `routine f(${word} a : t = ${word}, ${word});`,
          ].some((text) => colour(text).some((token) => token.text === word && isKeyword(token))),
      );
    expect(plain).toEqual([]);
  });
});

// Where grammar and server disagree, a file changes its colours when the server comes up.
const trees: readonly (readonly [string, Dialect, string | undefined])[] = [
  ['GNU Mach', 'gnu', systemPath('/usr/include/x86_64-linux-gnu/mach')],
  ['the Hurd', 'gnu', checkout('MACHLINT_HURD')],
  ['XNU', 'apple', xnuTree()],
];
describe.each(trees)('on the interfaces of %s', (_, dialect, folder) => {
  it.skipIf(folder === undefined)('grammar and lexer agree in more than 99 of 100 tokens', () => {
    const checks = readdirSync(folder ?? '', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.defs'))
      .flatMap((file) => [...compare(readFileSync(join(folder ?? '', file), 'latin1'), dialect)]);
    const wrong = checks.filter(({ agrees }) => !agrees);
    expect(checks.length).toBeGreaterThan(1000);
    expect(wrong.length / checks.length, JSON.stringify(wrong.slice(0, 10))).toBeLessThan(0.01);
  });
});

interface Check {
  readonly text: string;
  readonly scope: string;
  readonly agrees: boolean;
}

/** Every keyword, identifier, number, string and comment of the lexer beside what the grammar says of its first character. */
function* compare(text: string, dialect: Dialect): Iterable<Check> {
  const { tokens, comments } = lexFile(sourceFile(fileId('/a.defs'), 'defs', text));
  const scoped = colour(text);
  let index = 0;
  const at = (offset: number): Scoped | undefined => {
    while ((scoped[index + 1]?.start ?? Infinity) <= offset) index += 1;
    return scoped[index];
  };
  for (const token of tokens) {
    const found = at(token.start);
    const scope = found?.scopes.at(-1) ?? '';
    // Options and paths are one word to MIG, and one to the grammar; the preprocessor cuts them.
    if (found === undefined || scope.startsWith('string.')) continue;
    const isReserved = wordOf(token.text, dialect) !== undefined;
    if (token.kind === 'identifier') {
      yield { text: token.text, scope, agrees: isKeyword(found) === isReserved };
    } else if (token.kind === 'number') {
      yield { text: token.text, scope, agrees: scope.startsWith('constant.numeric.') };
    } else if (token.kind === 'string') {
      yield {
        text: token.text,
        scope,
        agrees: found.scopes.some((each) => each.startsWith('string.')),
      };
    }
  }
  index = 0;
  for (const { span } of comments) {
    const found = at(span.start);
    const agrees = found?.scopes.some((scope) => scope.startsWith('comment.')) === true;
    yield { text: text.slice(span.start, span.end), scope: found?.scopes.at(-1) ?? '', agrees };
  }
}

function isKeyword({ scopes }: Scoped): boolean {
  return /^(?:keyword|storage|support)\./.test(scopes.at(-1) ?? '');
}
