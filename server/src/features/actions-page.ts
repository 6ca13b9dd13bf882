import { paramPairs } from '../rules/man/param-pairs.ts';
import type { Diagnostic } from '../rules/rule.ts';
import { documentedBy, type Documented } from '../rules/sync/documented.ts';
import type { InterfaceParameter } from '../rules/sync/interface-parameter.ts';
import type { ManPage } from '../syntax/man/man-page.ts';
import type { Edit } from '../text/edit.ts';
import { span, type Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { onlyEdits, type CodeAction } from './code-action.ts';
import { annotationOf, pageName, parameterEntry } from './page-text.ts';

/** Adds to a page what the interface has and the page does not show or describe. */
export function pageActions(
  snapshot: Snapshot,
  at: Span,
  diagnostics: readonly Diagnostic[],
): readonly CodeAction[] {
  const page = snapshot.page(at.file);
  const text = snapshot.files.get(at.file)?.text;
  if (page === undefined || text === undefined) return [];
  const documented = documentedBy(page, snapshot);
  const inSynopsis = missingInSynopsis(documented, text);
  const entries = missingEntries(page, documented, text);
  const isTold = (rule: string): Diagnostic | undefined =>
    diagnostics.find((diagnostic) => diagnostic.rule === rule);
  return [
    ...action(
      'entries',
      'Describe the missing parameters, as the interface implies them',
      entries,
      isTold('man/param-undocumented'),
    ),
    ...action(
      'synopsis',
      'Add the missing parameters to the synopsis',
      inSynopsis,
      isTold('sync/parameter-missing-in-page') ?? isTold('sync/count-argument-missing'),
    ),
  ];
}

function action(
  id: string,
  title: string,
  edits: readonly Edit[],
  diagnostic: Diagnostic | undefined,
): readonly CodeAction[] {
  if (edits.length === 0) return [];
  const kind = diagnostic === undefined ? 'refactor.rewrite' : 'quickfix';
  return [{ id, title, kind, isPreferred: false, diagnostic, change: () => onlyEdits(edits) }];
}

/** Parameters of the interface behind the page's parameter that they follow. */
function missingInSynopsis(documented: readonly Documented[], text: string): readonly Edit[] {
  const groups = new Map<number, { readonly at: Span; readonly lines: string[] }>();
  for (const { pairing } of documented) {
    for (const { inInterface, after } of pairing.missing) {
      if (after === undefined || inInterface.ctype === '?') continue;
      const end = behindTag(text, after.span.end);
      const group = groups.get(end) ?? { at: span(after.span.file, end, end), lines: [] };
      group.lines.push(synopsisLine(inInterface));
      groups.set(end, group);
    }
  }
  return [...groups.values()].map(({ at, lines }) => ({
    span: at,
    insert: lines.map((line) => `,\n${line}`).join(''),
  }));
}

/** Behind the end tag of a marked name. */
function behindTag(text: string, offset: number): number {
  const tag = /^\s*<\/(?:var|i)>/i.exec(text.slice(offset, offset + 40));
  return offset + (tag?.[0].length ?? 0);
}

function synopsisLine(parameter: InterfaceParameter): string {
  const { argument, ctype } = parameter;
  return `${' '.repeat(17)}<strong>${ctype}</strong>  <var>${pageName(argument, parameter)}</var>`;
}

/** Entries for parameters that the synopsis shows and PARAMETERS does not describe, each behind the one before it. */
function missingEntries(
  page: ManPage,
  documented: readonly Documented[],
  text: string,
): readonly Edit[] {
  const section = page.sections.find(({ name }) => name === 'PARAMETERS');
  if (section === undefined) return [];
  const partners = new Map(
    documented.flatMap(({ pairing }) =>
      pairing.pairs.map((pair) => [pair.page.name.text, pair.inInterface] as const),
    ),
  );
  const order = page.prototypes.flatMap(({ params }) => params.map(({ name }) => name.text));
  const groups = new Map<number, string[]>();
  for (const { name } of paramPairs(page).undescribed) {
    const partner = partners.get(name.text);
    if (partner === undefined) continue;
    const at = placeOfEntry(page, order, name.text, section.span, text);
    if (at === undefined) continue;
    const list = groups.get(at) ?? [];
    const implied = {
      name: name.text,
      ctype: partner.ctype,
      annotation: annotationOf(partner.argument, partner.role),
      argument: partner.argument,
    };
    list.push(parameterEntry(implied, () => ''));
    groups.set(at, list);
  }
  return [...groups].map(([at, list]) => ({
    span: span(section.span.file, at, at),
    insert: `${text.charAt(at - 1) === '\n' ? '' : '\n'}${list.join('').trimEnd()}\n`,
  }));
}

/** Behind the entry of the nearest parameter before it; else at the end of the list; undefined without a list. */
function placeOfEntry(
  { params }: ManPage,
  order: readonly string[],
  name: string,
  section: Span,
  text: string,
): number | undefined {
  const before = order.slice(0, order.indexOf(name)).toReversed();
  for (const other of before) {
    const entry = params.find((param) => param.name.text === other);
    if (entry !== undefined) return entry.span.end;
  }
  const [first] = params;
  if (first !== undefined) return startOfEntry(text, first.span.start);
  const close = text.slice(section.start, section.end).search(/<\/dl>/i);
  return close === -1 ? undefined : section.start + close;
}

/** An entry's paragraph mark belongs to it. */
function startOfEntry(text: string, start: number): number {
  const mark = /<p>\s*$/i.exec(text.slice(Math.max(0, start - 20), start));
  return start - (mark?.[0].length ?? 0);
}
