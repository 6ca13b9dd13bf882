import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { documentSource, ruleSource } from '../../scripts/rule-template.ts';
import { lint } from '../rules/engine.ts';
import { defineRule } from '../rules/rule.ts';
import { fixtureFile, showMarks, snapshotOf } from './fixture.ts';
import { readRuleDocument } from './rule-document.ts';

const id = 'ids/some-fault';

it('is a rule as Prettier would write it', async () => {
  const filepath = new URL(import.meta.url).pathname;
  const style = { ...(await resolveConfig(filepath)), filepath };
  expect(await format(ruleSource(id), style)).toBe(ruleSource(id));
});

it('comes with a documentation that says what the rule finds', () => {
  const document = readRuleDocument(documentSource(id));
  expect(document.title).toBe('Some fault');
  expect(document.headings).toEqual(['Why', 'What to do', 'When to ignore', 'Wrong', 'Right']);
  const [wrong, right] = document.examples.map(({ files }) => files[0]);
  expect(wrong?.text).toBeDefined();
  expect(right?.text).toBe('subsystem door 4000;\n');

  const rule = defineRule({
    ...{ id, title: '', severity: 'warning', presets: ['recommended'], since: '0.1.0' },
    on: 'routine',
    check: ({ declared }) => [{ span: declared, message: 'what is wrong, then what was expected' }],
  });
  const text = wrong?.text ?? '';
  const { diagnostics } = lint(snapshotOf({ 'door.defs': text }), { rules: [rule] });
  const marks = diagnostics.map(({ span, severity, message }) => {
    expect(span.file).toBe(fixtureFile('door.defs'));
    return { ...span, label: `${severity}: ${message}` };
  });
  expect(documentSource(id)).toContain(showMarks(text, marks));
});
