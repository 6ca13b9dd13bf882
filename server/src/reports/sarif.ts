import type {
  Fix,
  Location,
  Log,
  Notification,
  PhysicalLocation,
  Region,
  ReportingDescriptor,
  Result,
} from 'sarif';
import { ruleNamed } from '../rules/catalog.ts';
import type { Severity } from '../rules/rule.ts';
import { groupBy } from '../text/group-by.ts';
import { version } from '../version.ts';
import type {
  CheckReport,
  ReportedDiagnostic,
  ReportedFix,
  ReportedPlace,
  ReportedProblem,
  ReportedSuppression,
} from './check-report.ts';
import { messageWithTargets } from './concise.ts';
import { lineHashOf } from './fingerprint.ts';
import { jsonText } from './printable.ts';
import type { Range } from './range.ts';

export interface SarifOptions {
  /** A rule's Markdown, undefined where it has none. */
  readonly documentation: (rule: string) => string | undefined;
  /** The most results of a run: what GitHub takes. */
  readonly maxResults?: number;
}

/**
 * SARIF 2.1.0 as GitHub's code scanning and other viewers read it. Suppressed findings are in it with their reasons.
 * Beyond `maxResults` the most severe ones stay, and a notification says how many were left out.
 */
export function renderSarif(
  report: CheckReport,
  { documentation, maxResults = 25_000 }: SarifOptions,
): string {
  const all = [
    ...report.diagnostics.map((diagnostic) => ({ diagnostic, suppression: undefined })),
    ...report.suppressed.map((suppression) => ({
      diagnostic: suppression.diagnostic,
      suppression,
    })),
  ];
  const kept = mostSevere(all, maxResults);
  const ruleIds = [...new Set(kept.map(({ diagnostic }) => diagnostic.rule))].sort();
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'machlint',
            semanticVersion: version,
            rules: ruleIds.map((id) => descriptor(id, documentation(id))),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          [root]: { description: { text: 'the folder in which machlint was called' } },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [
              ...report.problems.map(problemNotification),
              ...truncationNotifications(all.length - kept.length, maxResults),
            ],
          },
        ],
        results: kept.map(({ diagnostic, suppression }) =>
          result(diagnostic, suppression, report, ruleIds.indexOf(diagnostic.rule)),
        ),
      },
    ],
  };
  return jsonText(log);
}

const root = '%SRCROOT%';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

interface Item {
  readonly diagnostic: ReportedDiagnostic;
  readonly suppression: ReportedSuppression | undefined;
}

/** At most `limit` of them in their order: errors are kept before warnings, these before facts, suppressed ones last. */
function mostSevere(items: readonly Item[], limit: number): readonly Item[] {
  if (items.length <= limit) return items;
  const weights = { error: 0, warning: 1, info: 2 };
  const weight = ({ diagnostic, suppression }: Item): number =>
    suppression === undefined ? weights[diagnostic.severity] : 3;
  const ranked = items.map((item, index) => ({ item, index }));
  return ranked
    .sort((a, b) => weight(a.item) - weight(b.item) || a.index - b.index)
    .slice(0, limit)
    .sort((a, b) => a.index - b.index)
    .map(({ item }) => item);
}

function descriptor(id: string, markdown: string | undefined): ReportingDescriptor {
  const rule = ruleNamed(id);
  const title = rule?.title ?? id;
  const severity = typeof rule?.severity === 'string' ? rule.severity : rule?.severity.apple;
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: title },
    fullDescription: { text: firstParagraph(markdown) ?? title },
    help: { text: markdown ?? title, ...(markdown === undefined ? {} : { markdown }) },
    defaultConfiguration: { level: levels[severity ?? 'warning'] },
    properties: {
      tags: [id.slice(0, id.indexOf('/')), ...(rule?.presets ?? [])],
      precision: 'high',
      'problem.severity': problemSeverities[severity ?? 'warning'],
      ...(rule?.securitySeverity === undefined
        ? {}
        : { 'security-severity': rule.securitySeverity.toFixed(1) }),
    },
  };
}

/** GitHub's words for a query's weight. */
const problemSeverities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
};

/** `ids/range-overlap` is `IdsRangeOverlap`. */
function pascalCase(id: string): string {
  return id.replace(/(?:^|[/-])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The text between the title and the next heading's first blank line, on one line. */
function firstParagraph(markdown: string | undefined): string | undefined {
  const [, paragraph] = (markdown ?? '').split(/\n{2,}/);
  return paragraph === undefined || paragraph.startsWith('#')
    ? undefined
    : paragraph.replaceAll('\n', ' ').trim();
}

function result(
  diagnostic: ReportedDiagnostic,
  suppression: ReportedSuppression | undefined,
  report: CheckReport,
  ruleIndex: number,
): Result {
  const { rule, severity, related, fix, targets } = diagnostic;
  const lineHash = lineHashOf(report, diagnostic);
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: messageWithTargets(diagnostic) },
    locations: [{ physicalLocation: physicalLocation(diagnostic) }],
    ...(lineHash === undefined
      ? {}
      : { partialFingerprints: { primaryLocationLineHash: lineHash } }),
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedLocation) }),
    ...(fix === null ? {} : { fixes: [sarifFix(fix)] }),
    suppressions:
      suppression === undefined
        ? []
        : [
            {
              kind: 'inSource',
              status: 'accepted',
              ...(suppression.reason === null ? {} : { justification: suppression.reason }),
            },
          ],
    ...(targets === null ? {} : { properties: { targets: [...targets] } }),
  };
}

function physicalLocation({
  file,
  range,
}: Pick<ReportedPlace, 'file' | 'range'>): PhysicalLocation {
  return { artifactLocation: artifact(file), region: region(range) };
}

function relatedLocation(place: ReportedPlace, index: number): Location {
  return {
    id: index + 1,
    physicalLocation: physicalLocation(place),
    message: { text: place.message },
  };
}

/** A relative path stands against the root; another one (`builtin:`, another drive) stands for itself. */
function artifact(file: string): { uri: string; uriBaseId?: string } {
  if (file.startsWith('builtin:')) return { uri: file };
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return file.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: root };
}

function region({ start, end }: Range): Region {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function sarifFix({ title, edits }: ReportedFix): Fix {
  return {
    description: { text: title },
    artifactChanges: [...groupBy(edits, ({ file }) => file)].map(([file, ofFile]) => ({
      artifactLocation: artifact(file),
      replacements: ofFile.map(({ range, newText }) => ({
        deletedRegion: region(range),
        insertedContent: { text: newText },
      })),
    })),
  };
}

function problemNotification({ file, range, message }: ReportedProblem): Notification {
  const locations =
    file === null || range === null
      ? []
      : [{ physicalLocation: physicalLocation({ file, range }) }];
  return { level: 'warning', message: { text: message }, locations };
}

function truncationNotifications(left: number, limit: number): readonly Notification[] {
  if (left <= 0) return [];
  const text = `${left} more findings are left out: a run holds at most ${limit}, the most severe ones`;
  return [{ level: 'note', message: { text } }];
}
