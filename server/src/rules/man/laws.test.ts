import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fc } from '../../test/property.ts';
import { applyEdits } from '../../text/edit.ts';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { defaultConfig } from '../../workspace/config.ts';
import { openWorkspace } from '../../workspace/workspace.ts';
import { lint } from '../engine.ts';

const folder = fileURLToPath(new URL('../../../../fixtures/man', import.meta.url));
const fixtures = readdirSync(folder).filter((name) => /\.(?:html|txt)$/.test(name));
const texts = new Map(fixtures.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]));

it('no rule fails, points out of its file or mends out of it, whatever was done to a page', () => {
  const piece = fc.constantFrom(
    ...[
      '<strong>',
      '</strong>',
      '<dl>',
      '</dl>',
      '<dt>',
      '<dd>',
      '<h3>',
      '<a href="',
      '<a href="%E0">x</a>',
    ],
    ...[
      'lamp_open',
      'KERN_SUCESS',
      'lamp_',
      '<var>',
      '(',
      ')',
      ';',
      ',',
      '*',
      '[in',
      ']',
      '\n',
      '\\*L',
      '__',
    ],
  );
  const edit = fc.record({ at: fc.nat(), length: fc.nat(30), insert: piece });
  const changed = fc.tuple(
    fc.constantFrom(...fixtures),
    fc.array(edit, { minLength: 1, maxLength: 10 }),
  );
  fc.assert(
    fc.property(changed, ([name, edits]) =>
      check(name, edits.reduce(applied, texts.get(name) ?? '')),
    ),
    { numRuns: 150 },
  );
});

function applied(text: string, edit: { at: number; length: number; insert: string }): string {
  const at = edit.at % (text.length + 1);
  return text.slice(0, at) + edit.insert + text.slice(at + edit.length);
}

/** The pages as they are; their facts are remembered with them. */
const sources = [...texts].map(([name, text]) => sourceFile(fileId(`/lamps/${name}`), 'man', text));

function check(name: string, text: string): void {
  const config = { ...defaultConfig, preset: 'all', select: ['man', 'codes'] } as const;
  const workspace = openWorkspace(config, [fileId('/lamps')]);
  const changed = sourceFile(fileId(`/lamps/${name}`), 'man', text);
  const snapshot = workspace.apply([...sources, changed].map((file) => ({ kind: 'set', file })));
  const { diagnostics, problems } = lint(snapshot);
  expect(problems).toEqual([]);
  for (const { span, related = [], fix } of diagnostics) {
    const edits = fix?.edits ?? [];
    for (const at of [span, ...related.map((one) => one.span), ...edits.map((one) => one.span)]) {
      const length = snapshot.files.get(at.file)?.text.length ?? -1;
      expect(0 <= at.start && at.start <= at.end && at.end <= length).toBe(true);
    }
    const file = snapshot.files.get(edits[0]?.span.file ?? span.file);
    expect(applyEdits(file?.text ?? '', edits)).toBeTypeOf('string');
  }
}
