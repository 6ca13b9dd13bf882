import { isCarried, isInBody } from '../../model/carried.ts';
import type { Argument, RoutineSlot } from '../../model/interface.ts';
import { layoutContext, messageLayouts, type MessageLayouts } from '../../model/layout.ts';
import type { Target } from '../../model/target.ts';
import { lazy } from '../../text/lazy.ts';
import { relativePath } from '../../text/relative-path.ts';
import { pagesAbout } from '../../workspace/pages-about.ts';
import type { InterfaceUnit, Snapshot } from '../../workspace/snapshot.ts';

/** One routine as one target reads it: what a query asks about. */
export interface RoutineFacts {
  readonly target: string;
  readonly subsystem: string;
  /** Relative to the current folder. */
  readonly file: string;
  readonly slot: RoutineSlot;
  readonly isDocumented: () => boolean;
  readonly layouts: () => MessageLayouts;
}

export function factsOf(
  snapshot: Snapshot,
  folder: string,
  { unit, target, slot }: RoutineInTarget,
): RoutineFacts {
  const { subsystem } = unit.interface;
  return {
    target: target.name,
    subsystem: subsystem?.name.text ?? '',
    file: relativePath(folder, unit.root),
    slot,
    // XNU declares the kernel's half of some routines as a routine of its own: the page is about both.
    isDocumented: () =>
      snapshot.symbols
        .routinesWithId(slot.messageId)
        .filter(({ shapes }) =>
          shapes.some(
            (shape) => shape.root === unit.root && shape.slot.messageId === slot.messageId,
          ),
        )
        .some((routine) => pagesAbout(snapshot, routine).length > 0),
    layouts: lazy(() => messageLayouts(slot, layoutContext(target, subsystem))),
  };
}

export interface RoutineInTarget {
  readonly unit: InterfaceUnit;
  readonly target: Target;
  readonly slot: RoutineSlot;
}

export type Way = 'sends' | 'returns' | 'carries';

/** What travels in the request, the reply or either; the ports of the header, which every message has, are not meant. */
export function carried({ slot }: RoutineFacts, way: Way): readonly Argument[] {
  switch (way) {
    case 'sends':
      return slot.arguments.filter((argument) => isCarried(argument, 'request'));
    case 'returns':
      return slot.arguments.filter((argument) => isCarried(argument, 'reply'));
    case 'carries':
      return slot.arguments.filter(isInBody);
  }
}

/** A bare name is a number, and gives the receiver nothing. */
export function isRight({ right }: Argument): boolean {
  return right !== undefined && right.disposition !== 'PORT_NAME';
}

export function isOutOfLine({ type }: Argument): boolean {
  return !type.inline || type.unbounded;
}
