import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../model/dialect.ts';
import { fixUntilStable, type FixResult } from '../rules/fix.ts';
import { lint, type LintResult } from '../rules/engine.ts';
import { ruleCatalog } from '../rules/catalog.ts';
import { breakingChanges } from '../rules/breaking/compare.ts';
import { promises } from '../rules/breaking/table.ts';
import { configDiagnostics } from '../rules/config-diagnostics.ts';
import { configRule } from '../rules/own.ts';
import { sourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import { configFileName } from '../workspace/config-file.ts';
import type { Config } from '../workspace/config.ts';
import { resolveConfig, type ResolvedConfig } from '../workspace/resolve-config.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { fixtureFile, showMarks, snapshotOf, type Mark } from './fixture.ts';
import {
  readRuleDocument,
  withContents,
  type Example,
  type ExampleFile,
  type RuleDocument,
} from './rule-document.ts';

// Every rule's documentation is its test: its examples are run, and what machlint says of them is written back
// into the document. Where that differs from what stands there, the test fails with the difference;
// `npm run bless -- rules.test` takes it over, to be read as code.

for (const rule of ruleCatalog) {
  describe(rule.id, () => {
    const path = new URL(`../../../fixtures/rules/${rule.id}.md`, import.meta.url);
    if (!existsSync(path)) {
      it('has a documentation', () => expect.fail(`there is no fixtures/rules/${rule.id}.md`));
      return;
    }
    const document = readRuleDocument(readFileSync(path, 'utf8'));

    it('has a documentation with all its parts', () => {
      expect(document.title).toBe(rule.title);
      expect(document.headings).toEqual(
        expect.arrayContaining(['Why', 'What to do', 'When to ignore']),
      );
      expect(document.examples.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['wrong', 'right']),
      );
      expect(document.examples.filter(({ files }) => files.length === 0)).toEqual([]);
    });

    it('is right about its examples', async () => {
      const told = withContents(document, toldContents(rule.id, document));
      await expect(told).toMatchFileSnapshot(path.pathname);
    });

    for (const [index, { kind, heading, result }] of document.examples
      .map(runner(rule.id))
      .entries()) {
      if (kind === 'fixed') continue;
      const own = result.diagnostics.filter((diagnostic) => diagnostic.rule === rule.id);
      it(`tells ${kind === 'wrong' ? 'something' : 'nothing'} under "${heading}"`, () => {
        if (kind === 'wrong') expect(own).not.toEqual([]);
        else expect(own).toEqual([]);
        expect(result.problems).toEqual([]);
      });
      // The fixes of settings are an editor's: `--fix` runs under settings that are sound.
      const isFixable = rule !== configRule && own.some(({ fix }) => fix !== undefined);
      if (!isFixable) continue;
      it(`shows what its fix makes of "${heading}", once and for all`, () => {
        const fixed = document.examples[index + 1];
        expect(fixed?.kind).toBe('fixed');
        if (fixed !== undefined) expect(fixOnce(rule.id, fixed).texts).toEqual(new Map());
      });
    }
  });
}

interface Run extends Example {
  readonly snapshot: Snapshot;
  readonly result: LintResult;
}

/** Runs one example: the rule itself, and the compilers' errors, which no example has by mistake. */
function runner(rule: string): (example: Example) => Run {
  return (example) => {
    const settings = configFileOf(example);
    const [before, now] = versionsOf(example);
    const config = configOf(rule, example);
    const snapshot = snapshotOf(now, config);
    const result = rule.startsWith('breaking/')
      ? breakingChanges(snapshotOf(before, config), snapshot, { promises: allPromises })
      : lint(snapshot);
    const ofSettings = settings === undefined ? [] : configDiagnostics(settings);
    const diagnostics = [...ofSettings, ...result.diagnostics];
    return { ...example, snapshot, result: { ...result, diagnostics } };
  };
}

const allPromises = new Set(promises.map(({ name }) => name));

/** The files of `before/…` and those of `after/…`, the folder left out; other files are of now. */
function versionsOf({
  files,
}: Example): readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>] {
  const isOld = ({ name }: ExampleFile): boolean => name.startsWith('before/');
  const texts = (some: readonly ExampleFile[]): Readonly<Record<string, string>> =>
    Object.fromEntries(some.map(({ name, text }) => [nameInVersion(name), text]));
  return [texts(files.filter(isOld)), texts(files.filter((file) => !isOld(file)))];
}

function nameInVersion(name: string): string {
  return name.replace(/^(?:before|after)\//, '');
}

/** The example's own `machlint.jsonc`, where it has one. */
function configFileOf({ files }: Example): ResolvedConfig | undefined {
  const sources = files.map(({ name, text }) => sourceFile(fixtureFile(name), 'other', text));
  const settings = sources.find(({ id }) => id === fixtureFile(configFileName));
  const read = (file: FileId) => sources.find(({ id }) => id === file);
  return settings && resolveConfig(settings, read);
}

function configOf(rule: string, example: Example): Partial<Config> {
  const { options } = example;
  const dialect: Dialect = options.get('dialect') === 'gnu' ? 'gnu' : 'apple';
  return {
    ...configFileOf(example)?.config,
    dialect,
    target: options.get('target')?.split(','),
    preset: 'all',
    select: rule.startsWith('machlint/') ? undefined : [rule, 'mig'],
  };
}

/** The contents of all code blocks as they must stand in the document. */
function toldContents(rule: string, document: RuleDocument): ReadonlyMap<ExampleFile, string> {
  const contents = new Map<ExampleFile, string>();
  let wrong: Run | undefined;
  for (const run of document.examples.map(runner(rule))) {
    if (run.kind === 'wrong') wrong = run;
    const before = run.kind === 'fixed' ? wrong : undefined;
    for (const file of run.files) {
      contents.set(
        file,
        before === undefined ? markedText(rule, run, file) : fixedText(rule, before, file),
      );
    }
  }
  return contents;
}

/** The file with what the rule says of it, and with errors that the example should not have. */
function markedText(rule: string, { snapshot, result }: Run, { name, text }: ExampleFile): string {
  const file = fixtureFile(nameInVersion(name));
  if (name.startsWith('before/') && snapshot.files.has(file)) return text;
  const marks: Mark[] = [];
  for (const diagnostic of result.diagnostics) {
    const { span, severity, message, targets } = diagnostic;
    const isOwn = diagnostic.rule === rule;
    if (!isOwn && severity !== 'error') continue;
    const of = isOwn ? '' : ` ${diagnostic.rule}`;
    const where = targets === undefined ? '' : ` (${targetNames(snapshot, targets).join(', ')})`;
    if (span.file === file) {
      marks.push({ ...span, label: `${severity}${of}: ${message}${where}` });
    }
    for (const { span, message } of isOwn ? (diagnostic.related ?? []) : []) {
      if (span.file === file) marks.push({ ...span, label: message });
    }
  }
  return showMarks(text, uniqueMarks(marks));
}

function uniqueMarks(marks: readonly Mark[]): readonly Mark[] {
  return [...new Map(marks.map((mark) => [JSON.stringify(mark), mark])).values()];
}

function targetNames({ project }: Snapshot, set: number): readonly string[] {
  return project.targets.filter((_, bit) => (set & (1 << bit)) !== 0).map(({ name }) => name);
}

/** The file after the fixes of the rule. */
function fixedText(rule: string, wrong: Run, { name }: ExampleFile): string {
  const text = fixOnce(rule, wrong).snapshot.files.get(fixtureFile(name))?.text;
  return text ?? `(there is no \`${name}\` in the wrong example)\n`;
}

/** Applies the fixes of the rule alone, unsafe ones too; of machlint's own, which are about all others, every fix. */
function fixOnce(rule: string, example: Example): FixResult {
  const texts = new Map(example.files.map(({ name, text }) => [fixtureFile(name), text]));
  const { select, ...others } = configOf(rule, example);
  const config = { ...others, select: select && [rule] };
  const open = (): Snapshot => snapshotOf(Object.fromEntries(texts), config);
  return fixUntilStable(
    open(),
    (changed) => {
      for (const [id, text] of changed) texts.set(id, text);
      return open();
    },
    { unsafe: true },
  );
}
