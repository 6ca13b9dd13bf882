import { describe, expect, it } from 'vitest';
import { fileId } from '../text/span.ts';
import { defaultConfig, type Config } from '../workspace/config.ts';
import type { Preset, RuleDescription } from './rule.ts';
import { selectionOf } from './selection.ts';

const overlap = rule('ids/range-overlap', ['recommended']);
const drift = rule('sync/drift', ['strict']);
const token = rule('safety/token', ['security']);
const comma = rule('style/comma', []);

function rule(id: string, presets: readonly Preset[]): RuleDescription {
  return { id, title: id, severity: { apple: 'warning', gnu: 'error' }, presets, since: '0' };
}

/** The severities of the four rules in a file, under Apple's dialect. */
function severities(config: Partial<Config>, file = '/w/a.defs'): readonly string[] {
  const selection = selectionOf({ ...defaultConfig, ...config });
  const at = { file: fileId(file), dialect: 'apple', own: undefined } as const;
  return [overlap, drift, token, comma].map((rule) => {
    const severity = selection.severity(rule, at) ?? 'off';
    expect(selection.isOn(rule, at.file)).toBe(severity !== 'off');
    if (severity !== 'off') expect(selection.isOnAnywhere(rule)).toBe(true);
    return severity;
  });
}

describe('the severity of a rule', () => {
  it.each<[Partial<Config>, readonly string[]]>([
    [{ preset: 'recommended' }, ['warning', 'off', 'off', 'off']],
    [{ preset: 'strict' }, ['warning', 'warning', 'off', 'off']],
    [{ preset: 'security' }, ['warning', 'off', 'warning', 'off']],
    [{ preset: 'all' }, ['warning', 'warning', 'warning', 'warning']],
    // The more exact name wins.
    [{ rules: { ids: 'off', 'ids/range-overlap': 'error' } }, ['error', 'off', 'off', 'off']],
    [{ rules: { 'ids/range-overlap': 'off', ids: 'error' } }, ['off', 'off', 'off', 'off']],
    // A rule that is named runs, whatever the preset says.
    [{ rules: { style: 'info' } }, ['warning', 'off', 'off', 'info']],
    // Nothing runs but what is selected.
    [{ select: ['sync', 'style/comma'] }, ['off', 'warning', 'off', 'warning']],
    [{ select: ['sync'], rules: { ids: 'error', sync: 'info' } }, ['off', 'info', 'off', 'off']],
    [{ select: ['sync'], rules: { sync: 'off' } }, ['off', 'warning', 'off', 'off']],
    [{ select: ['sync'], rules: { 'sync/drift': 'off' } }, ['off', 'off', 'off', 'off']],
    [{ ignore: ['ids'] }, ['off', 'off', 'off', 'off']],
    [{ ignore: ['ids'], rules: { 'ids/range-overlap': 'info' } }, ['info', 'off', 'off', 'off']],
    [{ ignore: ['sync'], select: ['sync', 'ids'] }, ['warning', 'off', 'off', 'off']],
    [{ ignore: ['sync'], select: ['sync/drift'] }, ['off', 'warning', 'off', 'off']],
  ])('is under %j %j', (config, expected) => {
    expect(severities(config)).toEqual(expected);
  });

  it('is what an override says for the files that it means', () => {
    const overrides = [
      { files: ['man/**'], base: '/w', rules: { ids: 'off', style: 'error' } },
      { files: ['*.html'], base: '/w', rules: { style: 'info' } },
    ] as const;
    expect(severities({ overrides })).toEqual(['warning', 'off', 'off', 'off']);
    expect(severities({ overrides }, '/w/man/a.defs')).toEqual(['off', 'off', 'off', 'error']);
    expect(severities({ overrides }, '/w/man/a.html')).toEqual(['off', 'off', 'off', 'info']);
    expect(severities({ overrides }, '/elsewhere/a.html')).toEqual([
      'warning',
      'off',
      'off',
      'off',
    ]);
    expect(severities({ overrides, select: ['ids'] }, '/w/man/a.defs')).toEqual([
      'off',
      'off',
      'off',
      'off',
    ]);
  });

  it("is the finding's own or the dialect's where no setting names the rule", () => {
    const selection = selectionOf(defaultConfig);
    const file = fileId('/w/a.defs');
    expect(selection.severity(overlap, { file, dialect: 'gnu', own: undefined })).toBe('error');
    expect(selection.severity(overlap, { file, dialect: 'gnu', own: 'info' })).toBe('info');
    const loud = selectionOf({ ...defaultConfig, rules: { ids: 'error' } });
    expect(loud.severity(overlap, { file, dialect: 'apple', own: 'info' })).toBe('error');
  });
});
