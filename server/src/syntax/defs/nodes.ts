import type { Name } from '../../text/name.ts';
import type { Span } from '../../text/span.ts';
import type { FlagWord } from './keywords.ts';

/**
 * Where the compiler stands when it judges a node: the token that it has read last, which is often one behind the node.
 * Its diagnostics bear the line of this token, or of the macro call that the token comes from.
 */
export interface Site extends Span {
  readonly call: Span | undefined;
}

/** One statement of a preprocessed file. A closed union: a `switch` over `kind` is checked for completeness. */
export type SyntaxNode =
  | SubsystemNode
  | TypeDeclarationNode
  | RoutineNode
  | SkipNode
  | ImportNode
  | SettingNode
  | BrokenNode;

/** What all statements have. */
interface Statement {
  /** From the first token to the last one, the semicolon left out. */
  readonly span: Span;
  /** Where the `;` is read; undefined where it is missing. */
  readonly semicolon: Site | undefined;
  /** Whether everything up to the semicolon is as the grammar wants it. */
  readonly complete: boolean;
  /** Whether the compiler passes over the statement, because it looks for a `;` after an error further up. */
  readonly skipped: boolean;
}

export interface SubsystemNode extends Statement {
  readonly kind: 'subsystem';
  readonly keyword: Site;
  readonly modifiers: readonly {
    readonly word: 'kernelserver' | 'kerneluser';
    readonly at: Site;
  }[];
  readonly name: Name | undefined;
  readonly base: NumberNode | undefined;
}

export interface TypeDeclarationNode extends Statement {
  readonly kind: 'type';
  readonly keyword: Span;
  /** Undefined where not even a name stands. */
  readonly declared: NamedTypeNode | undefined;
}

export interface RoutineNode extends Statement {
  readonly kind: 'routine';
  readonly simple: boolean;
  readonly keyword: Span;
  readonly name: Name | undefined;
  readonly arguments: readonly ArgumentNode[];
  /** The parentheses, or as much of them as there is. */
  readonly open: Span | undefined;
  readonly close: Span | undefined;
}

export interface SkipNode extends Statement {
  readonly kind: 'skip';
  readonly keyword: Span;
  /** GNU's `skip n`. */
  readonly count: NumberNode | undefined;
}

export type ImportWord = 'import' | 'uimport' | 'simport' | 'iimport' | 'dimport';

export interface ImportNode extends Statement {
  readonly kind: 'import';
  readonly word: ImportWord;
  readonly keyword: Span;
  /** With its delimiters. */
  readonly path: string | undefined;
  readonly pathSpan: Span | undefined;
}

export type SettingWord =
  | 'msgoption'
  | 'waittime'
  | 'nowaittime'
  | 'sendtime'
  | 'nosendtime'
  | 'usespecialreplyport'
  | 'consumeonsenderror'
  | 'UserTypeLimit'
  | 'OnStackLimit'
  | 'error'
  | 'serverprefix'
  | 'userprefix'
  | 'serverdemux'
  | 'rcsid';

/** A statement of a keyword and at most one operand. */
export interface SettingNode extends Statement {
  readonly kind: 'setting';
  readonly word: SettingWord;
  readonly keyword: Span;
  readonly operand: Name | undefined;
  /** Where the operand is read. */
  readonly at: Site;
}

/** Tokens that begin no statement. */
export interface BrokenNode extends Statement {
  readonly kind: 'broken';
}

/** A number as written and as both compilers read it: decimal, cut to 32 bits. */
export interface NumberNode {
  readonly value: number;
  readonly text: string;
  readonly at: Site;
}

/** `name = spec` with its clauses, in a type statement or inside an argument. */
export interface NamedTypeNode {
  readonly name: Name;
  readonly spec: TypeNode | undefined;
  readonly clauses: readonly ClauseNode[];
  readonly span: Span;
  /** Where the compiler names the type; undefined where an error keeps it from that. */
  readonly at: Site | undefined;
}

export type ClauseNode =
  | {
      readonly kind: 'intran' | 'outtran';
      readonly keyword: Span;
      /** `intran: TransType function (ServerType)`, `outtran: ServerType function (TransType)`. */
      readonly result: Name;
      readonly function: Name;
      readonly parameter: Name;
      readonly span: Span;
      readonly at: Site;
    }
  | {
      readonly kind: 'destructor';
      readonly keyword: Span;
      readonly function: Name;
      readonly parameter: Name;
      readonly span: Span;
      readonly at: Site;
    }
  | {
      readonly kind: 'intranpayload';
      readonly keyword: Span;
      readonly result: Name;
      readonly function: Name;
      readonly span: Span;
      readonly at: Site;
    }
  | {
      readonly kind: 'ctype' | 'cusertype' | 'cservertype';
      readonly keyword: Span;
      readonly type: Name;
      readonly span: Span;
      readonly at: Site;
    };

/** A type specification. `at` is where the compiler builds the type. */
export type TypeNode =
  | BasicTypeNode
  | ReferenceTypeNode
  | ArrayTypeNode
  | PointerTypeNode
  | StringTypeNode
  | StructTypeNode
  | NativeTypeNode;

interface TypePart {
  readonly span: Span;
  readonly at: Site;
}

/** `MACH_MSG_TYPE_COPY_SEND`, `A | B`, or the long form `(A | B, size, flags)`. */
export interface BasicTypeNode extends TypePart {
  readonly kind: 'basic';
  readonly sent: CodeNode;
  /** What the receiver sees, where it is written. */
  readonly received: CodeNode | undefined;
  readonly long: LongForm | undefined;
}

export interface LongForm {
  readonly size: BoundNode | undefined;
  readonly flags: readonly FlagNode[];
  /** Whether the closing parenthesis is there, so that the compiler builds the type. */
  readonly closed: boolean;
}

/** A type code: a `MACH_MSG_TYPE_*` word, `polymorphic`, or a number. */
export interface CodeNode {
  readonly word: string;
  /** For a number its value. */
  readonly number: number | undefined;
  readonly at: Site;
}

/** The name of a type that is declared further up. */
export interface ReferenceTypeNode extends TypePart {
  readonly kind: 'reference';
  readonly name: Name;
}

export interface ArrayTypeNode extends TypePart {
  readonly kind: 'array';
  /** `array[n]`, `array[*:n]`, `array[]` and `array[*]`, `struct[n]`. */
  readonly form: 'fixed' | 'bounded' | 'unbounded' | 'struct';
  readonly keyword: Span;
  readonly bound: BoundNode | undefined;
  readonly element: TypeNode;
}

export interface PointerTypeNode extends TypePart {
  readonly kind: 'pointer';
  readonly to: TypeNode;
}

/** `c_string[n]`, `c_string[*:n]`. */
export interface StringTypeNode extends TypePart {
  readonly kind: 'string';
  readonly varying: boolean;
  readonly bound: BoundNode;
}

/** GNU's `struct { type name; … }`. */
export interface StructTypeNode extends TypePart {
  readonly kind: 'struct';
  readonly members: readonly MemberNode[];
}

export interface MemberNode {
  readonly type: Name;
  readonly name: Name;
  readonly at: Site;
}

/** Apple's `ValueOf(T)`, `PointerTo(T)`, `PointerToIfNot(T, value)`. */
export interface NativeTypeNode extends TypePart {
  readonly kind: 'native';
  readonly form: 'value' | 'pointer' | 'pointer-if-not';
  readonly keyword: Span;
  /** The C phrase, word by word. */
  readonly phrase: readonly Name[];
  readonly absent: readonly Name[];
}

/** A size as both compilers compute it, in unsigned 32-bit arithmetic. */
export interface BoundNode {
  readonly value: number;
  readonly span: Span;
  /** What they do without a word: wrap around, or die of a division by zero. */
  readonly faults: readonly {
    readonly kind: 'overflow' | 'division-by-zero';
    readonly span: Span;
  }[];
}

export interface FlagNode {
  readonly word: FlagWord;
  /** With `[]` behind it. */
  readonly variable: boolean;
  readonly span: Span;
  readonly at: Site;
}

export interface ArgumentNode {
  readonly span: Span;
  readonly direction: { readonly word: DirectionWord; readonly span: Span } | undefined;
  readonly name: Name | undefined;
  readonly type: ArgumentTypeNode | undefined;
  readonly flags: readonly FlagNode[];
  /** Where the compiler has the whole argument; undefined where an error keeps it from that. */
  readonly at: Site | undefined;
}

export type ArgumentTypeNode =
  | { readonly kind: 'reference'; readonly name: Name; readonly at: Site }
  | { readonly kind: 'named'; readonly type: NamedTypeNode }
  | { readonly kind: 'native'; readonly type: NativeTypeNode };

export type DirectionWord =
  | 'in'
  | 'out'
  | 'inout'
  | 'requestport'
  | 'replyport'
  | 'ureplyport'
  | 'sreplyport'
  | 'waittime'
  | 'sendtime'
  | 'msgoption'
  | 'msgseqno'
  | 'sectoken'
  | 'serversectoken'
  | 'usersectoken'
  | 'audittoken'
  | 'serveraudittoken'
  | 'useraudittoken'
  | 'servercontexttoken'
  | 'serverimpl'
  | 'userimpl';

/** Something that no compiler's grammar takes. */
export interface SyntaxProblem {
  readonly rule: 'syntax-error' | 'illegal-hash-directive' | 'nesting-limit';
  /** The offending token. */
  readonly at: Site;
  readonly message: string;
}
