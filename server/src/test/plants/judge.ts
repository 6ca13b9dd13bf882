import { applyEdits } from '../../text/edit.ts';
import { sourceFile, type SourceFile } from '../../text/source-file.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { lint } from '../../rules/engine.ts';
import { fixUntilStable, type PutTexts } from '../../rules/fix.ts';
import { interfacePlants } from './interface-plants.ts';
import { orderPlants } from './order-plants.ts';
import { pagePlants } from './page-plants.ts';
import { missingInclude, type Plant, type PlantKind } from './plant.ts';
import { randomFrom, sampleOf } from './random.ts';
import { syncPlants } from './sync-plants.ts';

export const plantKinds: readonly PlantKind[] = [
  ...orderPlants,
  ...interfacePlants,
  ...pagePlants,
  ...syncPlants,
];

/** A tree that plants go into, one at a time. */
export interface Tree {
  readonly name: string;
  readonly workspace: Workspace;
}

export interface Chosen {
  readonly tree: Tree;
  readonly kind: PlantKind;
  readonly plant: Plant;
}

/** So many plants, as many of each kind as there are places; the seed decides which. */
export function choosePlants(
  trees: readonly Tree[],
  count: number,
  seed: number,
): readonly Chosen[] {
  const random = randomFrom(seed);
  const places = plantKinds.map((kind) =>
    trees.flatMap((tree) =>
      kind
        .sites(tree.workspace.current)
        .filter((plant) => changes(tree, plant))
        .map((plant) => ({ tree, kind, plant })),
    ),
  );
  // Kinds with few places leave their share to the others.
  const chosen: (readonly Chosen[])[] = [];
  let left = count;
  const waiting = [...places].sort((a, b) => a.length - b.length);
  for (const [index, all] of waiting.entries()) {
    const share = Math.ceil(left / (waiting.length - index));
    const taken = sampleOf(all, share, random);
    chosen.push(taken);
    left -= taken.length;
  }
  return chosen.flat();
}

/** Whether the fault is not there already. */
function changes({ workspace }: Tree, { file, edits }: Plant): boolean {
  const { text } = workspace.current.files.get(file) ?? { text: '' };
  return edits.some(({ span, insert }) => text.slice(span.start, span.end) !== insert);
}

export interface Outcome extends Chosen {
  /** The rules of the findings that the plant brought, each once, in order. */
  readonly news: readonly string[];
  /** Whether a rule of the kind is among them. */
  readonly isCaught: boolean;
}

/** Plants one fault, asks what is new, and takes it out again. */
export function judge(chosen: Chosen, healthy: Findings): Outcome {
  const { tree, kind, plant } = chosen;
  const before = put(tree, plant);
  const news = newRules(countFindings(tree.workspace.current), healthy);
  tree.workspace.apply([{ kind: 'set', file: before }]);
  return { ...chosen, news, isCaught: news.some((rule) => kind.caughtBy.includes(rule)) };
}

export interface FixOutcome extends Chosen {
  /** How many fixes were applied to the file with the fault in it. */
  readonly applied: number;
  /** What is wrong with the file after the fixes; undefined: nothing. */
  readonly damage: string | undefined;
}

/** Plants one fault, fixes its file twice, and takes both out again: fixes may break nothing that the compiler took. */
export function judgeFixes(chosen: Chosen): FixOutcome {
  const { tree, plant } = chosen;
  const { workspace } = tree;
  const before = put(tree, plant);
  const files = new Set([plant.file]);
  const putTexts: PutTexts = (texts) =>
    workspace.apply(
      [...texts].map(([id, text]) => ({
        kind: 'set',
        file: sourceFile(id, workspace.current.files.get(id)?.kind ?? 'other', text),
      })),
    );
  const errors = errorsIn(workspace.current);
  const once = fixUntilStable(workspace.current, putTexts, { files });
  const twice = fixUntilStable(workspace.current, putTexts, { files });
  const left = errorsIn(workspace.current);
  const damage =
    left > errors
      ? `${errors} errors became ${left}`
      : twice.texts.size > 0
        ? 'fixing twice changes it again'
        : undefined;
  workspace.apply([{ kind: 'set', file: before }]);
  const applied = [...once.applied.values()].reduce((sum, count) => sum + count, 0);
  return { ...chosen, applied, damage };
}

/** Puts the fault into its file, and gives the file as it was. */
function put({ name, workspace }: Tree, plant: Plant): SourceFile {
  const before = workspace.current.files.get(plant.file);
  if (before === undefined) throw new Error(`${plant.file} is not in ${name}`);
  const text = applyEdits(before.text, plant.edits);
  workspace.apply([{ kind: 'set', file: sourceFile(before.id, before.kind, text) }]);
  return before;
}

/** What the compilers refuse in the whole tree: a type that goes from one file is missed in another. */
function errorsIn({ units }: Snapshot): number {
  return units
    .flatMap(({ unit, interface: { diagnostics } }) => [...unit.problems, ...diagnostics])
    .filter(({ severity }) => severity === 'error').length;
}

/** How often each finding stands in a tree; lines and targets aside, which move. */
export type Findings = ReadonlyMap<string, { readonly rule: string; readonly count: number }>;

export function countFindings(snapshot: Snapshot): Findings {
  const counts = new Map<string, { readonly rule: string; readonly count: number }>();
  const { diagnostics, problems } = lint(snapshot);
  const all = [
    ...diagnostics,
    ...problems.map((problem) => ({ ...problem, rule: missingInclude })),
  ];
  for (const { rule, span, message } of all) {
    const key = `${span?.file ?? ''} ${rule} ${message}`;
    counts.set(key, { rule, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return counts;
}

function newRules(now: Findings, before: Findings): readonly string[] {
  const grown = [...now].filter(([key, { count }]) => count > (before.get(key)?.count ?? 0));
  return [...new Set(grown.map(([, { rule }]) => rule))].sort();
}
