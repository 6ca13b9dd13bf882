import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout, systemPath, xnuTree } from '../shared.ts';
import { grammarPath } from './paths.ts';
import { isBare, textmate } from './textmate.ts';

const colour = await textmate('source.mig', {
  files: { 'source.mig': grammarPath('mig.tmLanguage.json') },
});

/** Files of real interfaces in which some token of code has no scope of its own. */
function bareTokens(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.defs'))
    .flatMap((file) =>
      colour(readFileSync(join(folder, file), 'latin1'))
        .filter(isBare)
        .map(({ text, start }) => `${file}@${String(start)}: ${text}`),
    );
}

const trees: readonly (readonly [string, string | undefined])[] = [
  ['GNU Mach', systemPath('/usr/include/x86_64-linux-gnu/mach')],
  ['the Hurd', checkout('MACHLINT_HURD')],
  ['XNU', xnuTree()],
];
describe.each(trees)('on the interfaces of %s', (_, tree) => {
  it.skipIf(tree === undefined)('leaves no token without a scope', () => {
    expect(bareTokens(tree ?? '')).toEqual([]);
  });
});
