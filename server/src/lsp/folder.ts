import { isInside } from '../host/path.ts';
import { loadWorkspace, readSource } from '../host/load-workspace.ts';
import { readConfiguration } from '../host/project.ts';
import type { FileProblem } from '../host/walk.ts';
import type { SourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import { configFileName } from '../workspace/config-file.ts';
import { defaultConfig, type Config } from '../workspace/config.ts';
import { exclusionOf } from '../workspace/path-glob.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { openWorkspace, type Change, type Workspace } from '../workspace/workspace.ts';
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
  #isAskedForAll = false;
  #workspace: Workspace;
  #problems: readonly FileProblem[] = [];
  /** What the folder's machlint.jsonc says, as the command line reads it. */
  #written: Config = defaultConfig;

  constructor(root: FileId | undefined) {
    this.root = root;
    this.#workspace = openWorkspace(this.#config(), this.#roots());
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
    this.#written = this.#readWritten();
    const config = this.#config();
    if (this.root === undefined) {
      this.#workspace = openWorkspace(config, []);
    } else {
      const isExcluded = exclusionOf(config);
      const loaded = loadWorkspace({ config, roots: this.#roots(), named: [], isExcluded });
      this.#workspace = loaded.workspace;
      this.#problems = loaded.problems;
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

  configure(settings: Settings): void {
    this.settings = settings;
    this.#workspace.apply([{ kind: 'configure', config: this.#config() }]);
  }

  /** Takes the editor's text of a file. */
  set(file: SourceFile): void {
    this.#workspace.apply([{ kind: 'set', file }]);
  }

  /** Goes back to what the disk has, for files that no editor holds: all of them in one step. */
  refresh(files: readonly FileId[]): void {
    const changes = files.flatMap((file): readonly Change[] => {
      if (file === this.#configFile()) {
        this.#written = this.#readWritten();
        return [{ kind: 'configure', config: this.#config() }];
      }
      const isKnown = this.snapshot.files.has(file);
      if (!this.#mayRead(file)) return isKnown ? [{ kind: 'delete', file }] : [];
      const read = readSource(file, false);
      if (read.kind === 'file') return [{ kind: 'set', file: read.file }];
      return isKnown ? [{ kind: 'delete', file }] : [];
    });
    if (changes.length > 0) this.#workspace.apply(changes);
  }

  holds(file: FileId): boolean {
    return this.root !== undefined && isInside(this.root, file);
  }

  #mayRead(file: FileId): boolean {
    return (
      this.holds(file) || this.snapshot.config.includes.some((folder) => isInside(folder, file))
    );
  }

  #roots(): readonly FileId[] {
    return this.root === undefined ? [] : [this.root];
  }

  #config(): Config {
    return { ...this.#written, ...this.settings.config };
  }

  #configFile(): FileId | undefined {
    return this.root === undefined ? undefined : fileId(`${this.root}/${configFileName}`);
  }

  /** A file that is not there, or cannot be read, says nothing; `check` tells what is wrong in it. */
  #readWritten(): Config {
    const file = this.#configFile();
    if (file === undefined) return defaultConfig;
    const read = readConfiguration(file, (other) => this.holds(other));
    return read.kind === 'read' ? read.resolved.config : defaultConfig;
  }
}
