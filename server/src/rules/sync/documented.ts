import type { RoutineSlot } from '../../model/interface.ts';
import { ctypeOf } from '../../model/prototype.ts';
import { hasTarget } from '../../model/target.ts';
import type { ManPage, Prototype } from '../../syntax/man/man-page.ts';
import { memo } from '../../text/memo.ts';
import type { RoutineShape } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { conditionalRoutines } from './conditional-routines.ts';
import type { InterfaceParameter } from './interface-parameter.ts';
import { pair, type Pairing } from './pairing.ts';

/** A prototype of a page beside the routine that it documents, parameter by parameter. */
export interface Documented {
  readonly prototype: Prototype;
  readonly slot: RoutineSlot;
  readonly side: 'user' | 'server';
  readonly pairing: Pairing;
}

/** The prototypes of a page that a routine of the workspace stands behind, in the page's order. */
export function documentedBy(page: ManPage, snapshot: Snapshot): readonly Documented[] {
  return documentedIn(snapshot)(page);
}

/** All rules of this folder ask the same of a page: it is answered once for each snapshot. */
const documentedIn = memo((snapshot: Snapshot) =>
  memo((page: ManPage): readonly Documented[] =>
    page.prototypes.flatMap((prototype) => documented(prototype, page, snapshot) ?? []),
  ),
);

function documented(
  prototype: Prototype,
  page: ManPage,
  snapshot: Snapshot,
): Documented | undefined {
  const name = prototype.name.text;
  const candidates = snapshot.symbols.routinesNamed(name).flatMap((routine) =>
    routine.shapes.flatMap((shape) =>
      sides(name, shape, page).map((side) => ({
        slot: shape.slot,
        side,
        rank: targetRank(shape, snapshot),
      })),
    ),
  );
  const rank = Math.min(...candidates.map((candidate) => candidate.rank));
  let best: Documented | undefined;
  for (const candidate of candidates) {
    if (candidate.rank !== rank) continue;
    const { slot, side } = candidate;
    const pairing = pair(prototype.params, parameters(slot, side));
    if (best !== undefined && best.pairing.cost <= pairing.cost) continue;
    best = { prototype, slot, side, pairing };
  }
  return best ?? underMacro(prototype, snapshot);
}

/**
 * Which C function a page means: that of its name. A server's page means the function that the server writes, and
 * where one name serves both, the one that fits better.
 */
function sides(name: string, { slot }: RoutineShape, page: ManPage): readonly Documented['side'][] {
  const isUser = slot.userName === name;
  const isServer = slot.serverName === name;
  if (isServer && page.interfaceKind?.text === 'Server Interface') return ['server'];
  if (isServer && !isUser && slot.name.text !== name) return ['server'];
  return isUser && isServer ? ['user', 'server'] : ['user'];
}

/** The public header says what a caller sees; then a plain user, a kernel that calls, the kernel that serves. */
const preferred = ['libsyscall', 'user', 'kernel-header', 'kernel-user', 'kernel-server'];

function targetRank({ targets }: RoutineShape, { project }: Snapshot): number {
  let rank = preferred.length;
  for (const [bit, { name }] of project.targets.entries()) {
    const index = preferred.indexOf(name);
    if (index >= 0 && hasTarget(targets, bit)) rank = Math.min(rank, index);
  }
  return rank;
}

/** A function that only a server with a macro of its own has. */
function underMacro(prototype: Prototype, snapshot: Snapshot): Documented | undefined {
  const slot = conditionalRoutines(snapshot).get(prototype.name.text);
  if (slot === undefined) return undefined;
  const side = 'server';
  return { prototype, slot, side, pairing: pair(prototype.params, parameters(slot, side)) };
}

function parameters(slot: RoutineSlot, side: Documented['side']): readonly InterfaceParameter[] {
  return slot.arguments.flatMap((argument) => {
    const made = side === 'user' ? argument.userParameters : argument.serverParameters;
    return made.map((parameter) => {
      const { name, role } = parameter;
      return { name, ctype: ctypeOf(parameter), role, argument };
    });
  });
}
