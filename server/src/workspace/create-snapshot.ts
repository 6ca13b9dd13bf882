import type { ReturnCode } from '../model/return-code.ts';
import type { ManPage } from '../syntax/man/man-page.ts';
import type { SourceFile } from '../text/source-file.ts';
import { lazy } from '../text/lazy.ts';
import type { FileId } from '../text/span.ts';
import type { Config } from './config.ts';
import { createSymbolTable, pathsUnder } from './create-symbol-table.ts';
import { pageOf, projectOf, returnCodesOf, syntaxOf, unitsOfRoot } from './front-end.ts';
import { includeGraph } from './include-graph.ts';
import type { InterfaceUnit, Project, Snapshot } from './snapshot.ts';

interface Inputs {
  readonly files: ReadonlyMap<FileId, SourceFile>;
  readonly config: Config;
  readonly roots: readonly FileId[];
}

/** A snapshot of the inputs. It reuses the previous one's units whose files and targets are the same. */
export function createSnapshot(inputs: Inputs, previous: Snapshot | undefined): Snapshot {
  const { files, config, roots } = inputs;
  const sorted = lazy(() => [...files.keys()].sort());
  const project = lazy((): Project => {
    const isSame =
      previous?.config === config &&
      previous.project.roots === roots &&
      sameKeys(previous.files, files);
    return isSame ? previous.project : projectOf(sorted(), config, roots);
  });
  const syntax = (file: FileId) => {
    const source = files.get(file);
    return source === undefined || source.kind === 'man' ? undefined : syntaxOf(source);
  };
  const page = (file: FileId): ManPage | undefined => {
    const source = files.get(file);
    return source?.kind === 'man' ? pageOf(source).page : undefined;
  };

  const graph = lazy(() => includeGraph(sorted(), files, project()));
  const byRoot = new Map<FileId, readonly InterfaceUnit[]>();
  const ofRoot = (root: FileId): readonly InterfaceUnit[] => {
    let units = byRoot.get(root);
    if (units === undefined) byRoot.set(root, (units = unitsOfRoot(root, files, project())));
    return units;
  };
  const units = lazy(() => graph().roots.flatMap(ofRoot));
  const pages = lazy(() => {
    const found = new Map<FileId, ManPage>();
    for (const file of sorted()) {
      const read = page(file);
      if (read !== undefined) found.set(file, read);
    }
    return found;
  });
  const returnCodes = lazy((): ReadonlyMap<string, ReturnCode> =>
    returnCodesOf(sorted(), files, project().dialect),
  );
  const pathOf = previous?.project.roots === roots ? knownPaths(previous) : pathsUnder(roots);

  const snapshot: Snapshot = {
    files,
    config,
    get project() {
      return project();
    },
    syntax,
    page,
    get pages() {
      return pages();
    },
    get units() {
      return units();
    },
    unitsOf: (file) => graph().rootsReading(file).flatMap(ofRoot),
    get returnCodes() {
      return returnCodes();
    },
    get symbols() {
      return symbols();
    },
  };
  const symbols = lazy(() => createSymbolTable(snapshot, pathOf));
  pathsOf.set(snapshot, pathOf);
  return snapshot;
}

/** The naming function of a snapshot, kept for the next one: caches are keyed by it. */
const pathsOf = new WeakMap<Snapshot, (file: FileId) => string>();

function knownPaths(snapshot: Snapshot): (file: FileId) => string {
  return pathsOf.get(snapshot) ?? pathsUnder(snapshot.project.roots);
}

function sameKeys(a: ReadonlyMap<FileId, unknown>, b: ReadonlyMap<FileId, unknown>): boolean {
  if (a.size !== b.size) return false;
  for (const key of a.keys()) if (!b.has(key)) return false;
  return true;
}
