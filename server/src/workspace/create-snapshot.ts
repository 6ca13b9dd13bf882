import type { ManPage } from '../syntax/man/man-page.ts';
import { lazy } from '../text/lazy.ts';
import type { FileId } from '../text/span.ts';
import { createSymbolTable } from './create-symbol-table.ts';
import { pageOf } from './front-end.ts';
import type { Inputs, Lineage } from './lineage.ts';
import type { InterfaceUnit, Snapshot } from './snapshot.ts';

/** A snapshot of the inputs. Everything is computed on the first question, with what the lineage can prove to hold. */
export function createSnapshot(inputs: Inputs, lineage: Lineage): Snapshot {
  const { files, config } = inputs;
  const sorted = lazy(() => lineage.sorted(inputs));
  const project = lazy(() => lineage.project(inputs));
  const graph = lazy(() => lineage.graph(inputs));
  const page = (file: FileId): ManPage | undefined => {
    const source = files.get(file);
    return source?.kind === 'man' ? pageOf(source) : undefined;
  };

  const byRoot = new Map<FileId, readonly InterfaceUnit[]>();
  const ofRoot = (root: FileId): readonly InterfaceUnit[] => {
    let units = byRoot.get(root);
    if (units === undefined) byRoot.set(root, (units = lineage.unitsOfRoot(root, inputs)));
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
  const returnCodes = lazy(() => lineage.returnCodes(inputs));

  const snapshot: Snapshot = {
    isWhole: inputs.tree === undefined,
    files,
    config,
    get project() {
      return project();
    },
    syntax(file) {
      const source = files.get(file);
      return source === undefined || source.kind === 'man'
        ? undefined
        : lineage.syntax(source, inputs);
    },
    page,
    get pages() {
      return pages();
    },
    get roots() {
      return graph().roots;
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
  const symbols = lazy(() =>
    createSymbolTable({
      snapshot,
      sorted,
      pathOf: lineage.pathOf(inputs),
      memory: lineage.symbols,
    }),
  );
  return snapshot;
}
