import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fc } from '../test/property.ts';
import { sourceFile, type FileKind, type SourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import { defaultConfig } from '../workspace/config.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { openWorkspace, type Change } from '../workspace/workspace.ts';
import { lint } from './engine.ts';

const root = fileId('/w');
const fixtures = fileURLToPath(new URL('../../../fixtures', import.meta.url));

/** The demo, and cases of the conformance set that include one another. */
const texts: readonly { readonly path: string; readonly kind: FileKind; readonly text: string }[] =
  [
    ...read('demo/mach', 'defs', /\.defs$/),
    ...read('demo/man', 'man', /\.html$/),
    ...read('conformance', 'defs', /^3.*\.defs$/).slice(0, 40),
  ];

/** What a step writes into a file: pieces that open and close what the files are made of. */
const scraps = [
  ...['', ';', 'skip;', '#if KERNEL_SERVER\n', '#else\n', '#endif\n', '/*', '*/', '"', '(', ')'],
  ...['type t = int;', '#include "beacon.defs"\n', '#define in out\n', '<strong>', '</dl>', '&lt'],
];

const step = fc.record({
  file: fc.nat(),
  kind: fc.constantFrom('edit', 'edit', 'edit', 'delete', 'restore', 'ask'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  scrap: fc.constantFrom(...scraps),
});

it('gives, after any edits, what a fresh start on the same texts gives', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const workspace = openWorkspace(defaultConfig, [root]);
      workspace.apply(texts.map((one) => ({ kind: 'set', file: fileOf(one) })));
      for (const { file, kind, at, length, scrap } of steps) {
        const one = texts[file % texts.length];
        if (one === undefined) continue;
        const id = idOf(one.path);
        if (kind === 'delete') workspace.apply([{ kind: 'delete', file: id }]);
        else if (kind === 'restore') workspace.apply([{ kind: 'set', file: fileOf(one) }]);
        else if (kind === 'ask') facts(workspace.current);
        else {
          const text = workspace.current.files.get(id)?.text ?? one.text;
          const start = Math.floor(at * text.length);
          const edited = text.slice(0, start) + scrap + text.slice(start + length);
          workspace.apply([{ kind: 'set', file: sourceFile(id, one.kind, edited) }]);
        }
      }
      expect(facts(workspace.current)).toEqual(facts(freshly(workspace.current)));
    }),
    { numRuns: Number(process.env['MACHLINT_RUNS'] ?? 60) },
  );
});

/** The same texts in a workspace that has seen no others. */
function freshly({ files }: Snapshot): Snapshot {
  const changes = [...files.values()].map(({ id, kind, text }): Change => ({
    kind: 'set',
    file: sourceFile(id, kind, text),
  }));
  return openWorkspace(defaultConfig, [root]).apply(changes);
}

/** Everything that a user can see of a snapshot: findings, ids and prototypes, occurrences. */
function facts(snapshot: Snapshot): unknown {
  return {
    diagnostics: lint(snapshot).diagnostics,
    routines: snapshot.symbols.routines.map(({ symbol, shapes }) => [
      symbol,
      shapes.map(({ slot, targets }) => [
        targets,
        slot.messageId,
        slot.userPrototype,
        slot.serverPrototype,
      ]),
    ]),
    occurrences: [...snapshot.files.keys()].sort().map((file) => snapshot.symbols.inFile(file)),
  };
}

function read(folder: string, kind: FileKind, wanted: RegExp) {
  return readdirSync(`${fixtures}/${folder}`)
    .filter((name) => wanted.test(name))
    .map((name) => ({
      path: `${folder}/${name}`,
      kind,
      text: readFileSync(`${fixtures}/${folder}/${name}`, 'utf8'),
    }));
}

function fileOf({ path, kind, text }: (typeof texts)[number]): SourceFile {
  return sourceFile(idOf(path), kind, text);
}

function idOf(path: string): FileId {
  return fileId(`${root}/${path}`);
}
