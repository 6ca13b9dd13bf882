import type { Span } from '../../text/span.ts';

/** A piece of a page: its text (tags dropped, references decoded, white space collapsed) and the exact source it came from. */
export interface Written {
  readonly text: string;
  readonly span: Span;
}

/** A Mach man page. Conventions: those at the top of the project's golden table; see `syntax/man`. */
export interface ManPage {
  /** For a dump of a source cross-reference viewer: the path that the dump names. */
  readonly sourcePath: string | undefined;
  readonly title: Written;
  readonly interfaceKind: Written | undefined;
  readonly summary: Written | undefined;
  readonly includes: readonly Written[];
  readonly prototypes: readonly Prototype[];
  /** The outermost entries of PARAMETERS. */
  readonly params: readonly ManParam[];
  readonly returnCodes: readonly ReturnEntry[];
  /** The text of RETURN VALUES where it has no entries. */
  readonly returnText: Written | undefined;
  readonly related: readonly RelatedLink[];
  /** Links elsewhere in the page. */
  readonly links: readonly PageLink[];
  readonly structs: readonly StructDeclaration[];
  readonly typedefs: readonly TypedefDeclaration[];
  readonly defines: readonly DefineDeclaration[];
  readonly fields: readonly FieldEntry[];
  readonly sections: readonly Section[];
  /** Damage in the mark-up that the tree hides: what the `man/` rules report. */
  readonly faults: readonly PageFault[];
}

export interface Prototype {
  readonly name: Written;
  readonly returnType: Written;
  readonly params: readonly PrototypeParam[];
  /** From the return type to the closing parenthesis or semicolon. */
  readonly span: Span;
  readonly hasSemicolon: boolean;
}

export interface PrototypeParam {
  readonly name: Written;
  /** As written, a pointer's star moved to the end: `mach_port_t *`. */
  readonly ctype: Written;
  /** Whether the name stands in `<var>` or `<i>`. */
  readonly marked: boolean;
  /** Type and name together. */
  readonly span: Span;
}

export type ManRight = 'send' | 'send-once' | 'receive';

export interface ManParam {
  readonly name: Written;
  readonly annotation: Annotation | undefined;
  /** Names of enumerated values under it, as written, in order. */
  readonly values: readonly Written[];
  /** The entry's own text after the annotation. */
  readonly text: Written;
  /** The whole entry, `<dt>` to the end of its `<dd>`. */
  readonly span: Span;
}

export interface Annotation {
  /** The text inside the brackets. */
  readonly text: string;
  /** The brackets included. */
  readonly span: Span;
  readonly direction: 'in' | 'out' | 'inout' | undefined;
  readonly right: ManRight | undefined;
  readonly convertedTo: ManRight | undefined;
  /** `(receive)`: the callee's port, as server interface pages write it. */
  readonly parenthesized: boolean;
}

export interface ReturnEntry {
  readonly code: Written;
  /** One upper-case identifier; other entries are kept for the rules. */
  readonly isCode: boolean;
  /** Which list of the section it stands in, 0-based: the same code may stand in two lists. */
  readonly list: number;
  readonly text: Written;
}

export interface RelatedLink {
  readonly text: Written;
  /** As written; undefined for a name outside any link. */
  readonly href: Written | undefined;
  readonly group: string | undefined;
}

export interface PageLink {
  readonly text: Written;
  readonly href: Written;
}

export interface StructDeclaration {
  readonly kind: 'struct' | 'union';
  readonly tag: Written | undefined;
  readonly typedef: Written | undefined;
  readonly members: readonly StructMember[];
  readonly span: Span;
}

export interface StructMember {
  readonly name: Written;
  readonly ctype: Written;
  readonly bits: number | undefined;
  readonly array: number | undefined;
}

export interface TypedefDeclaration {
  readonly name: Written;
  readonly ctype: Written;
}

export interface DefineDeclaration {
  readonly name: Written;
  readonly value: string;
}

export interface FieldEntry {
  readonly name: Written;
  readonly values: readonly Written[];
  readonly text: Written;
}

export interface Section {
  readonly heading: Written;
  /** From the heading to the next one. */
  readonly span: Span;
}

/** A fault of the mark-up. `kind` names the rule that reports it: `unclosed-strong` is `man/unclosed-strong`. */
export interface PageFault {
  readonly kind: string;
  readonly span: Span;
  readonly message: string;
}
