import { describe, expect, it } from 'vitest';
import { fixtureFile, snapshotOf } from '../test/fixture.ts';
import { fileId, span, type FileId } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { fixUntilStable, type FixOptions, type FixResult } from './fix.ts';
import { defineRule, type AnyRule } from './rule.ts';

/** A rule that replaces one text by another wherever it stands. */
function replacing(pattern: RegExp, insert: string, safe = true): AnyRule {
  return defineRule({
    id: `test/${pattern.source}`,
    title: 'A rule',
    severity: 'warning',
    presets: ['recommended'],
    since: '0',
    on: 'file',
    check: ({ id, text }) =>
      [...text.matchAll(pattern)].map((match) => {
        const at = span(id, match.index, match.index + match[0].length);
        const fix = { title: 'replace', edits: [{ span: at, insert }], safe };
        return { span: at, message: 'to be replaced', fix };
      }),
  });
}

/** A rule that replaces a word of one file at its finding in another. */
function replacingElsewhere(word: string, insert: string, file: FileId): AnyRule {
  return defineRule({
    id: `test/${word}-elsewhere`,
    title: 'A rule',
    severity: 'warning',
    presets: ['recommended'],
    since: '0',
    on: 'file',
    *check({ id }, { snapshot }) {
      const at = snapshot.files.get(file)?.text.indexOf(word) ?? -1;
      if (id !== fixtureFile('a.defs') || at === -1) return;
      const edits = [{ span: span(file, at, at + word.length), insert }];
      yield {
        span: span(id, 0, 1),
        message: 'to be replaced there',
        fix: { title: 'replace', edits, safe: true },
      };
    },
  });
}

/** Fixes files in memory; `tried` is told of every attempt. */
function fixed(
  files: Readonly<Record<string, string>>,
  options: FixOptions,
  tried?: () => void,
): FixResult {
  const texts = new Map(Object.entries(files).map(([name, text]) => [fixtureFile(name), text]));
  const open = (): Snapshot => snapshotOf(Object.fromEntries(texts));
  return fixUntilStable(
    open(),
    (changed) => {
      tried?.();
      for (const [file, text] of changed) texts.set(file, text);
      return open();
    },
    options,
  );
}

/** The text of one file after the fixes of the rules. */
function fixedText(text: string, rules: readonly AnyRule[], options: FixOptions = {}): string {
  const { texts } = fixed({ 'a.defs': text }, { rules, ...options });
  return texts.get(fixtureFile('a.defs')) ?? text;
}

const head = 'subsystem a 1;\n';

describe('fixing', () => {
  it('goes on until nothing is left', () => {
    const rules = [replacing(/\bone\b/g, 'two'), replacing(/\btwo\b/g, 'three')];
    expect(fixedText(`${head}/* one two one */`, rules)).toBe(`${head}/* three three three */`);
  });

  it('lets a fix wait that meets another', () => {
    const rules = [replacing(/ab/g, 'x'), replacing(/bc/g, 'y'), replacing(/xc/g, 'z')];
    expect(fixedText(`${head}/* abc */`, rules)).toBe(`${head}/* z */`);
  });

  it('leaves out a fix that changes nothing', () => {
    const rules = [replacing(/one/g, 'one'), replacing(/two/g, 'three')];
    const { applied, texts, unending } = fixed({ 'a.defs': `${head}/* one two */` }, { rules });
    expect([...applied.keys()]).toEqual(['test/two']);
    expect(unending).toEqual([]);
    expect([...texts.values()]).toEqual([`${head}/* one three */`]);
  });

  it('applies what may not be meant only when asked', () => {
    const rules = [replacing(/maybe/g, 'yes', false)];
    expect(fixedText(`${head}/* maybe */`, rules)).toBe(`${head}/* maybe */`);
    expect(fixedText(`${head}/* maybe */`, rules, { unsafe: true })).toBe(`${head}/* yes */`);
  });

  it('takes back the fix that breaks the parse, and no other', () => {
    const rules = [replacing(/skip;/g, 'skip'), replacing(/good/g, 'better')];
    const text = `${head}/* good */ skip; /* good */\n`;
    expect(fixedText(text, rules)).toBe(`${head}/* better */ skip; /* better */\n`);
  });

  it('leaves the other file of a fix that does damage as it was', () => {
    const files = { 'a.defs': `${head}/* good */`, 'b.defs': `${head}skip;\n` };
    const rules = [replacing(/skip;/g, 'skip'), replacing(/good/g, 'better')];
    const { texts, snapshot } = fixed(files, { rules });
    expect([...texts]).toEqual([[fixtureFile('a.defs'), `${head}/* better */`]]);
    expect(snapshot.files.get(fixtureFile('b.defs'))?.text).toBe(files['b.defs']);
  });

  it('keeps a fix that leaves a warning', () => {
    const text = `${head}type one_t = MACH_MSG_TYPE_BIT;\ntype two_t = MACH_MSG_TYPE_BIT;\n`;
    const { texts, result } = fixed({ 'a.defs': text }, { rules: [replacing(/one_t/g, 'two_t')] });
    expect([...texts.values()]).toEqual([text.replace('one_t', 'two_t')]);
    expect(result.diagnostics.map(({ rule }) => rule)).toEqual(['mig/type-redefined']);
  });

  it('tries a fix that does damage once', () => {
    let attempts = 0;
    fixed(
      { 'a.defs': `${head}skip;\n` },
      { rules: [replacing(/skip;/g, 'skip')] },
      () => attempts++,
    );
    expect(attempts).toBeLessThan(5);
  });

  it('takes back fixes of which each does no damage, but all together do', () => {
    const one = 'type int = MACH_MSG_TYPE_INTEGER_32;';
    const two = 'type int = MACH_MSG_TYPE_BIT;';
    const text = `${head}${one}\n${two}\ntype it = int;\n`;
    const rules = [replacing(/type \w+ = \w+32;/g, ''), replacing(/type \w+ = \w+BIT;/g, '')];
    expect(fixedText(text, rules)).toBe(text);
    expect(fixedText(text, rules.slice(0, 1))).toBe(text.replace(one, ''));
    expect(fixedText(text, rules.slice(1))).toBe(text.replace(two, ''));
  });

  it('comes back to a file that has something to fix once another has changed', () => {
    const waiting = defineRule({
      id: 'test/waiting',
      title: 'A rule',
      severity: 'warning',
      presets: ['recommended'],
      since: '0',
      on: 'file',
      *check({ id, text }, { snapshot }) {
        const other = snapshot.files.get(fixtureFile('a.defs'))?.text ?? '';
        const at = text.indexOf('wait');
        if (at === -1 || !other.includes('two')) return;
        const edits = [{ span: span(id, at, at + 4), insert: 'go' }];
        yield {
          span: span(id, at, at + 4),
          message: 'go',
          fix: { title: 'go', edits, safe: true },
        };
      },
    });
    const files = { 'a.defs': `${head}/* one */`, 'b.defs': `${head}/* wait */` };
    const { texts } = fixed(files, { rules: [replacing(/one/g, 'two'), waiting] });
    expect([...texts.values()]).toEqual([`${head}/* two */`, `${head}/* go */`]);
  });

  it('edits no file that is not checked, and none that is built in', () => {
    const builtin = fileId('builtin:/apple/mach/std_types.defs');
    const files = {
      'a.defs': `#include <mach/std_types.defs>\n${head}`,
      'b.defs': `${head}/* x */`,
    };
    const rules = [
      replacingElsewhere('x', 'y', fixtureFile('b.defs')),
      replacingElsewhere('type', 'TYPE', builtin),
    ];
    const only: ReadonlySet<FileId> = new Set([fixtureFile('a.defs')]);
    expect([...fixed(files, { rules, files: only }).texts]).toEqual([]);
    expect([...fixed(files, { rules }).texts]).toEqual([[fixtureFile('b.defs'), `${head}/* y */`]]);
  });

  it('follows any chain of faults of which each hides the next', () => {
    const rules = [replacing(/<(?=x*>)/g, ''), replacing(/(?<=\* x*)x>/g, '>')];
    expect(fixedText(`${head}/* <${'x'.repeat(300)}> */`, rules)).toBe(`${head}/* > */`);
  });

  it('leaves alone what two rules would change to and fro for ever', () => {
    const rules = [
      replacing(/ping/g, 'pong'),
      replacing(/pong/g, 'ping'),
      replacing(/good/g, 'better'),
    ];
    const { texts, unending } = fixed({ 'a.defs': `${head}/* ping good */` }, { rules });
    expect([...texts.values()]).toEqual([`${head}/* ping better */`]);
    expect(unending).toEqual(['test/ping', 'test/pong']);
  });

  it('leaves alone what would grow for ever', () => {
    const rules = [replacing(/\(/g, '(;')];
    const { texts, unending } = fixed({ 'a.defs': `${head}/* ( */` }, { rules });
    expect([...texts.values()]).toEqual([]);
    expect(unending).toEqual(['test/\\(']);
  });

  it('changes nothing the second time', () => {
    const rules = [replacing(/[ \t]+$/gm, ''), replacing(/aa/g, 'a')];
    const once = fixedText(`${head}/* aaaaaaa */ \t\n`, rules);
    expect(once).toBe(`${head}/* a */\n`);
    expect(fixedText(once, rules)).toBe(once);
  });

  it('counts its fixes and leaves alone what is not checked', () => {
    const files = { 'a.defs': `${head}/* x x */`, 'b.defs': `${head}/* x */` };
    const only: ReadonlySet<FileId> = new Set([fixtureFile('a.defs')]);
    const { texts, applied, result } = fixed(files, { rules: [replacing(/x/g, 'y')], files: only });
    expect([...texts]).toEqual([[fixtureFile('a.defs'), `${head}/* y y */`]]);
    expect([...applied.values()]).toEqual([2]);
    expect(result.diagnostics).toEqual([]);
  });
});
