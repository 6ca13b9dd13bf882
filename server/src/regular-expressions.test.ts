import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { checkSync as CheckFunction } from 'recheck';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

type CheckSync = typeof CheckFunction;

/** The checker compiled to JavaScript: the package's main file would start a program of its own. */
const { checkSync } = createRequire(import.meta.url)('recheck/lib/browser.js') as {
  readonly checkSync: CheckSync;
};

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Found {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => /\.(?:ts|js|mjs)$/.test(name) && !/\.test\.ts$|^test\/|^src\/test\//.test(name),
    )
    .map((name) => `${folder}/${name}`)
    .sort();
}

/** Every regular expression that a file writes, and what it builds one of. */
function* expressionsIn(name: string): Generator<Found | { readonly built: string }> {
  const text = readFileSync(join(root, name), 'utf8');
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: (Found | { readonly built: string })[] = [];
  const visit = (node: ts.Node): void => {
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const place = `${name}:${line}`;
      found.push({ place, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    const isBuilt = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (isBuilt && node.expression.getText() === 'RegExp') {
      found.push({ built: `${name}: ${node.arguments?.[0]?.getText() ?? ''}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  yield* found;
}

const all = [...sourcesIn('server/src'), ...sourcesIn('client/src')].flatMap((name) => [
  ...expressionsIn(name),
]);
const written = all.flatMap((one) => ('source' in one ? [one] : []));

/**
 * An expression that the checker can read, which has as many ways to fail as one with look-around: it takes what that
 * one looks at. Behind a look back that denies something stands anything else, or the beginning; a name that is
 * mentioned again is any name.
 */
function withoutLookAround(source: string): string {
  return source
    .replace(
      /\(\?<!(\w|\\w|\[(?:[^\]\\]|\\.)+\]|\\\\)\)/g,
      (_, seen: string) => `(?:^|${others(seen)})`,
    )
    .replace(/\(\?!(\w|\\w|\[(?:[^\]\\]|\\.)+\])\)/g, (_, seen: string) => `(?:${others(seen)}|$)`)
    .replace(/\(\?!((?:[^()\\]|\\.)*)\)$/, '(?:$1)')
    .replace(/\(\?<?=/g, '(?:')
    .replace(/(?<=\(\\w\+\).*)\\1/, '\\w+');
}

/** What is not of a class of characters. */
function others(seen: string): string {
  return `[^${seen.startsWith('[') ? seen.slice(1, -1) : seen}]`;
}

describe('what stands for an expression with look-around', () => {
  it.each([
    ['(?<![A-Z])_|_(?!\\w)', '(?:^|[^A-Z])_|_(?:[^\\w]|$)'],
    ['(?<=^|[\\n])#(?=,)', '(?:^|[\\n])#(?:,)'],
    ['^type\\b(?!\\s*=)', '^type\\b(?:\\s*=)'],
    ['<a href="(\\w+)">\\1<', '<a href="(\\w+)">\\w+<'],
  ])('%s is taken for %s', (source, expected) => {
    expect(withoutLookAround(source)).toBe(expected);
  });

  it.each(['(?<!x)\\w+(?=,)', '(?<=a)\\d*\\d*(?=,)', 'x(?=\\s+\\s+$)'])(
    'is slow where the expression is: %s',
    (source) => {
      expect(verdictOn(source, 'g')).toBe('vulnerable');
    },
  );
});

function verdictOn(source: string, flags: string): string {
  const verdict = checkSync(withoutLookAround(source), flags.replace(/[dgvy]/g, ''), {
    checker: 'automaton',
    timeout: 60_000,
  });
  return verdict.status === 'unknown' ? verdict.error.kind : verdict.status;
}

/** Half a minute of the processor: for continuous integration, and with MACHLINT_RECHECK=1. */
const isWanted =
  process.env['MACHLINT_REQUIRE_ALL'] === '1' || process.env['MACHLINT_RECHECK'] === '1';

it.skipIf(!isWanted)('takes linear time for every regular expression', { timeout: 600_000 }, () => {
  expect(written.length).toBeGreaterThan(250);
  const slow: string[] = [];
  for (const { place, source, flags } of new Map(
    written.map((one) => [one.source, one]),
  ).values()) {
    const verdict = verdictOn(source, flags);
    if (verdict !== 'safe') slow.push(`${place} (${verdict}): ${source}`);
  }
  expect(slow).toEqual([]);
});

/**
 * Names in these are words of C or the page's own tags, escaped where they are a person's; `parse-query` allows letters,
 * digits and `*` alone, and matches short names; the schema's patterns are ours.
 */
it('builds expressions of nothing but known parts', () => {
  expect(all.flatMap((one) => ('built' in one ? [one.built] : []))).toMatchInlineSnapshot(`
    [
      "server/src/features/rename-conflict.ts: \`(?<![A-Za-z0-9_])\${newName}(?![A-Za-z0-9_])\`",
      "server/src/features/rename-conflict.ts: \`<(?:var|i)\\\\b[^<>]*>[\\\\s*]*\${newName}(?![A-Za-z0-9_])\`",
      "server/src/reports/query/parse-query.ts: \`^\${source}$\`",
      "server/src/syntax/man/tags.ts: \`</\${name}(?=[\\\\s/>])\`",
      "server/src/workspace/json-schema.ts: pattern",
    ]
  `);
});
