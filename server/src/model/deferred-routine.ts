import type { RoutineNode } from '../syntax/defs/nodes.ts';
import type { Name } from '../text/name.ts';
import { memo } from '../text/memo.ts';
import type { Mention, MigDiagnostic, RoutineSlot, RoutineState } from './interface.ts';
import { declarationOf, isWhole, type Prefixes, type RoutineShape } from './lower-routine.ts';
import type { MachType } from './mach-type.ts';
import type { Lowered } from './open-file.ts';

/** What one statement says. */
export interface Said {
  readonly mentions: readonly (readonly Mention[])[];
  readonly diagnostics: readonly MigDiagnostic[];
  /** Types of arguments, those among them that the argument declares in place. */
  readonly argumentTypes: readonly MachType[];
}

/**
 * A routine that is lowered on the first question about more than its name and id: nothing that stands behind it
 * depends on what becomes of its arguments. An edit of a file that everybody includes lowers no routine that nobody
 * asks for.
 */
export class DeferredRoutine implements Said {
  readonly node: RoutineNode;
  readonly name: Name;
  readonly state: RoutineState;
  readonly prefixes: Prefixes;
  /** Until the first question; it holds the compiler's variables. */
  #lower: (() => Lowered<RoutineShape>) | undefined;
  #lowered: Lowered<RoutineShape> | undefined;

  constructor(
    node: RoutineNode,
    name: Name,
    state: RoutineState,
    prefixes: Prefixes,
    lower: () => Lowered<RoutineShape>,
  ) {
    this.node = node;
    this.name = name;
    this.state = state;
    this.prefixes = prefixes;
    this.#lower = lower;
  }

  get mentions(): readonly (readonly Mention[])[] {
    return [this.lower().mentions];
  }

  get diagnostics(): readonly MigDiagnostic[] {
    return this.lower().diagnostics;
  }

  get argumentTypes(): readonly MachType[] {
    return this.shape.arguments.map(({ type }) => type);
  }

  get shape(): RoutineShape {
    return this.lower().result;
  }

  /** What it is lowered to; after that nothing holds the compiler's variables any more. */
  lower(): Lowered<RoutineShape> {
    if (this.#lowered === undefined) {
      if (this.#lower === undefined) throw new Error('a routine asks for itself');
      this.#lowered = this.#lower();
      this.#lower = undefined;
    }
    return this.#lowered;
  }
}

/** The slot of a routine. */
export function routineSlot(routine: DeferredRoutine, messageId: number): RoutineSlot {
  return new DeferredSlot(routine, messageId);
}

class DeferredSlot implements RoutineSlot {
  readonly kind = 'routine';
  readonly messageId: number;
  /** Not private: V8 takes longer to make what has private fields, and slots are made anew with every edit. */
  readonly routine: DeferredRoutine;

  constructor(routine: DeferredRoutine, messageId: number) {
    this.messageId = messageId;
    this.routine = routine;
  }

  get simple() {
    return this.routine.node.simple;
  }

  get name() {
    return this.routine.name;
  }

  get replyId() {
    return this.simple ? undefined : (this.messageId + 100) >>> 0;
  }

  get isWhole() {
    return isWhole(this.routine.node);
  }

  get span() {
    return spanOfDeclaration(this.routine.node);
  }

  get state() {
    return this.routine.state;
  }

  get userName() {
    return this.routine.prefixes.user + this.name.text;
  }

  get serverName() {
    return this.routine.prefixes.server + this.name.text;
  }

  get userPrototype() {
    return this.routine.shape.userPrototype;
  }

  get serverPrototype() {
    return this.routine.shape.serverPrototype;
  }

  get arguments() {
    return this.routine.shape.arguments;
  }

  get requestPort() {
    return this.routine.shape.requestPort;
  }

  get replyPort() {
    return this.routine.shape.replyPort;
  }
}

const spanOfDeclaration = memo(declarationOf);
