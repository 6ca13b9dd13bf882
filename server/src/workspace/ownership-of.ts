import type { Argument, PortTransfer } from '../model/interface.ts';
import { ownership, type Ownership } from '../model/ownership.ts';
import type { OwnershipContext } from '../model/ownership-transfer.ts';
import type { Routine, RoutineShape } from './routine.ts';
import type { Snapshot } from './snapshot.ts';

/** A routine as one side of its messages sees it. */
export interface Sides {
  /** Whose user stub is called. */
  readonly caller: RoutineShape;
  /** Whose server stub answers: the kernel's, where a target of the tree serves the message in the kernel. */
  readonly server: RoutineShape;
}

/**
 * The two ends of a routine's messages, as near to `shown` as they can be. A user's build and the kernel's read one
 * declaration differently, and only the kernel's says what the kernel's routine owns: it gives references away where
 * a daemon keeps its rights. A message that the kernel calls out with, to servers that have a prefix of their own
 * (`catch_exception_raise`), is a daemon's to answer, though the kernel may serve it, too.
 */
export function sidesOf(snapshot: Snapshot, routine: Routine, shown: RoutineShape): Sides {
  return {
    caller: shown.subsystem.kernelServer
      ? (routine.shapes.find(({ subsystem }) => !subsystem.kernelServer) ?? shown)
      : shown,
    server:
      isServed(shown) || isUpcall(routine)
        ? shown
        : (routine.shapes.find(isServed) ?? otherHead(snapshot, routine, shown) ?? shown),
  };
}

/**
 * Who must release what one argument carries, each side told as that side's build reads it; undefined for data.
 * `argument` is one of `shown`'s.
 */
export function ownershipOf({ caller, server }: Sides, argument: Argument): Ownership | undefined {
  const called = ownership(argumentIn(caller, argument), contextOf(caller));
  const served = ownership(argumentIn(server, argument), contextOf(server));
  if (called === undefined || served === undefined) return called ?? served;
  return { carries: called.carries, caller: called.caller, server: served.server };
}

function isServed({ subsystem }: RoutineShape): boolean {
  return subsystem.kernelServer;
}

function isUpcall({ shapes }: Routine): boolean {
  return shapes.some(
    ({ subsystem, slot }) => subsystem.kernelUser && slot.serverName !== slot.name.text,
  );
}

/**
 * The same message of the same subsystem under a name of its own: XNU declares some routines once for users and once
 * for the kernel, in the arms of an `#if`.
 */
function otherHead(
  snapshot: Snapshot,
  { declared }: Routine,
  { slot, subsystem }: RoutineShape,
): RoutineShape | undefined {
  for (const { root, targets, interface: lowered } of snapshot.unitsOf(declared.file)) {
    const { subsystem: other } = lowered;
    if (other?.kernelServer !== true || other.name.text !== subsystem.name.text) continue;
    const found = lowered.slots.find(({ messageId }) => messageId === slot.messageId);
    if (found?.kind === 'routine' && found.name.written.file === declared.file) {
      return { targets, root, subsystem: other, slot: found, interface: lowered };
    }
  }
  return undefined;
}

/**
 * The right that an argument carries, as the build of its sender declares it: what comes back is sent by the server,
 * and XNU's kernel moves rights that a user's build would copy. Undefined for data.
 */
export function transferOf({ server }: Sides, argument: Argument): PortTransfer | undefined {
  const isReplied = argument.direction === 'out';
  return (isReplied ? argumentIn(server, argument) : argument).right;
}

/** What a shape makes of another's argument: the request port, or the argument of the same name; an arm of an `#if` that lacks it says nothing else of it. */
export function argumentIn({ slot }: RoutineShape, argument: Argument): Argument {
  if (argument.direction === 'requestport') return slot.requestPort ?? argument;
  return slot.arguments.find(({ name }) => name.text === argument.name.text) ?? argument;
}

function contextOf({ subsystem, slot, interface: { dialect } }: RoutineShape): OwnershipContext {
  return {
    dialect,
    kernelServer: subsystem.kernelServer,
    kernelUser: subsystem.kernelUser,
    consumeOnSendError: slot.state.consumeOnSendError,
  };
}
