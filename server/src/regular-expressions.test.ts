import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { checkSync as CheckFunction } from 'recheck';
import ts from 'typescript';
import { expect, it } from 'vitest';

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

/** Expressions that the checker cannot read (look-around, back-references): `eslint-plugin-regexp` judges those. */
const mostUnreadable = 20;

/** Half a minute of the processor: for continuous integration, and with MACHLINT_RECHECK=1. */
const isWanted =
  process.env['MACHLINT_REQUIRE_ALL'] === '1' || process.env['MACHLINT_RECHECK'] === '1';

it.skipIf(!isWanted)('takes linear time for every regular expression', { timeout: 600_000 }, () => {
  expect(written.length).toBeGreaterThan(250);
  const unreadable: string[] = [];
  const slow: string[] = [];
  for (const { place, source, flags } of new Map(
    written.map((one) => [one.source, one]),
  ).values()) {
    const verdict = checkSync(source, flags.replace(/[dgvy]/g, ''), {
      checker: 'automaton',
      timeout: 60_000,
    });
    const error = verdict.status === 'unknown' ? verdict.error.kind : undefined;
    if (error === 'unsupported') unreadable.push(source);
    else if (verdict.status !== 'safe') slow.push(`${place} (${verdict.status}): ${source}`);
  }
  expect(slow).toEqual([]);
  expect(unreadable.length).toBeLessThanOrEqual(mostUnreadable);
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
