import { isInside } from '../host/path.ts';
import { isReallyInside } from '../host/real-path.ts';
import { readSource } from '../host/load-workspace.ts';
import { isWantedName } from '../host/file-kind.ts';
import { readIncluded, readIncludedAnew } from '../host/read-included.ts';
import { readTree } from '../host/read-tree.ts';
import { isFound, type FileProblem } from '../host/walk.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import { configFileName } from '../workspace/config-file.ts';
import type { Config } from '../workspace/config.ts';
import { includeAlike } from '../workspace/include-graph.ts';
import type { NameIndex } from '../workspace/name-index.ts';
import { exclusionOf } from '../workspace/path-glob.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { openWorkspace, type Change, type Workspace } from '../workspace/workspace.ts';
import { folderConfig, type FolderConfig } from './folder-config.ts';
import { fileLimit, largeTreeNote, readAround } from './large-tree.ts';
import { readSettings, type Settings } from './settings.ts';

/**
 * One workspace folder, judged by itself as `machlint check` would judge it: two trees side by side (two versions of one
 * kernel) never mix. The folder without a root holds open documents that lie in none.
 *
 * Invariant: no file outside the root and the configured include folders is ever read.
 */
export class Folder {
  readonly root: FileId | undefined;
  settings: Settings = readSettings(undefined);
  /** Folders inside with a configuration of their own: each is a folder by itself, as for `check`. */
  beyond: readonly FileId[] = [];
  #isAskedForAll = false;
  #configuration: FolderConfig;
  #workspace: Workspace;
  #problems: readonly FileProblem[] = [];
  #isLoaded = false;
  /** Files that were read because an open document includes them, and for no other reason. */
  #typed = new Set<FileId>();
  readonly #limit: number;
  /** Of a folder with too many files: what is kept of them all. */
  #names: NameIndex | undefined;

  /** @param limit past so many interfaces and pages the folder is read in parts */
  constructor(root: FileId | undefined, limit = fileLimit) {
    this.root = root;
    this.#limit = limit;
    this.#configuration = folderConfig(undefined, this.settings.config);
    this.#workspace = openWorkspace(this.#configuration.config, this.#roots());
  }

  /** The configuration's files and what is wrong in them. */
  get configuration(): FolderConfig {
    return this.#configuration;
  }

  get snapshot(): Snapshot {
    return this.#workspace.current;
  }

  /** The target whose view of the source is shown; undefined: the first that reads a file. */
  get target(): string | undefined {
    const chosen = this.settings.target;
    const { targets } = this.snapshot.project;
    return targets.some(({ name }) => name === chosen) ? chosen : undefined;
  }

  /** Files that could not be read, and why. */
  get problems(): readonly FileProblem[] {
    return this.#problems;
  }

  /** Reads the folder from disk. Open documents keep the editor's text. */
  load(open: Iterable<SourceFile>): void {
    this.#configuration = folderConfig(this.root, this.settings.config);
    const { config } = this.#configuration;
    this.#workspace = openWorkspace(config, this.#roots());
    this.#names = undefined;
    this.#typed.clear();
    if (this.root !== undefined) {
      this.#read(this.root, config);
      this.#isLoaded = true;
    }
    for (const file of open) this.set(file);
  }

  /** What is said to the user of a folder with too many files; undefined: all are read. */
  get largeTreeNote(): FileProblem | undefined {
    if (this.root === undefined || this.#names === undefined) return undefined;
    return largeTreeNote(this.root, this.#names.files.size);
  }

  /** Whether findings in files that no editor shows are wanted: by the settings, or since somebody asked for them once. */
  get reportsEverything(): boolean {
    return this.settings.workspaceDiagnostics || this.#isAskedForAll;
  }

  /** Somebody asked for a run over everything. */
  askForEverything(): void {
    this.#isAskedForAll = true;
  }

  /** Takes settings; whether the files must be read anew, because others belong to the folder now. */
  configure(settings: Settings): boolean {
    const before = this.#configuration.config;
    this.settings = settings;
    this.#configuration = folderConfig(this.root, settings.config);
    const { config } = this.#configuration;
    this.#workspace.apply([{ kind: 'configure', config }]);
    return filesOf(before) !== filesOf(config);
  }

  /** Takes the editor's text of a file. */
  set(file: SourceFile): void {
    const before = this.snapshot.files.get(file.id);
    this.#workspace.apply([{ kind: 'set', file }]);
    this.#typed.delete(file.id);
    if (this.#names !== undefined) readAround(file, before, this.#names, this.#workspace);
    else if (this.#isLoaded && (before === undefined || !includeAlike(before, file)))
      this.#readTyped(file);
  }

  /** Reads what an open document includes. */
  #readTyped({ id }: SourceFile): void {
    const before = new Set(this.snapshot.files.keys());
    this.#follow([id], []);
    for (const file of this.snapshot.files.keys()) if (!before.has(file)) this.#typed.add(file);
  }

  /** Reads what changed files include, and lets go of what was read for an open document that includes it no longer. */
  #follow(changed: readonly FileId[], lost: readonly FileId[]): void {
    const typed = [...this.#typed];
    if (typed.length > 0)
      this.#workspace.apply(typed.map((file) => ({ kind: 'delete', file }) as const));
    readIncludedAnew(this.#workspace, changed, [...lost, ...typed]);
    this.#typed = new Set(typed.filter((file) => this.snapshot.files.has(file)));
  }

  /**
   * Goes back to what the disk has, for files that no editor holds: all of them in one step. A file that `load` would
   * leave out is left out here, too, unless an interface includes it.
   */
  refresh(files: readonly FileId[]): void {
    const isConfigured = files.some((file) => file === `${this.root}/${configFileName}`);
    if (isConfigured) this.configure(this.settings);
    const changed: SourceFile[] = [];
    const lost: FileId[] = [];
    for (const file of files) {
      const read = this.#mayRead(file) && this.#isFound(file) ? readSource(file, false) : undefined;
      if (read?.kind === 'file') this.#names?.add(read.file);
      else this.#names?.delete(file);
      // Of a large tree, what is not read stays so.
      const isWanted = this.#names === undefined || this.snapshot.files.has(file);
      if (read?.kind !== 'file') lost.push(file);
      else if (isWanted) changed.push(read.file);
    }
    const known = lost.filter((file) => this.snapshot.files.has(file));
    const changes: readonly Change[] = [
      ...changed.map((file) => ({ kind: 'set', file }) as const),
      ...known.map((file) => ({ kind: 'delete', file }) as const),
    ];
    if (changes.length > 0) this.#workspace.apply(changes);
    if (this.root === undefined) return;
    const ids = changed.map(({ id }) => id);
    this.#follow(ids, lost);
  }

  holds(file: FileId): boolean {
    return this.root !== undefined && isInside(this.root, file);
  }

  #read(root: FileId, config: Config): void {
    const tree = readTree(
      { roots: [root], isExcluded: exclusionOf(config), endsAtConfigurations: true },
      this.#limit,
    );
    this.beyond = tree.beyond;
    this.#problems = [...this.#configuration.problems, ...tree.problems];
    if (tree.kind === 'large') {
      this.#names = tree.names;
      this.#workspace = openWorkspace(config, [root], [...tree.names.files].sort());
      this.#workspace.apply(tree.headers.map((file) => ({ kind: 'set', file })));
      this.#problems = [...this.#problems, largeTreeNote(root, tree.names.files.size)];
    } else {
      this.#workspace.apply(tree.sources.map((file) => ({ kind: 'set', file })));
    }
    const included = readIncluded(this.#workspace);
    this.#problems = [...this.#problems, ...included.problems];
  }

  /** A link may stand in a folder and lead out of it. */
  #mayRead(file: FileId): boolean {
    return isReallyInside([...this.#roots(), ...this.snapshot.config.includes], file);
  }

  /** Whether reading the folder finds it: by its name, and neither excluded nor ignored. */
  #isFound(file: FileId): boolean {
    const { root, snapshot } = this;
    const isExcluded = exclusionOf(snapshot.config);
    return root !== undefined && isFound(root, file, { isWanted: isWantedName, isExcluded });
  }

  #roots(): readonly FileId[] {
    return this.root === undefined ? [] : [this.root];
  }
}

/** What of a configuration decides which files are read. */
function filesOf({ includes, imacros, exclude, targets }: Config): string {
  return JSON.stringify([includes, imacros, exclude, targets]);
}
