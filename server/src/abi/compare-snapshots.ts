import type { Dialect } from '../model/dialect.ts';
import { intersectionOf, noTargets, targetBit, unionOf, type TargetSet } from '../model/target.ts';
import { span, type FileId, type Span } from '../text/span.ts';
import type { InterfaceUnit, Project, Snapshot } from '../workspace/snapshot.ts';
import {
  breaksBoth,
  noBreak,
  type AbiChange,
  type BreakingPromise,
  type Breaks,
} from './change.ts';
import { compareInterfaces } from './compare.ts';
import { pageChanges } from './compare-pages.ts';
import { abiInterfacesOf } from './interfaces.ts';
import type { AbiInterface } from './slot.ts';

/** A change with its place and the targets of now in which it shows. */
export interface PlacedChange {
  readonly change: AbiChange;
  /** In a text of now; of a file that is gone, in that of before. */
  readonly span: Span;
  /** Undefined: targets have no part in it. */
  readonly targets: TargetSet | undefined;
  readonly dialect: Dialect;
}

/**
 * What changed between two versions of one tree, files having the same names in both, as far as it touches these promises.
 * Only interfaces and pages are read whose text, or that of an included file, differs.
 */
export function snapshotChanges(
  before: Snapshot,
  after: Snapshot,
  promises: ReadonlySet<BreakingPromise>,
): readonly PlacedChange[] {
  const { dialect } = after.project;
  const changed = changedFiles(before, after);
  const changes = [
    ...(promises.has('wire') || promises.has('source')
      ? [...interfaceChanges(before, after, changed), ...codeChanges(before, after)]
      : []),
    ...(promises.has('docs')
      ? pageChanges(before, after, changed).map(({ change, span: at }) => ({
          change,
          span: at,
          targets: undefined,
          dialect,
        }))
      : []),
  ];
  return withSameBreaks(
    withoutConsequences(changes.filter(({ change }) => promises.has(change.promise))),
  );
}

/** Files that came, went, or have another text, in the order of their names. */
function changedFiles(before: Snapshot, after: Snapshot): readonly FileId[] {
  const names = new Set([...before.files.keys(), ...after.files.keys()]);
  return [...names]
    .filter((file) => before.files.get(file)?.text !== after.files.get(file)?.text)
    .sort();
}

function interfaceChanges(
  before: Snapshot,
  after: Snapshot,
  changed: readonly FileId[],
): readonly PlacedChange[] {
  const unitsOf = unitsToCompare(before, after, changed);
  const olds = abiInterfacesOf(unitsOf(before), before.project);
  const news = abiInterfacesOf(unitsOf(after), after.project);
  const dialects = new Map(
    [before, after].flatMap((one) =>
      unitsOf(one).map((unit) => [unit.root, unit.dialect] as const),
    ),
  );
  return matchInterfaces(olds, news).flatMap(([old, fresh]) => {
    const file = (fresh ?? old).root;
    // A target that the project of now does not have makes no promise.
    const targets = targetsNamed(old.target, after.project);
    if (file === undefined || targets === noTargets) return [];
    const reading = intersectionOf(targets, after.project.targetsOf(file));
    const changes = fresh === undefined ? [interfaceGone(old)] : compareInterfaces(old, fresh);
    return changes.map((change) => ({
      change,
      span: change.at ?? fresh?.declared ?? placeOfGone(old, file, after),
      targets: reading === noTargets ? targets : reading,
      dialect: dialects.get(file) ?? after.project.dialect,
    }));
  });
}

/** Several trees in one workspace may have targets of one name. */
function targetsNamed(name: string, { targets }: Project): TargetSet {
  return targets.reduce(
    (set, target, index) => (target.name === name ? unionOf(set, targetBit(index)) : set),
    noTargets,
  );
}

/** The units of every root that may read another text than before; all of them where the targets are others. */
function unitsToCompare(
  before: Snapshot,
  after: Snapshot,
  changed: readonly FileId[],
): (snapshot: Snapshot) => readonly InterfaceUnit[] {
  const setup = ({ project }: Snapshot): string =>
    JSON.stringify([project.layout, project.dialect, project.targets]);
  if (setup(before) !== setup(after)) return ({ units }) => units;
  const roots = new Set(
    [before, after].flatMap((snapshot) =>
      changed.flatMap((file) =>
        (before.files.get(file) ?? after.files.get(file))?.kind === 'man'
          ? []
          : snapshot.unitsOf(file).map(({ root }) => root),
      ),
    ),
  );
  const sorted = [...roots].sort();
  return (snapshot) =>
    sorted.flatMap((root) => snapshot.unitsOf(root).filter((unit) => unit.root === root));
}

/** Each interface of before with that of now: of the same file, else of the same subsystem, which moved to another. */
function matchInterfaces(
  olds: readonly AbiInterface[],
  news: readonly AbiInterface[],
): readonly (readonly [AbiInterface, AbiInterface | undefined])[] {
  const byFile = new Map(news.map((one) => [`${one.file} ${one.target}`, one]));
  const taken = new Set(olds.flatMap((one) => byFile.get(`${one.file} ${one.target}`) ?? []));
  return olds.map((old) => {
    const same = byFile.get(`${old.file} ${old.target}`);
    if (same !== undefined) return [old, same] as const;
    const moved = news.find(
      (one) => one.subsystem === old.subsystem && one.target === old.target && !taken.has(one),
    );
    if (moved !== undefined) taken.add(moved);
    return [old, moved] as const;
  });
}

function interfaceGone({ subsystem, base, end, slots }: AbiInterface): AbiChange {
  const count = slots.filter(({ kind }) => kind !== 'skip').length;
  return {
    kind: 'subsystem-removed',
    promise: 'wire',
    subject: subsystem,
    message: `the subsystem \`${subsystem}\` (${base} to ${end - 1}, ${count === 1 ? '1 routine' : `${count} routines`}) is gone: an old client that calls one of its routines gets \`MIG_BAD_ID\``,
    breaks: { oldClient: true, newClient: false, rebuild: true },
    at: undefined,
  };
}

function placeOfGone({ declared }: AbiInterface, root: FileId, after: Snapshot): Span {
  return after.files.has(root) || declared === undefined ? span(root, 0, 0) : declared;
}

/** Return codes of the tree's headers that have another number, or none. */
function codeChanges(before: Snapshot, after: Snapshot): readonly PlacedChange[] {
  return [...before.returnCodes.values()].flatMap((code) => {
    if (code.declared === undefined) return [];
    const now = after.returnCodes.get(code.name);
    const isGone = now?.declared === undefined;
    if (!isGone && now.value === code.value) return [];
    const place = isGone ? placeOfCode(code.declared, after) : now.declared;
    const change: AbiChange = isGone
      ? {
          kind: 'code-removed',
          promise: 'source',
          subject: code.name,
          message: `the return code \`${code.name}\` (${code.value}) is gone: programs that name it do not build`,
          breaks: { ...noBreak, rebuild: true },
          at: undefined,
        }
      : {
          kind: 'code-renumbered',
          promise: 'wire',
          subject: code.name,
          message: `the return code \`${code.name}\` was ${code.value} and is ${now.value}: each side takes it for another`,
          breaks: breaksBoth,
          at: undefined,
        };
    return [{ change, span: place, targets: undefined, dialect: after.project.dialect }];
  });
}

function placeOfCode(declared: Span, after: Snapshot): Span {
  return after.files.has(declared.file) ? span(declared.file, 0, 0) : declared;
}

/** A C function changes with its message: told once, with the message, where that says that a rebuild breaks, too. */
function withoutConsequences(changes: readonly PlacedChange[]): readonly PlacedChange[] {
  const keyOf = ({ change, span: { file } }: PlacedChange): string => `${file} ${change.subject}`;
  const told = new Set<string>();
  for (const one of changes) {
    const { promise, breaks } = one.change;
    if (promise === 'wire' && breaks.rebuild) told.add(keyOf(one));
  }
  return changes.filter((one) => !functionKinds.has(one.change.kind) || !told.has(keyOf(one)));
}

const functionKinds: ReadonlySet<string> = new Set(['prototype-changed', 'c-type-renamed']);

/** One change in several targets is one: it breaks whom it breaks in any of them, a rebuild where a target makes stubs. */
function withSameBreaks(changes: readonly PlacedChange[]): readonly PlacedChange[] {
  const keyOf = ({ change, span: { file, start } }: PlacedChange): string =>
    `${file} ${start} ${change.kind} ${change.message}`;
  const breaks = new Map<string, Breaks>();
  for (const one of changes) {
    const known = breaks.get(keyOf(one)) ?? noBreak;
    const own = one.change.breaks;
    breaks.set(keyOf(one), {
      oldClient: known.oldClient || own.oldClient,
      newClient: known.newClient || own.newClient,
      rebuild: known.rebuild || own.rebuild,
    });
  }
  return changes.map((one) => ({
    ...one,
    change: { ...one.change, breaks: breaks.get(keyOf(one)) ?? one.change.breaks },
  }));
}
