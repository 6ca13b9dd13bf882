import { isInside } from '../host/path.ts';
import { isReallyInside } from '../host/real-path.ts';
import { readSource, readSources } from '../host/load-workspace.ts';
import { isWantedName } from '../host/file-kind.ts';
import { readIncluded, readIncludedAnew } from '../host/read-included.ts';
import { isFound, type FileProblem } from '../host/walk.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import { configFileName } from '../workspace/config-file.ts';
import type { Config } from '../workspace/config.ts';
import { exclusionOf } from '../workspace/path-glob.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { openWorkspace, type Change, type Workspace } from '../workspace/workspace.ts';
import { folderConfig, type FolderConfig } from './folder-config.ts';
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

  constructor(root: FileId | undefined) {
    this.root = root;
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
    if (this.root !== undefined) {
      const { sources, problems, beyond } = readSources({
        roots: this.#roots(),
        named: [],
        isExcluded: exclusionOf(config),
        endsAtConfigurations: true,
      });
      this.#workspace.apply(sources.map((file) => ({ kind: 'set', file })));
      const included = readIncluded(this.#workspace);
      this.#problems = [...this.#configuration.problems, ...problems, ...included.problems];
      this.beyond = beyond;
    }
    this.#workspace.apply([...open].map((file) => ({ kind: 'set', file })));
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
    this.#workspace.apply([{ kind: 'set', file }]);
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
      if (read?.kind === 'file') changed.push(read.file);
      else lost.push(file);
    }
    const known = lost.filter((file) => this.snapshot.files.has(file));
    const changes: readonly Change[] = [
      ...changed.map((file) => ({ kind: 'set', file }) as const),
      ...known.map((file) => ({ kind: 'delete', file }) as const),
    ];
    if (changes.length > 0) this.#workspace.apply(changes);
    if (this.root === undefined) return;
    const ids = changed.map(({ id }) => id);
    readIncludedAnew(this.#workspace, ids, lost);
  }

  holds(file: FileId): boolean {
    return this.root !== undefined && isInside(this.root, file);
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
