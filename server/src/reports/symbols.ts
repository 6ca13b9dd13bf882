import { hasTarget, type Target } from '../model/target.ts';
import { groupBy } from '../text/group-by.ts';
import { relativePath } from '../text/relative-path.ts';
import { span, type FileId, type Span } from '../text/span.ts';
import { pagesAbout } from '../workspace/pages-about.ts';
import type { InterfaceUnit, Snapshot } from '../workspace/snapshot.ts';
import { rangeOf, type Range } from './range.ts';
import type { RoutineInTarget } from './query/routine-facts.ts';
import { interfaceReport } from './symbols-interface.ts';
import { pageReport } from './symbols-page.ts';

export interface SymbolsOptions {
  /** The folder that paths are shown relative to. */
  readonly folder: string;
  /** The files to tell of; the others are context. */
  readonly files: ReadonlySet<FileId>;
  readonly problems: readonly { readonly file: FileId; readonly message: string }[];
  readonly withRanges: boolean;
  readonly withLayouts: boolean;
  /** Only these routines, and the pages about them; undefined: all. */
  readonly where?: RoutineFilter;
}

export type RoutineFilter = (routine: RoutineInTarget) => boolean;

/** The symbol table as data: the contract of `symbols --format json`. Values that are not there are null. */
export function symbolsReport(snapshot: Snapshot, options: SymbolsOptions): object {
  const { folder, files, problems, withRanges, withLayouts, where } = options;
  const { project } = snapshot;
  const pathOf = (file: FileId): string => relativePath(folder, file);
  const toRange = (at: Span): Range => rangeOf(snapshot.files, at);
  const ranger = withRanges ? toRange : undefined;

  const unread = problems.map(({ file, message }) => ({ span: span(file, 0, 0), message }));
  const interfaces = interfacesByTarget(
    snapshot.units.filter(({ root }) => files.has(root)),
    snapshot.project.targets,
  ).filter(({ unit, target }) => where === undefined || hasRoutine(unit, target, where));
  const told = where === undefined ? files : pagesOfRoutines(snapshot, interfaces, where);
  const pages = [...snapshot.pages].filter(([file]) => files.has(file) && told.has(file));
  return {
    version: 1,
    dialect: project.dialect,
    layout: project.layout,
    pages: pages.map(([file, page]) => pageReport(pathOf(file), page, ranger)),
    interfaces: interfaces.map(({ unit, target }) =>
      interfaceReport(unit, target, {
        pathOf,
        rangeOf: toRange,
        ranger,
        withLayouts,
        ...(where === undefined ? {} : { where }),
      }),
    ),
    returnCodes:
      where === undefined
        ? [...snapshot.returnCodes.values()].map(({ name, value }) => ({ name, value }))
        : [],
    problems: [...unread, ...pages.flatMap(([, page]) => page.problems)]
      .map(({ span: at, message }) => ({ file: pathOf(at.file), range: toRange(at), message }))
      .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
  };
}

function hasRoutine(unit: InterfaceUnit, target: Target, where: RoutineFilter): boolean {
  return unit.interface.slots.some(
    (slot) => slot.kind === 'routine' && where({ unit, target, slot }),
  );
}

function pagesOfRoutines(
  snapshot: Snapshot,
  interfaces: readonly { readonly unit: InterfaceUnit; readonly target: Target }[],
  where: RoutineFilter,
): ReadonlySet<FileId> {
  const names = new Set(
    interfaces.flatMap(({ unit, target }) =>
      unit.interface.slots.flatMap((slot) =>
        slot.kind === 'routine' && where({ unit, target, slot }) ? [slot.name.text] : [],
      ),
    ),
  );
  const routines = [...names].flatMap((name) => snapshot.symbols.routinesNamed(name));
  return new Set(routines.flatMap((routine) => pagesAbout(snapshot, routine)));
}

/** Targets with equal results share a unit; here each gets its own entry, roots in order, then targets in theirs. */
export function interfacesByTarget(
  units: readonly InterfaceUnit[],
  targets: readonly Target[],
): readonly { readonly unit: InterfaceUnit; readonly target: Target }[] {
  return [...groupBy(units, ({ root }) => root).values()].flatMap((ofRoot) =>
    targets.flatMap((target, index) => {
      const unit = ofRoot.find((each) => hasTarget(each.targets, index));
      return unit === undefined ? [] : [{ unit, target }];
    }),
  );
}
