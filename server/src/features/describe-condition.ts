import type { Directive, FileSyntax } from '../syntax/cpp/file-syntax.ts';
import type { UnitFacts } from '../syntax/cpp/unit.ts';
import { isWithin } from '../syntax/cpp/skipped.ts';
import { noTargets, unionOf } from '../model/target.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { conditionalsOf } from './conditionals.ts';
import { code, list } from './markdown.ts';
import { targetNames } from '../workspace/target-names.ts';

/** Which targets take which arm of the conditional that a directive belongs to; undefined for any other directive. */
export function describeCondition(
  snapshot: Snapshot,
  syntax: FileSyntax,
  directive: Directive,
): string | undefined {
  const conditional = conditionalsOf(syntax).find(
    ({ arms, endif }) => endif === directive || arms.some((arm) => arm.directive === directive),
  );
  if (conditional === undefined) return undefined;
  const units = snapshot.unitsOf(syntax.file.id);
  if (units.length === 0) return undefined;
  const lines = conditional.arms.map(({ directive: own, end }) => {
    const live = units.filter(({ unit }) => isLive(unit, syntax, own, end));
    const names = targetNames(
      snapshot,
      live.map(({ targets }) => targets).reduce(unionOf, noTargets),
    );
    const text = syntax.file.text.slice(own.span.start, own.span.end).replace(/\s+/g, ' ');
    return `${code(text)} ${names.length === 0 ? 'is live in no known target' : `is live in ${names.join(', ')}`}`;
  });
  return list(lines);
}

/** Whether a unit reads the lines between a directive and the next one of its conditional. */
export function isLive(
  { inactive }: UnitFacts,
  { file }: FileSyntax,
  { span }: Directive,
  end: number,
): boolean {
  const start = Math.min(end, file.lines.lineStart(file.lines.position(span.end).line + 1));
  return !isWithin(
    inactive.filter((gap) => gap.file === file.id),
    start,
  );
}
