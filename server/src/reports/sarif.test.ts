import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type AnySchemaObject } from 'ajv';
import type { Log, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { ruleDocumentation } from '../host/rule-documentation.ts';
import { reportFixture } from '../test/report-fixture.ts';
import { renderSarif, type SarifOptions } from './sarif.ts';

describe('a SARIF log', () => {
  it('is what the standard says', () => {
    expect(faultsOf(logOf())).toEqual([]);
  });

  it('holds results, rules and suppressions', async () => {
    const { tool, ...run } = runOf(logOf({ documentation: () => undefined }));
    const told = `${JSON.stringify({ ...run, rules: tool.driver.rules }, undefined, 2)}\n`;
    await expect(told).toMatchFileSnapshot('../../../fixtures/reports/run.sarif');
  });

  it('prints the documentation of its rules', () => {
    const rules = runOf(logOf()).tool.driver.rules ?? [];
    const help = rules.find(({ id }) => id === 'style/trailing-white-space')?.help;
    expect(help?.markdown).toBe(ruleDocumentation('style/trailing-white-space'));
  });

  it('keeps the most severe findings where there are too many', () => {
    const log = logOf({ maxResults: 2 });
    expect(faultsOf(log)).toEqual([]);
    const { results, invocations } = runOf(log);
    expect(results?.map(({ level }) => level)).toEqual(['error', 'warning']);
    expect(invocations?.[0]?.toolExecutionNotifications?.at(-1)?.message.text).toBe(
      '2 more findings are left out: a run holds at most 2, the most severe ones',
    );
  });
});

function logOf(options: Partial<SarifOptions> = {}): Log {
  const text = renderSarif(reportFixture(), { documentation: ruleDocumentation, ...options });
  return JSON.parse(text) as Log;
}

function runOf({ runs: [run] }: Log): Run {
  if (run === undefined) throw new Error('the log has no run');
  return run;
}

/** What the schema of the standard says against a log. */
function faultsOf(log: Log): readonly unknown[] {
  const path = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  // Ajv reads a later draft, in which these two keywords have other meanings and names.
  const schema = { ...(JSON.parse(readFileSync(path, 'utf8')) as AnySchemaObject) };
  delete schema['$schema'];
  delete schema['id'];
  const isUri = (text: string): boolean => URL.canParse(text);
  const isReference = (text: string): boolean => URL.canParse(text, 'file:///');
  const isTime = (text: string): boolean => !Number.isNaN(Date.parse(text));
  const formats = { uri: isUri, 'uri-reference': isReference, 'date-time': isTime };
  const validate = new Ajv({ strict: false, unicodeRegExp: false, formats }).compile(schema);
  void validate(log);
  return validate.errors ?? [];
}
