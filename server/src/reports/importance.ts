import type { Severity } from '../rules/rule.ts';

/** What is ordered: a finding, or a rule with the severity of its findings. */
interface Weighed {
  readonly rule: string;
  readonly severity: Severity;
}

/**
 * Orders for a person who reads from the top: by severity, then by what a fault costs. A build that breaks, a message
 * that reaches the wrong routine and a right that leaks come before words, and words before mark-up.
 */
export function compareImportance(a: Weighed, b: Weighed): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity) || rank(a) - rank(b);
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

const groups = ['machlint', 'mig', 'ids', 'rights', 'safety', 'sync', 'codes', 'man', 'style'];

function rank({ rule }: Weighed): number {
  const [group = '', name = ''] = rule.split('/');
  const index = groups.indexOf(group);
  const isMarkup = group === 'man' && markup.has(name);
  return (index === -1 ? groups.length : index) + (isMarkup ? 0.5 : 0);
}

/** Rules on how a page is written, and not on what it says. */
const markup: ReadonlySet<string> = new Set([
  'bad-end-tag',
  'doubled-start-tag',
  'heading-variant',
  'list-ends-with-comma',
  'lost-superscript',
  'misnested-tags',
  'missing-hr',
  'prototype-missing-semicolon',
  'stray-end-tag',
  'title-dash-variant',
  'troff-leftover',
  'unclosed-strong',
]);
