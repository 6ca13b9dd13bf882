import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openCatalogue } from '../cli/open-catalogue.ts';
import { sharedPath } from '../test/shared.ts';

/** What the real compilers made of an interface in one mode of a build. */
interface Golden {
  readonly file: string;
  readonly ok: boolean;
  readonly subsystem: string;
  readonly routines: readonly {
    readonly name: string;
    readonly msgid: number;
    readonly reply_msgid: number | null;
    readonly kind: string;
  }[];
}

const xnu = sharedPath('golden/xnu-8796.121.2.msgids.json');

it('has what the compiler makes of GNU Mach', async () => {
  const golden = new URL('../../../fixtures/gnumach.msgids.json', import.meta.url);
  await expectAgreement('GNU Mach', undefined, golden);
});

it.skipIf(xnu === undefined)('has what the compiler makes of XNU 8796.121.2', async () => {
  await expectAgreement('XNU', '8796.121.2', xnu ?? '');
});

/** Holds one version (undefined: the newest) to a table: the compiler's ids are the catalogue's, and these the compiler's. */
async function expectAgreement(
  systemName: string,
  version: string | undefined,
  path: string | URL,
): Promise<void> {
  const catalogue = await openCatalogue();
  const system = catalogue.systems.find(({ name }) => name === systemName);
  if (system === undefined) throw new Error(`no ${systemName}`);
  const index = system.versions.indexOf(version ?? system.versions.at(-1) ?? '');
  const known = new Set<string>();
  const shown = new Map<string, readonly string[]>();
  for (const { name, others, subsystem, id, forms } of system.routines) {
    for (const { kind, reply, ranges } of forms) {
      if (!ranges.some(([first, last]) => first <= index && index <= last)) continue;
      const facts = `${subsystem} ${id} ${reply ?? 'none'} ${kind}`;
      const lines = [name, ...others].map((each) => `${each} ${facts}`);
      for (const line of lines) known.add(line);
      shown.set(`${name} ${facts}`, lines);
    }
  }

  const compiled = new Set(
    (JSON.parse(readFileSync(path, 'utf8')) as Golden[])
      // What tests declare for themselves is no interface of the system.
      .filter(({ ok, file }) => ok && !file.startsWith('tests/'))
      .flatMap(({ subsystem, routines }) =>
        routines.map(
          ({ name, msgid, reply_msgid: reply, kind }) =>
            `${name} ${subsystem} ${msgid} ${reply ?? 'none'} ${kind}`,
        ),
      ),
  );
  expect(compiled.size).toBeGreaterThan(100);
  expect([...compiled].filter((line) => !known.has(line))).toEqual([]);
  expect([...shown].filter(([, lines]) => !lines.some((line) => compiled.has(line)))).toEqual([]);
}
