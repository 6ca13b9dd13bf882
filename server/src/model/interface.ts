import type { DirectionWord } from '../syntax/defs/nodes.ts';
import type { Name } from '../text/name.ts';
import type { Span } from '../text/span.ts';
import type { Dialect } from './dialect.ts';
import type { MachType } from './mach-type.ts';

/** What one root file declares under one target: the result of preprocessing, parsing and MIG's semantics. */
export interface Interface {
  readonly dialect: Dialect;
  readonly subsystem: Subsystem | undefined;
  /** Routines and skips in the order of their ids. */
  readonly slots: readonly Slot[];
  /** Types declared, included files' among them, in order; a redeclaration appears twice. */
  readonly types: readonly MachType[];
  readonly imports: readonly ImportStatement[];
  readonly demux: Name | undefined;
  /** The first id after the last slot. */
  readonly end: number;
  readonly diagnostics: readonly MigDiagnostic[];
  /**
   * Every mention of a name that MIG resolves, statement by statement in reading order. What several interfaces read
   * alike is the same array in all of them.
   */
  readonly mentions: readonly (readonly Mention[])[];
}

export interface Subsystem {
  readonly name: Name;
  readonly base: number;
  readonly baseSpan: Span;
  readonly kernelServer: boolean;
  readonly kernelUser: boolean;
  readonly span: Span;
}

export type Slot = RoutineSlot | SkipSlot;

export interface SkipSlot {
  readonly kind: 'skip';
  readonly messageId: number;
  /** Ids taken: 1, or n for GNU's `skip n`. */
  readonly count: number;
  readonly span: Span;
}

/** One routine under one target. */
export interface RoutineSlot {
  readonly kind: 'routine';
  readonly simple: boolean;
  /** The name as MIG sees it, before prefixes. */
  readonly name: Name;
  readonly messageId: number;
  /** Undefined for a simpleroutine. */
  readonly replyId: number | undefined;
  /** C function names: prefix and name. */
  readonly userName: string;
  readonly serverName: string;
  /** One line, single spaces, no semicolon, as the compiler writes it: `kern_return_t f (door_t server)`. */
  readonly userPrototype: string;
  readonly serverPrototype: string;
  readonly arguments: readonly Argument[];
  readonly requestPort: Argument | undefined;
  readonly replyPort: Argument | undefined;
  /** Whether the compiler read it to its semicolon; of a broken one some arguments or flags may lack. */
  readonly isWhole: boolean;
  /** From the keyword to the closing parenthesis. */
  readonly span: Span;
  /** Sticky statements in force where the routine stands. */
  readonly state: RoutineState;
}

export interface RoutineState {
  readonly waitTime: string | undefined;
  readonly sendTime: string | undefined;
  readonly msgOption: string | undefined;
  readonly consumeOnSendError: 'none' | 'timeout' | 'any';
  readonly specialReplyPort: boolean;
}

export type Direction = DirectionWord;

export type ArgumentFlag =
  | 'dealloc'
  | 'dealloc[]'
  | 'notdealloc'
  | 'countinout'
  | 'retcode'
  | 'samecount'
  | 'physicalcopy'
  | 'overwrite'
  | 'auto'
  | 'const'
  | 'islong'
  | 'isnotlong'
  | 'servercopy';

export interface Argument {
  readonly name: Name;
  /** The direction in force: the first unmarked argument is `requestport`, later ones `in`. */
  readonly direction: Direction;
  /** Where the direction was written; undefined where it is implicit. */
  readonly directionSpan: Span | undefined;
  readonly type: MachType;
  /** The type's name as the argument mentions it. */
  readonly typeName: Name;
  /** The flags that are in force, those that the compiler drops left out. */
  readonly flags: readonly ArgumentFlag[];
  /** The flags as written, dropped ones too. */
  readonly writtenFlags: readonly { readonly flag: ArgumentFlag; readonly span: Span }[];
  readonly right: PortTransfer | undefined;
  /** C parameters on each side in order, this argument's own first (`arg`, `argPoly`, `argCnt`, …). */
  readonly userParameters: readonly CParameter[];
  readonly serverParameters: readonly CParameter[];
  readonly span: Span;
}

/** What happens to a port right that travels in a message. */
export interface PortTransfer {
  /** The right that the sender must hold; `name` is a bare number, `polymorphic` is told at run time. */
  readonly sender: Right;
  readonly receiver: Right;
  /** Short form of the disposition: `COPY_SEND`, `MOVE_SEND_ONCE`, `PORT_NAME`, `POLYMORPHIC`. */
  readonly disposition: string;
  /** Whether the sender loses what it held. */
  readonly moves: boolean;
}

export type Right = 'send' | 'send-once' | 'receive' | 'name' | 'polymorphic';

export interface CParameter {
  readonly name: string;
  /** The declaration as the prototype writes it: `mach_msg_type_number_t *namesCnt`. */
  readonly declaration: string;
  readonly role: 'value' | 'count' | 'poly' | 'dealloc' | 'subs' | 'subs-count' | 'server-copy';
}

export interface ImportStatement {
  readonly side: 'both' | 'user' | 'server' | 'implementation' | 'header';
  /** With its delimiters: `<mach/mach_types.h>`. */
  readonly path: string;
  readonly span: Span;
}

/** One diagnostic of the compiler's own; `rule` is a name of the `mig/` group without the group. */
export interface MigDiagnostic {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** The narrowest written text at fault on the line that the compiler prints, or where it stands in that line. */
  readonly span: Span;
  readonly message: string;
  /** What is at fault, where that is another line than the compiler's; what it conflicts with. */
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
}

/** One name at one place. */
export interface Mention {
  readonly kind: 'routine' | 'argument' | 'type' | 'function' | 'subsystem' | 'ctype';
  readonly role: 'definition' | 'reference';
  /** The name as MIG sees it; for an argument `routine/argument`. */
  readonly key: string;
  readonly span: Span;
  /** The declaration that the name resolves to, for types and arguments. */
  readonly target?: Span;
}
