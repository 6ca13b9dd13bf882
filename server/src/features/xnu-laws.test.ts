import { describe, expect, it } from 'vitest';
import { loadWorkspace } from '../host/load-workspace.ts';
import { lintFile } from '../rules/engine.ts';
import type { Diagnostic } from '../rules/rule.ts';
import { random } from '../test/random-session.ts';
import { xnuTree } from '../test/shared.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import { sourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import { defaultConfig } from '../workspace/config.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Change } from './code-action.ts';
import { codeActions } from './code-actions.ts';
import { rename } from './rename.ts';

const tree = xnuTree();
const samples = 100;
/** Each rename of a type that all of XNU uses reads half of it anew. */
const renames = 40;

/** The texts of the files that edits change, changed. */
function edited({ files }: Snapshot, edits: readonly Edit[]): ReadonlyMap<FileId, string> {
  const changed = new Set(edits.map(({ span }) => span.file));
  return new Map(
    [...changed].map((file) => [
      file,
      applyEdits(
        files.get(file)?.text ?? '',
        edits.filter(({ span }) => span.file === file),
      ),
    ]),
  );
}

describe.skipIf(tree === undefined)('over the files of XNU', () => {
  const { workspace } = loadWorkspace({
    config: { ...defaultConfig, preset: 'all' },
    roots: tree === undefined ? [] : [fileId(tree)],
    named: [],
    isExcluded: () => false,
  });
  const original = workspace.current;
  const files = [...original.files.values()].filter(({ kind }) => kind !== 'other');

  const set = (texts: ReadonlyMap<FileId, string>): Snapshot =>
    workspace.apply(
      [...texts].map(([id, text]) => ({
        kind: 'set',
        file: sourceFile(id, original.files.get(id)?.kind ?? 'man', text),
      })),
    );
  const restore = (texts: ReadonlyMap<FileId, string>): void => {
    const [old, made] = [new Map<FileId, string>(), new Set<FileId>()];
    for (const id of texts.keys()) {
      const text = original.files.get(id)?.text;
      if (text === undefined) made.add(id);
      else old.set(id, text);
    }
    set(old);
    workspace.apply([...made].map((file) => ({ kind: 'delete', file })));
  };

  it(
    'a rename there and back is the identity, where no other word has the old name',
    { timeout: 900_000 },
    () => {
      const pick = random(41);
      let done = 0;
      for (let tries = 0; done < renames && tries < 40 * renames; tries++) {
        const file = files[pick(files.length)];
        const occurrences = file === undefined ? [] : original.symbols.inFile(file.id);
        const occurrence = occurrences[pick(occurrences.length)];
        if (file === undefined || occurrence === undefined) continue;
        const { span } = occurrence;
        const name = file.text.slice(span.start, span.end);
        const there = rename(original, { file: file.id, offset: span.start }, 'another_name');
        if (there.kind === 'refused') continue;
        const texts = edited(original, there.value);
        const moved = set(texts);
        const ahead = there.value.filter(
          (edit) => edit.span.file === file.id && edit.span.start < span.start,
        );
        const offset = span.start + ahead.length * ('another_name'.length - name.length);
        const back = rename(moved, { file: file.id, offset }, name);
        const label = `${name} at ${file.id}:${span.start}`;
        if (back.kind === 'refused') {
          // Words that are no mention (in comments, in C) still have the old name, which is thus taken.
          expect.soft(back.reason, label).toMatch(/ is used already, in /);
        } else {
          done += 1;
          for (const [id, text] of edited(moved, back.value)) {
            expect.soft(text === original.files.get(id)?.text, `${label}: ${id}`).toBe(true);
          }
          expect.soft(back.value.length, label).toBe(there.value.length);
        }
        restore(texts);
      }
      expect(done).toBe(renames);
    },
  );

  it('every action’s edit removes its diagnostic', { timeout: 900_000 }, () => {
    const pick = random(42);
    const told = files.flatMap(({ id }) => {
      const { diagnostics } = lintFile(original, id);
      return diagnostics.map((diagnostic) => ({ id, diagnostic, diagnostics }));
    });
    const count = (all: readonly Diagnostic[], { rule, message }: Diagnostic): number =>
      all.filter((each) => each.rule === rule && each.message === message).length;
    const textsOf = ({ edits, creates }: Change): ReadonlyMap<FileId, string> =>
      new Map([
        ...edited(original, edits),
        ...creates.map(({ file, text }) => [file, text] as const),
      ]);
    let done = 0;
    for (let tries = 0; done < samples && tries < 40 * samples; tries++) {
      const one = told[pick(told.length)];
      if (one === undefined) continue;
      const { id, diagnostic, diagnostics } = one;
      const actions = codeActions(original, diagnostic.span, diagnostics).filter(
        (action) => action.diagnostic !== undefined,
      );
      const action = actions[pick(actions.length)];
      if (action?.diagnostic === undefined) continue;
      const texts = textsOf(action.change());
      const now = lintFile(set(texts), id).diagnostics;
      expect
        .soft(
          count(now, action.diagnostic),
          `${action.title} (${id}: ${action.diagnostic.message})`,
        )
        .toBeLessThan(count(diagnostics, action.diagnostic));
      restore(texts);
      done += 1;
    }
    expect(done).toBe(samples);
  });
});
