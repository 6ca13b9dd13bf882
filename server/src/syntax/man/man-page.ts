import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';

/** A piece of a page: its text (tags dropped, references decoded, white space collapsed) and the exact source it came from. */
export interface Written {
  readonly text: string;
  readonly span: Span;
}

/**
 * A Mach man page, as written: where the page is plainly wrong (a parameter's name in the place of its type), so are
 * its facts. Structure pages have structs, typedefs, defines and fields, the others prototypes, params and return codes.
 */
export interface ManPage {
  /** For a dump of a source cross-reference viewer: the path that the dump names. */
  readonly sourcePath: string | undefined;
  /** The text of the first `<h2>`, which is often not the file's name; for an index of pages its `<title>`. */
  readonly title: Written;
  /** `Function`, `System Trap`, `Server Interface`, `Structure`, `System Trap / Function`. */
  readonly interfaceKind: Written | undefined;
  readonly summary: Written | undefined;
  /** The paths of the `#include` lines: `mach/mach_host.h`. */
  readonly includes: readonly Written[];
  readonly prototypes: readonly Prototype[];
  /** The outermost entries of PARAMETERS. */
  readonly params: readonly ManParam[];
  readonly returnCodes: readonly ReturnEntry[];
  /** The text of RETURN VALUES where it has no entries. */
  readonly returnText: Written | undefined;
  /** The text of RETURN VALUES before its first entry, where it has one. */
  readonly returnIntroduction: Written | undefined;
  readonly related: readonly RelatedLink[];
  /** The text of RELATED INFORMATION where it names nothing: `None.`, or a label alone. */
  readonly relatedText: Written | undefined;
  /** Links elsewhere in the page. */
  readonly links: readonly PageLink[];
  readonly structs: readonly StructDeclaration[];
  readonly typedefs: readonly TypedefDeclaration[];
  readonly defines: readonly DefineDeclaration[];
  readonly fields: readonly FieldEntry[];
  readonly sections: readonly Section[];
  /** Names in the prose, in order: the summary and all sections but SYNOPSIS and RELATED INFORMATION. */
  readonly marks: readonly Mark[];
  /** Damage in the mark-up that the tree hides: what the `man/` rules report. */
  readonly faults: readonly PageFault[];
  /** What could not be read, and why. */
  readonly problems: readonly PageProblem[];
}

export interface Prototype {
  readonly name: Written;
  /** The label before it, its colon left out: `Macro Forms`, `Overwrite form`, `NAME expanded form`. */
  readonly label: Written | undefined;
  /** Empty where the page gives none. */
  readonly returnType: Written;
  readonly params: readonly PrototypeParam[];
  /** From the return type to the closing parenthesis or semicolon. */
  readonly span: Span;
  /** Whether the parenthesis around the parameters is closed. */
  readonly isClosed: boolean;
  readonly hasSemicolon: boolean;
}

export interface PrototypeParam {
  readonly name: Written;
  /** As written, a pointer's star moved to the end: `mach_port_t *`. Its span is empty where there is no type. */
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
  readonly values: readonly ParamValue[];
  /** The entry's own text after the annotation, that of nested lists left out. */
  readonly text: Written;
  /** The whole entry, `<dt>` to the end of its `<dd>`. */
  readonly span: Span;
}

export interface ParamValue extends Written {
  /** Whether it stands in the list of the parameters themselves, where a reader takes it for one. */
  readonly atParameterLevel: boolean;
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
  /** The label before it, its colon left out: `Functions`. */
  readonly group: string | undefined;
}

export interface PageLink {
  readonly text: Written;
  readonly href: Written;
}

export interface StructDeclaration {
  readonly kind: 'struct' | 'union';
  readonly tag: Written | undefined;
  /** The name behind the brace of `typedef struct {…} NAME;`. */
  readonly typedef: Written | undefined;
  readonly members: readonly StructMember[];
  readonly span: Span;
}

export interface StructMember {
  readonly name: Written;
  readonly ctype: Written;
  /** The width of a bit field. */
  readonly bits: number | undefined;
  /** The length of an array, where it is a number. */
  readonly array: number | undefined;
}

/** `typedef struct X *NAME;` apart from any body; the type is `struct X *`. */
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

export const sectionHeadings = [
  'SYNOPSIS',
  'PARAMETERS',
  'FIELDS',
  'DESCRIPTION',
  'NOTES',
  'CAUTIONS',
  'RETURN VALUES',
  'RETURN VALUE',
  'RELATED INFORMATION',
] as const;

export type SectionName = (typeof sectionHeadings)[number];

export interface Section {
  readonly name: SectionName;
  readonly heading: Written;
  /** From the heading to the next one. */
  readonly span: Span;
}

/**
 * A word of the prose: `<var>target_task</var>`, `<strong>vm_read</strong>`, their Netscape forms `<i>` and `<b>`, or
 * a plain identifier with an underscore.
 */
export interface Mark extends Written {
  readonly markup: 'var' | 'strong' | 'plain';
  /** Undefined for the summary. */
  readonly section: SectionName | undefined;
  /** The word before it in its paragraph; empty where it opens the paragraph. */
  readonly before: string;
  /** The word behind it, likewise; with the punctuation of both. */
  readonly after: string;
}

/** Damage that shows in the source alone. `man/KIND` is the rule that reports it. */
export type FaultKind =
  | 'bad-end-tag'
  | 'doubled-start-tag'
  | 'heading-variant'
  | 'lost-superscript'
  | 'misnested-tags'
  | 'missing-hr'
  | 'raw-angle-bracket'
  | 'stray-end-tag'
  | 'title-dash-variant'
  | 'title-element-mismatch'
  | 'troff-leftover'
  | 'unclosed-strong';

export interface PageFault {
  readonly kind: FaultKind;
  readonly span: Span;
  readonly message: string;
  /** How to mend it, where that is certain. */
  readonly fix: { readonly title: string; readonly edits: readonly Edit[] } | undefined;
}

export interface PageProblem {
  readonly span: Span;
  readonly message: string;
}
