import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../../test/shared.ts';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { defaultConfig } from '../../workspace/config.ts';
import { openWorkspace } from '../../workspace/workspace.ts';
import { lint } from '../engine.ts';

const corpus = sharedPath('corpus/man');
const defects = sharedPath('golden/man-defects.json');
const verdicts = new URL('../../../../fixtures/verdicts/man.tsv', import.meta.url);

describe.skipIf(corpus === undefined || defects === undefined)(
  'what the rules say of the pages of XNU',
  () => {
    const found = corpus === undefined ? [] : findings(corpus);

    it('finds every verified defect on its line, typing errors of the prose aside', () => {
      const places = new Set(found);
      const missed = readDefects()
        .filter(({ kind }) => kind !== 'prose-typo' && kind !== 'copy-paste-text')
        .map(({ page, line, kind }) => `${page}\t${line}\tman/${kind}`)
        .filter((place) => !places.has(place));
      expect(missed).toEqual([]);
    });

    // Every line was judged by reading the page: whoever changes a rule judges the lines that come or go.
    it('says what was judged, and nothing else', () => {
      const [, ...judged] = readFileSync(verdicts, 'utf8').trimEnd().split('\n');
      expect(found).toEqual(judged.map((line) => line.split('\t').slice(0, 3).join('\t')));
    });

    it('is nearly always right', () => {
      const [, ...judged] = readFileSync(verdicts, 'utf8').trimEnd().split('\n');
      const right = judged.filter((line) => line.split('\t')[3] === 'true');
      expect(right.length / judged.length).toBeGreaterThanOrEqual(0.95);
    });
  },
);

interface Defect {
  readonly page: string;
  readonly line: number;
  readonly kind: string;
}

function readDefects(): readonly Defect[] {
  return defects === undefined ? [] : (JSON.parse(readFileSync(defects, 'utf8')) as Defect[]);
}

/** Page, line and rule of everything that the two groups say of a folder of pages. */
function findings(folder: string): readonly string[] {
  const config = { ...defaultConfig, preset: 'all', select: ['man', 'codes'] } as const;
  const workspace = openWorkspace(config, [fileId('/man')]);
  const sources = readdirSync(folder).map((name) =>
    sourceFile(fileId(`/man/${name}`), 'man', readFileSync(`${folder}/${name}`, 'utf8')),
  );
  const snapshot = workspace.apply(sources.map((file) => ({ kind: 'set', file })));
  return lint(snapshot).diagnostics.map(({ span, rule }) => {
    const line = snapshot.files.get(span.file)?.lines.position(span.start).line ?? -1;
    return `${span.file.replace('/man/', '')}\t${line + 1}\t${rule}`;
  });
}
