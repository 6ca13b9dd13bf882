import type { Severity } from '../rules/rule.ts';
import { groupBy } from '../text/group-by.ts';
import { compareImportance } from './importance.ts';
import type { CheckReport, CheckSummary, ReportedDiagnostic } from './check-report.ts';
import { codeFrame } from './code-frame.ts';
import { messageWithTargets } from './concise.ts';
import { plural } from '../text/plural.ts';
import { printable } from './printable.ts';
import type { Paint, Style } from './style.ts';

/**
 * For people at a terminal: the gravest first, each with its line of source; in the end the counts, of many findings by
 * rule too. A rule with many facts takes one line, and one that repeats itself in a file one frame with the other
 * lines' numbers, so that they never hide what has to be repaired.
 */
export function renderPretty(report: CheckReport, style: Style): string {
  const { diagnostics, summary } = report;
  const infos = foldMany(diagnostics.filter(({ severity }) => severity === 'info'));
  const grave = diagnostics.filter(({ severity }) => severity !== 'info');
  const shown = groupRepeats([...grave, ...infos.alone]).sort(({ first: a }, { first: b }) =>
    compareImportance(a, b),
  );
  const blocks = [
    ...shown.map((repeats) => block(repeats, report, style)),
    ...(infos.folded.length === 0
      ? []
      : [infos.folded.map((fold) => foldLine(fold, style)).join('')]),
    ...(diagnostics.length < manyFindings ? [] : [rulesTable(diagnostics, style)]),
    summaryText(summary, diagnostics, style),
  ];
  return blocks.join('\n');
}

/** From this many on, a table of the rules says what the findings are about. */
const manyFindings = 40;
const tableRows = 16;

function rulesTable(diagnostics: readonly ReportedDiagnostic[], style: Style): string {
  const byRule = new Map<string, { readonly first: ReportedDiagnostic; count: number }>();
  for (const diagnostic of diagnostics) {
    const row = byRule.get(`${diagnostic.severity} ${diagnostic.rule}`);
    if (row !== undefined) row.count += 1;
    else byRule.set(`${diagnostic.severity} ${diagnostic.rule}`, { first: diagnostic, count: 1 });
  }
  const rows = [...byRule.values()].sort(
    (a, b) => compareImportance(a.first, b.first) || b.count - a.count,
  );
  const width = Math.max(...rows.map(({ count }) => `${count}`.length));
  const lines = rows.slice(0, tableRows).map(({ first: { severity, rule }, count }) => {
    return `${`${count}`.padStart(width)} ${paintOf(severity, style)(severity.padEnd(7))} ${rule}\n`;
  });
  const rest = rows.length - lines.length;
  const more = rest > 0 ? [style.dim(`and ${plural(rest, 'more rule')} (--statistics)\n`)] : [];
  return [...lines, ...more].join('');
}

/** One finding, and the others of its rule in its file where there are many. */
interface Repeats {
  readonly first: ReportedDiagnostic;
  readonly others: readonly ReportedDiagnostic[];
}

/** From this many warnings of one rule in one file on, the first one stands for all. */
const manyRepeats = 3;

function groupRepeats(diagnostics: readonly ReportedDiagnostic[]): Repeats[] {
  const groups = groupBy(diagnostics, ({ severity, rule, file }) => `${severity} ${rule} ${file}`);
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    const isFolded = first.severity === 'warning' && group.length >= manyRepeats;
    if (isFolded) return [{ first, others }];
    return group.map((one) => ({ first: one, others: [] }));
  });
}

/** From this many on, the facts of one rule are one line. */
const manyInfos = 4;

interface Fold {
  readonly rule: string;
  readonly diagnostics: readonly ReportedDiagnostic[];
}

function foldMany(infos: readonly ReportedDiagnostic[]): {
  readonly alone: readonly ReportedDiagnostic[];
  readonly folded: readonly Fold[];
} {
  const folded = [...groupBy(infos, ({ rule }) => rule)]
    .filter(([, ofRule]) => ofRule.length >= manyInfos)
    .map(([rule, ofRule]) => ({ rule, diagnostics: ofRule }))
    .sort((a, b) => b.diagnostics.length - a.diagnostics.length || (a.rule < b.rule ? -1 : 1));
  const isFolded = new Set(folded.map(({ rule }) => rule));
  return { alone: infos.filter(({ rule }) => !isFolded.has(rule)), folded };
}

function block({ first: diagnostic, others }: Repeats, report: CheckReport, style: Style): string {
  const { severity, rule, file, range, related, fix } = diagnostic;
  const source = report.sourceOf(file);
  const frame = source && codeFrame(source, range);
  const number = `${range.start.line}`;
  const margin = ' '.repeat(number.length);
  const paint = paintOf(severity, style);
  const bar = style.dim('|');
  const lines = [
    `${paint(severity)}: ${style.bold(printable(messageWithTargets(diagnostic)))} ${style.dim(`[${rule}]`)}`,
    `${margin}${style.dim('-->')} ${style.cyan(placeText(diagnostic))}`,
  ];
  if (frame !== undefined) {
    lines.push(
      `${style.dim(number)} ${bar} ${frame.line}`,
      `${margin} ${bar} ${frame.indent}${paint(frame.mark)}`,
    );
  }
  for (const place of related) {
    lines.push(`${margin} ${style.dim('=')} ${placeText(place)}: ${printable(place.message)}`);
  }
  if (fix !== null) {
    const flag = fix.safe ? '--fix' : '--fix --unsafe-fixes';
    lines.push(
      `${margin} ${style.dim('=')} ${style.green('fix')}: ${printable(fix.title)} (${flag})`,
    );
  }
  if (others.length > 0) {
    const numbers = [...new Set(others.map((other) => other.range.start.line))];
    const where = numbers.length === 1 ? 'line' : 'lines';
    lines.push(
      `${margin} ${style.dim('=')} ${others.length} more of ${rule} here: ${where} ${numbers.join(', ')}`,
    );
  }
  return lines.map((line) => `${line}\n`).join('');
}

function foldLine({ rule, diagnostics }: Fold, style: Style): string {
  const [first] = diagnostics;
  const files = new Set(diagnostics.map(({ file }) => file)).size;
  const count = `${plural(diagnostics.length, 'time')} in ${plural(files, 'file')}`;
  const example =
    first === undefined
      ? ''
      : `, first ${placeText(first)}: ${printable(messageWithTargets(first))}`;
  return `${paintOf('info', style)('info')}: ${style.bold(rule)} ${count}${example}\n`;
}

function summaryText(
  { files, errors, warnings, infos, suppressed, baselined }: CheckSummary,
  diagnostics: readonly ReportedDiagnostic[],
  style: Style,
): string {
  const counts = [
    errors === 0 ? undefined : style.red(plural(errors, 'error')),
    warnings === 0 ? undefined : style.yellow(plural(warnings, 'warning')),
    infos === 0 ? undefined : plural(infos, 'info'),
  ].filter((count) => count !== undefined);
  const hidden = [
    suppressed === 0 ? undefined : `${suppressed} suppressed`,
    baselined === 0 ? undefined : `${baselined} in the baseline`,
  ].filter((count) => count !== undefined);
  const found = counts.length === 0 ? style.green('nothing found') : counts.join(', ');
  const aside = hidden.length === 0 ? '' : ` (${hidden.join(', ')})`;
  const fixable = diagnostics.filter(({ fix }) => fix?.safe === true).length;
  const advice = fixable === 0 ? '' : `; \`--fix\` repairs ${fixable}`;
  return `${found} in ${plural(files, 'file')}${aside}${advice}\n`;
}

function paintOf(severity: Severity, style: Style): Paint {
  switch (severity) {
    case 'error':
      return style.red;
    case 'warning':
      return style.yellow;
    case 'info':
      return style.cyan;
  }
}

function placeText({ file, range }: Pick<ReportedDiagnostic, 'file' | 'range'>): string {
  return printable(`${file}:${range.start.line}:${range.start.column}`);
}
