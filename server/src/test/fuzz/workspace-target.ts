import fc from 'fast-check';
import { lint, lintFile } from '../../rules/engine.ts';
import { fixUntilStable } from '../../rules/fix.ts';
import { sourceFile, type FileKind } from '../../text/source-file.ts';
import { fileId, type FileId } from '../../text/span.ts';
import { defaultConfig } from '../../workspace/config.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { openWorkspace, type Workspace } from '../../workspace/workspace.ts';
import { fixtureFile, fixtureRoot } from '../fixture.ts';
import { answers } from './answers.ts';
import { editSteps, part, type EditStep } from './edit-step.ts';
import { dataTarget, expectInside, expectSame, spansIn } from './fuzz-target.ts';
import { interfacePieces, interfaceTexts } from './interface-target.ts';
import { mutated } from './mutate.ts';
import { pagePieces, pageTexts } from './page-target.ts';

type Step =
  | EditStep
  | { readonly kind: 'delete' | 'restore'; readonly file: number }
  | { readonly kind: 'configure'; readonly preset: 'recommended' | 'security' | 'strict' | 'all' };

/** Files as they are in the beginning, what happens to them, and where an editor asks in the end. */
interface Story {
  readonly texts: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly asked: number;
  readonly place: number;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: editSteps(4, 30),
  },
  fc.record({ kind: fc.constantFrom('delete' as const, 'restore' as const), file: fc.nat(3) }),
  fc.record({
    kind: fc.constant('configure' as const),
    preset: fc.constantFrom(
      'recommended' as const,
      'security' as const,
      'strict' as const,
      'all' as const,
    ),
  }),
);

const stories: fc.Arbitrary<Story> = fc.record({
  texts: fc.record({
    'types.defs': mutated(interfaceTexts, interfacePieces, 2),
    'thing.defs': mutated(interfaceTexts, interfacePieces, 2).map(
      (text) => `#include "types.defs"\n${text}`,
    ),
    'thing_read.html': mutated(pageTexts, pagePieces, 2),
    'r1.html': mutated(pageTexts, pagePieces, 2),
  }),
  steps: fc.array(step, { maxLength: 8 }),
  asked: fc.nat(3),
  place: part,
});

/** After any edits every answer is that of a fresh start, every span lies in its file, and a fix helps. */
export const workspaceTarget = dataTarget<Story>({
  name: 'workspace',
  inputs: stories,
  check({ texts, steps, asked, place }) {
    const names = Object.keys(texts);
    const workspace = openWorkspace({ ...defaultConfig, preset: 'all' }, [fixtureRoot]);
    workspace.apply(names.map((name) => set(name, texts[name] ?? '')));
    for (const one of steps) {
      take(workspace, one, texts);
      // What is asked in between fills the memos that a later answer must not be spoilt by.
      const [first] = workspace.current.files.keys();
      if (first !== undefined) lintFile(workspace.current, first);
    }
    const { current } = workspace;
    const fresh = openWorkspace(current.config, [fixtureRoot]);
    fresh.apply([...current.files.values()].map(({ id, text }) => set(nameOf(id), text)));
    const file = fixtureFile(names[asked] ?? '');
    const offset = Math.floor(place * (current.files.get(file)?.text.length ?? 0));
    const told = answers(current, file, offset);
    expectSame(told, answers(fresh.current, file, offset), 'step by step and from scratch');
    const lengthOf = (id: string): number | undefined => current.files.get(fileId(id))?.text.length;
    expectInside(spansIn(told), lengthOf);
    expectSame(lint(current), lint(fresh.current), 'findings step by step and from scratch');
    const failed = lint(current).problems.find(({ message }) => message.includes('failed'));
    if (failed !== undefined) throw new Error(failed.message);
    expectHelpfulFixes(current);
  },
});

function take(workspace: Workspace, step: Step, texts: Readonly<Record<string, string>>): void {
  if (step.kind === 'configure') {
    workspace.apply([{ kind: 'configure', config: { ...defaultConfig, preset: step.preset } }]);
    return;
  }
  const name = Object.keys(texts)[step.file] ?? '';
  const id = fixtureFile(name);
  const before = workspace.current.files.get(id)?.text;
  if (step.kind === 'delete') workspace.apply([{ kind: 'delete', file: id }]);
  else if (step.kind === 'restore') workspace.apply([set(name, texts[name] ?? '')]);
  else if (step.kind === 'edit' && before !== undefined) {
    const at = Math.floor(step.at * before.length);
    const text = before.slice(0, at) + step.insert + before.slice(at + step.length);
    workspace.apply([set(name, text)]);
  }
}

/** No fix leaves more errors behind, and fixing again changes nothing. */
function expectHelpfulFixes(snapshot: Snapshot): void {
  const workspace = openWorkspace(snapshot.config, [fixtureRoot]);
  workspace.apply([...snapshot.files.values()].map(({ id, text }) => set(nameOf(id), text)));
  const fix = () =>
    fixUntilStable(workspace.current, (texts) =>
      workspace.apply([...texts].map(([id, text]) => set(nameOf(id), text))),
    );
  const errors = (): number =>
    lint(workspace.current).diagnostics.filter(({ severity }) => severity === 'error').length;
  const before = errors();
  const { unending } = fix();
  if (unending.length > 0) throw new Error(`fixes that do not end: ${unending.join(', ')}`);
  const after = errors();
  if (after > before) throw new Error(`${before} errors before the fixes and ${after} after them`);
  const { texts } = fix();
  if (texts.size > 0) throw new Error(`fixed again: ${[...texts.keys()].join(', ')}`);
}

function set(name: string, text: string) {
  const kind: FileKind = name.endsWith('.defs') ? 'defs' : 'man';
  return { kind: 'set', file: sourceFile(fixtureFile(name), kind, text) } as const;
}

function nameOf(id: FileId): string {
  return id.slice(fixtureRoot.length + 1);
}
