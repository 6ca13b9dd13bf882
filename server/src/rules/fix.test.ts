import { describe, expect, it } from 'vitest';
import { fixtureFile, snapshotOf } from '../test/fixture.ts';
import { span, type FileId } from '../text/span.ts';
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

/** Fixes files in memory. */
function fixed(files: Readonly<Record<string, string>>, options: FixOptions): FixResult {
  const texts = new Map(Object.entries(files).map(([name, text]) => [fixtureFile(name), text]));
  const open = (): Snapshot => snapshotOf(Object.fromEntries(texts));
  return fixUntilStable(
    open(),
    (changed) => {
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
    const { applied, texts } = fixed({ 'a.defs': `${head}/* one two */` }, { rules });
    expect([...applied.keys()]).toEqual(['test/two']);
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
