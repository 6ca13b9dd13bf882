import type { Interface } from '../model/interface.ts';
import type { LazyInterface } from '../model/lower-interface.ts';
import type { ReturnCode } from '../model/return-code.ts';
import type { MigFlags, Target, TargetSet } from '../model/target.ts';
import type { Dialect } from '../model/dialect.ts';
import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import type { RunNotes } from '../syntax/cpp/run-notes.ts';
import type { UnitFacts } from '../syntax/cpp/unit.ts';
import type { ManPage } from '../syntax/man/man-page.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import type { Config } from './config.ts';
import type { IncludeCandidates } from './layouts/include-candidates.ts';
import type { LayoutName } from './layouts/layout.ts';
import type { SymbolTable } from './symbol-table.ts';

/** Frozen inputs and everything derived from them, computed on first use and shared with the next snapshot. */
export interface Snapshot {
  /** Whether the files are all that the folders have: of a large tree an editor reads a part, which claims nothing of the rest. */
  readonly isWhole: boolean;
  readonly files: ReadonlyMap<FileId, SourceFile>;
  readonly config: Config;
  readonly project: Project;
  /** Raw tokens, directives and comments of one file: no target, no expansion. */
  syntax(file: FileId): FileSyntax | undefined;
  /** The page in a file; undefined where the file is none. */
  page(file: FileId): ManPage | undefined;
  /** Every page, in the order of the file names. */
  readonly pages: ReadonlyMap<FileId, ManPage>;
  /** The interfaces that a build gives to MIG, in the order of their names. */
  readonly roots: readonly FileId[];
  /** Every root under every target that reads it, targets with equal results as one, roots in the order of their names. */
  readonly units: readonly InterfaceUnit[];
  /** Units whose root is the file or whose root includes it. */
  unitsOf(file: FileId): readonly InterfaceUnit[];
  /** Return codes by name: the workspace's own headers first, then those that are built in. */
  readonly returnCodes: ReadonlyMap<string, ReturnCode>;
  readonly symbols: SymbolTable;
}

/** One root file as one set of targets reads it. */
export interface InterfaceUnit extends Pick<LazyInterface, 'in' | 'at' | 'diagnosticsIn'> {
  readonly root: FileId;
  readonly targets: TargetSet;
  readonly dialect: Dialect;
  readonly unit: UnitFacts;
  /** Computed on the first question. */
  readonly interface: Interface;
  /** What the preprocessor noted, but for stretches that note nothing in one of its files. */
  stretchesIn(file: FileId): readonly RunNotes[];
}

/** What the layout of the checkout says: whose tree it is, and how its builds read the interfaces. */
export interface Project {
  readonly layout: LayoutName;
  readonly dialect: Dialect;
  readonly targets: readonly Target[];
  /** The targets that read a root file, as a set over `targets`. */
  targetsOf(root: FileId): TargetSet;
  /** The files that an include may mean in some target, best first, whether they are in the workspace or not. */
  candidates(path: string, angled: boolean, from: FileId): readonly FileId[];
  /** How a target (an index into `targets`) reads a root; undefined: it does not. */
  setup(root: FileId, target: number): UnitSetup | undefined;
  /** Workspace folders, absolute. */
  readonly roots: readonly FileId[];
}

/** What a build passes to the preprocessor and to MIG for one root. */
export interface UnitSetup {
  readonly target: Target;
  /** The target's definitions and the root's own; equal ones are the same object. */
  readonly defines: Readonly<Record<string, string>>;
  readonly imacros: readonly FileId[];
  readonly flags: MigFlags;
  /**
   * Where an include is looked for, best first; built-in definitions come after all of them. The same object where
   * the folders are the same.
   */
  readonly candidates: IncludeCandidates;
}
