import type { Dialect } from '../model/dialect.ts';
import type { TargetSet } from '../model/target.ts';
import type { Edit } from '../text/edit.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { ManPage } from '../syntax/man/man-page.ts';
import type { InterfaceUnit, Snapshot } from '../workspace/snapshot.ts';
import type { Routine } from '../workspace/routine.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Which run-of-the-mill set a rule belongs to; `all` holds every rule and is named by none. */
export type Preset = 'recommended' | 'security' | 'strict';

/** What a rule is called with. The engine walks the snapshot once and hands each subject to the rules that ask for it. */
export interface Subjects {
  /** A man page of the checked files. */
  page: { readonly file: SourceFile; readonly page: ManPage };
  /** A routine whose declaration lies in the checked files, with all its targets. */
  routine: Routine;
  /** One root file under one set of targets. */
  interface: InterfaceUnit;
  /** A `.defs` file as text, targets aside. */
  file: SourceFile;
  /** Everything, once: for questions between files. */
  workspace: Snapshot;
}

/** What a rule yields; the engine adds the rule's id and the severity in force. */
export interface Finding {
  /** The narrowest written text that is at fault. */
  readonly span: Span;
  /** What is wrong, then what was expected; names in backticks, no capital, no full stop. */
  readonly message: string;
  /** Absent where it holds in every target. */
  readonly targets?: TargetSet;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
  /** Overrides the rule's severity where one rule has two weights (`ids/range-overlap`). */
  readonly severity?: Severity;
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
}

export interface Related {
  readonly span: Span;
  readonly message: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Whether the result is certainly what was meant: `--fix` applies only these. */
  readonly safe: boolean;
}

export interface Diagnostic extends Finding {
  /** `group/name`. */
  readonly rule: string;
  readonly severity: Severity;
}

export interface RuleContext {
  readonly snapshot: Snapshot;
  /** The dialect of the subject's file. */
  readonly dialect: Dialect;
}

/** What is told of a rule without running it: in lists, in `explain`, in SARIF's metadata. */
export interface RuleDescription {
  /** `group/name`, the path of its file under `rules/` and of its documentation under `fixtures/rules/`. */
  readonly id: string;
  /** What is wrong, as a heading: `Message ids overlap`. */
  readonly title: string;
  readonly severity: Severity | Readonly<Record<Dialect, Severity>>;
  readonly presets: readonly Preset[];
  /** The version of machlint that first had it. */
  readonly since: string;
  /** Where the fact comes from: a compiler's source file, a section of a manual, a public advisory. */
  readonly source?: string;
  /** GitHub's `security-severity`, 0.0 to 10.0, for rules of `safety/`. */
  readonly securitySeverity?: number;
}

export interface Rule<Subject extends keyof Subjects = keyof Subjects> extends RuleDescription {
  readonly on: Subject;
  /**
   * Yields what is wrong with one subject. Pure; never throws for bad input. The findings on a page, a file or
   * a routine lie in its own file: that lets an editor ask for one file and get what the whole run gives.
   */
  check(subject: Subjects[Subject], context: RuleContext): Iterable<Finding>;
}

/** A rule of any subject, told apart by `on`. */
export type AnyRule = { [Subject in keyof Subjects]: Rule<Subject> }[keyof Subjects];

/** Keeps the subject's type: inside `check`, a rule `on: 'page'` gets a page. */
export function defineRule<Subject extends keyof Subjects>(rule: Rule<Subject>): Rule<Subject> {
  return rule;
}
