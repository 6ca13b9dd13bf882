import { describe, expect, it } from 'vitest';
import { targetBit, unionOf, type TargetSet } from '../model/target.ts';
import { fixtureFile, snapshotOf } from '../test/fixture.ts';
import { fileId, span } from '../text/span.ts';
import { lint, lintFile, lintSteps, type LintResult } from './engine.ts';
import { defineRule, type AnyRule } from './rule.ts';

const facts = {
  title: 'A rule',
  severity: 'warning',
  presets: ['recommended'],
  since: '0',
} as const;

/** A tree with faults of its own, and with files that other files read. */
const files = {
  'types.defs': 'type door_t = MACH_MSG_TYPE_COPY_SEND; \ntype door_t = MACH_MSG_TYPE_CHAR;\n',
  'door.defs': `#include "types.defs"
#include <nowhere/at_all.defs>
subsystem door 4000; 
routine door_open(server : door_t; in mode : ghost_t);
routine door_shut(server : door_t); // machlint-ignore mig/nothing: a reason
`,
  'lamp.defs': `#include "types.defs"
#include "missing.defs"
subsystem lamp 4000;
routine lamp_light(server : door_t);
`,
  'man/door_open.html': '<h2>door_open</h2> \n<hr>\n<p><b>Function</b> - Open a door.</p>',
};
const snapshot = snapshotOf(files, { preset: 'all' });

/** One of each kind, and one that does not keep to its file. */
const rules: readonly AnyRule[] = [
  defineRule({
    ...facts,
    id: 'test/page',
    on: 'page',
    check: ({ page }) => [{ span: page.title.span, message: 'a page' }],
  }),
  defineRule({
    ...facts,
    id: 'test/routine',
    on: 'routine',
    check: ({ declared }) => [{ span: declared, message: 'a routine' }],
  }),
  defineRule({
    ...facts,
    id: 'test/interface',
    on: 'interface',
    check: ({ interface: { types } }) =>
      types.flatMap(({ declared }) => (declared ? [{ span: declared, message: 'a type' }] : [])),
  }),
  defineRule({
    ...facts,
    id: 'test/file',
    on: 'file',
    check: ({ id }) => [{ span: span(id, 1, 2), message: 'a file' }],
  }),
  defineRule({
    ...facts,
    id: 'test/workspace',
    on: 'workspace',
    check: ({ files }) => [...files.keys()].map((id) => ({ span: span(id, 0, 1), message: 'one' })),
  }),
  defineRule({
    ...facts,
    id: 'test/astray',
    on: 'routine',
    check: () => [{ span: span(fixtureFile('man/door_open.html'), 0, 4), message: 'astray' }],
  }),
];

const shown = ({ diagnostics }: LintResult): readonly string[] =>
  diagnostics.map(
    ({ rule, span: { file, start }, message }) => `${file}:${start} ${rule} ${message}`,
  );

describe('the engine', () => {
  it('hands every subject to the rules that ask for it', () => {
    expect(shown(lint(snapshot, { rules }))).toMatchInlineSnapshot(`
      [
        "/fixture/door.defs:0 test/workspace one",
        "/fixture/door.defs:1 test/file a file",
        "/fixture/door.defs:83 test/astray astray",
        "/fixture/door.defs:83 test/routine a routine",
        "/fixture/door.defs:138 test/astray astray",
        "/fixture/door.defs:138 test/routine a routine",
        "/fixture/door.defs:185 machlint/malformed-suppression no rule is called \`mig/nothing\`, \`machlint rules\` lists them",
        "/fixture/lamp.defs:0 test/workspace one",
        "/fixture/lamp.defs:1 test/file a file",
        "/fixture/lamp.defs:31 mig/include-not-found there is no file \`missing.defs\` to include",
        "/fixture/lamp.defs:75 test/astray astray",
        "/fixture/lamp.defs:75 test/routine a routine",
        "/fixture/man/door_open.html:0 test/workspace one",
        "/fixture/man/door_open.html:4 test/page a page",
        "/fixture/types.defs:0 test/workspace one",
        "/fixture/types.defs:1 test/file a file",
        "/fixture/types.defs:5 test/interface a type",
        "/fixture/types.defs:45 mig/type-redefined the type \`door_t\` is declared already, expected one declaration",
        "/fixture/types.defs:45 test/interface a type",
      ]
    `);
  });

  it('says of one file what it says of it among all', () => {
    for (const some of [rules, undefined]) {
      const options = some === undefined ? {} : { rules: some };
      const all = lint(snapshot, options);
      for (const file of snapshot.files.keys()) {
        const isOwn = (one: { readonly span: { readonly file: string } }) => one.span.file === file;
        const alone = lint(snapshot, { ...options, files: new Set([file]) });
        expect(alone.diagnostics).toEqual(all.diagnostics.filter(isOwn));
        expect(alone.suppressed).toEqual(all.suppressed.filter((one) => isOwn(one.diagnostic)));
      }
    }
    const door = fixtureFile('door.defs');
    expect(lintFile(snapshot, door).diagnostics).toEqual(
      lint(snapshot).diagnostics.filter(({ span }) => span.file === door),
    );
  });

  it('gives the same in slices, and for files in any order', () => {
    const steps = [...lintSteps(snapshot, { rules })];
    expect(steps.length).toBeGreaterThan(10);
    const turned = Object.fromEntries(Object.entries(files).reverse());
    expect(lint(snapshotOf(turned, { preset: 'all' }))).toEqual(lint(snapshot));
  });

  it('asks a question between files once, for whatever file the answer is', () => {
    let calls = 0;
    const counting = defineRule({
      ...facts,
      id: 'test/counting',
      on: 'workspace',
      check: ({ pages }) => {
        calls += 1;
        return [...pages.values()].map(({ title }) => ({ span: title.span, message: 'one' }));
      },
    });
    const page = fixtureFile('man/door_open.html');
    const own = [...snapshot.files.keys()].map((file) =>
      lint(snapshot, { rules: [counting], files: new Set([file]) }).diagnostics.filter(
        ({ rule }) => rule === 'test/counting',
      ),
    );
    expect(own.flat().map(({ span }) => span.file)).toEqual([page]);
    expect(calls).toBe(1);
  });

  it('survives a rule that throws, and names it', () => {
    const broken = defineRule({
      ...facts,
      id: 'test/broken',
      on: 'page',
      *check({ page }) {
        yield { span: page.title.span, message: 'before the fall' };
        throw new TypeError('a slip');
      },
    });
    const { diagnostics, problems } = lint(snapshot, { rules: [broken, ...rules] });
    expect(diagnostics.map(({ message }) => message)).toContain('before the fall');
    expect(diagnostics.map(({ message }) => message)).toContain('a page');
    expect(problems.map(({ message }) => message)).toContain(
      'the rule `test/broken` failed, which is a bug of machlint: a slip',
    );
  });

  it('tells the time of each rule by the clock that it is given', () => {
    let time = 0;
    const { timings } = lint(snapshot, { rules, now: () => (time += 5) });
    expect(timings.find(({ rule }) => rule === 'test/routine')).toEqual({
      rule: 'test/routine',
      milliseconds: 15,
      findings: 3,
    });
    expect(timings.map(({ rule }) => rule)).toContain('(reading)');
    expect(lint(snapshot, { rules }).timings).toEqual([]);
  });

  it('tells what lies in another file at its subject, and says where', () => {
    const page = span(fixtureFile('man/door_open.html'), 4, 13);
    const far = defineRule({
      ...facts,
      id: 'test/far',
      on: 'routine',
      check: ({ declared }) => [
        { span: page, message: 'far', related: [{ span: declared, message: 'of this one' }] },
      ],
    });
    const [found] = lint(snapshot, { rules: [far] }).diagnostics;
    const declared = span(fixtureFile('door.defs'), 83, 92);
    expect(found).toMatchObject({
      span: declared,
      related: [
        { span: page, message: 'here' },
        { span: declared, message: 'of this one' },
      ],
    });
  });
});

describe('an include that is not found', () => {
  const told = (text: string, config: Parameters<typeof snapshotOf>[1]) => {
    const files = { 'a.defs': `${text}\nsubsystem a 1;\n` };
    const { diagnostics, problems } = lint(snapshotOf(files, config));
    return [
      ...diagnostics.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`),
      ...problems.map(({ message }) => `problem: ${message}`),
    ];
  };
  it('is an error in quotes', () => {
    expect(told('#include "b.defs"', {})).toEqual([
      'error mig/include-not-found: there is no file `b.defs` to include',
    ]);
  });
  it('is a problem in angle brackets, told once', () => {
    expect(told('#include <b/b.defs>\n#include <b/b.defs>', {})).toEqual([
      'problem: there is no file `<b/b.defs>` in the workspace, and none of that name is built in',
    ]);
  });
  it('is an error in angle brackets where the folders or the target are named', () => {
    const error = 'error mig/include-not-found: there is no file `b/b.defs` to include';
    expect(told('#include <b/b.defs>', { includes: [fileId('/fixture/inc')] })).toEqual([error]);
    expect(told('#include <b/b.defs>', { target: ['user'] })).toEqual([error]);
  });
});

describe('a finding of several targets', () => {
  const targets = ['user', 'kernel', 'odd'].map((name) => ({
    name,
    base: '/fixture',
    defines: { [name.toUpperCase()]: '1' },
    ...(name === 'odd' ? { roots: ['odd.defs'] } : {}),
  }));
  const user = targetBit(0);
  const kernel = targetBit(1);
  const both = unionOf(user, kernel);
  const all = unionOf(both, targetBit(2));
  const told = (files: Readonly<Record<string, string>>, rules?: readonly AnyRule[]) => {
    const snapshot = snapshotOf({ ...files, 'odd.defs': 'subsystem odd 9;\n' }, { targets });
    return lint(snapshot, rules && { rules }).diagnostics.map(({ targets, message }) => {
      const names = snapshot.project.targets.filter((_, bit) => (targets ?? 0) & (1 << bit));
      return [message, targets === undefined ? 'all' : names.map(({ name }) => name).join()];
    });
  };
  const where = (...args: Parameters<typeof told>) => told(...args).map(([, names]) => names);

  it('is one', () => {
    const files = { 'a.defs': 'subsystem a 1;\ntype a_t = ghost_t;\n' };
    expect(where(files)).toEqual(['all']);
  });

  it('names the targets where it does not hold in all that read the file', () => {
    const text = 'subsystem a 1;\n#if KERNEL\ntype a_t = ghost_t;\n#endif\n';
    expect(where({ 'a.defs': text })).toEqual(['kernel']);
  });

  it('names none where it holds in the few that read the file', () => {
    const text = 'subsystem a 1;\n#if KERNEL\n#include "b.defs"\n#endif\n';
    const faulty = 'type a_t = ghost_t;\n';
    expect(where({ 'a.defs': text, 'b.defs': faulty })).toEqual(['all']);
  });

  it('counts for a page, which no target reads, all that there are', () => {
    const inTargets = (targets: TargetSet) =>
      defineRule({
        ...facts,
        id: `test/in-${targets}`,
        on: 'page',
        check: ({ page }) => [{ span: page.title.span, message: `in ${targets}`, targets }],
      });
    const files = { 'a.defs': 'subsystem a 1;\n', 'a.html': '<h2>a</h2>' };
    expect(told(files, [inTargets(all), inTargets(kernel)])).toEqual([
      ['in 2', 'kernel'],
      ['in 7', 'all'],
    ]);
  });

  it('holds everywhere where one of two equal ones does', () => {
    const saying = (...sets: readonly (TargetSet | undefined)[]) =>
      defineRule({
        ...facts,
        id: 'test/saying',
        on: 'workspace',
        check: ({ files }) =>
          [...files.keys()]
            .filter((id) => id.endsWith('a.defs'))
            .flatMap((id) =>
              sets.map((targets) => {
                const finding = { span: span(id, 0, 1), message: 'one' };
                return targets === undefined ? finding : { ...finding, targets };
              }),
            ),
      });
    const files = { 'a.defs': 'subsystem a 1;\n' };
    expect(where(files, [saying(user, undefined)])).toEqual(['all']);
    expect(where(files, [saying(undefined, user)])).toEqual(['all']);
    expect(where(files, [saying(user, kernel)])).toEqual(['all']);
    expect(where(files, [saying(user, user)])).toEqual(['user']);
  });
});
