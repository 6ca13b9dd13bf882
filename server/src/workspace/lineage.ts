import type { Dialect } from '../model/dialect.ts';
import type { ReturnCode } from '../model/return-code.ts';
import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import { areSame } from '../text/intern-list.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import { builtinFile } from './builtin-definitions.ts';
import type { Config } from './config.ts';
import { pathsUnder } from './create-symbol-table.ts';
import {
  forgetSyntax,
  headersOf,
  readRoot,
  readRootBriefly,
  returnCodesOf,
  syntaxOf,
  type RootReading,
} from './front-end.ts';
import { includeGraph, sameInclusions, type IncludeGraph } from './include-graph.ts';
import type { InterfaceUnit, Project } from './snapshot.ts';
import { createSymbolMemory, type SymbolMemory } from './symbol-memory.ts';
import { detectProject } from './targets.ts';

/** What a snapshot is made of. */
export interface Inputs {
  readonly files: ReadonlyMap<FileId, SourceFile>;
  readonly config: Config;
  readonly roots: readonly FileId[];
  /** The names of all files of the folders, where `files` holds only some of them: they tell whose tree it is. */
  readonly tree: readonly FileId[] | undefined;
}

/**
 * What the snapshots of one workspace hand on to each other: the last answers, each used again only where it is proved
 * to hold. It knows no snapshot, so that old ones can be freed; asking an old one is right, only slower.
 */
export interface Lineage {
  /** File names in order. */
  sorted(inputs: Inputs): readonly FileId[];
  project(inputs: Inputs): Project;
  graph(inputs: Inputs): IncludeGraph;
  unitsOfRoot(root: FileId, inputs: Inputs): readonly InterfaceUnit[];
  /** Raw tokens of a file; in a large tree those of the last files alone are kept. */
  syntax(source: SourceFile, inputs: Inputs): FileSyntax;
  /** Return codes by name: the headers' own first, then those that are built in. */
  returnCodes(inputs: Inputs): ReadonlyMap<string, ReturnCode>;
  /** What the symbol tables hand on. */
  readonly symbols: SymbolMemory;
  /** The function that symbols are named with; caches are keyed by its identity. */
  pathOf(inputs: Inputs): (file: FileId) => string;
}

export function createLineage(): Lineage {
  let names: { readonly files: Inputs['files']; readonly sorted: readonly FileId[] } | undefined;
  let known: { readonly inputs: Inputs; readonly project: Project } | undefined;
  let drawn:
    | { readonly inputs: Inputs; readonly project: Project; readonly graph: IncludeGraph }
    | undefined;
  let named:
    { readonly roots: Inputs['roots']; readonly pathOf: (file: FileId) => string } | undefined;
  let codes:
    | {
        readonly dialect: Dialect;
        readonly headers: readonly SourceFile[];
        readonly byName: ReadonlyMap<string, ReturnCode>;
      }
    | undefined;
  const readings = new Map<FileId, { readonly project: Project; readonly reading: RootReading }>();
  /** The last roots that were read once more, for what they mention. */
  const reread: {
    readonly source: SourceFile;
    readonly project: Project;
    readonly reading: RootReading;
  }[] = [];
  const recent: SourceFile[] = [];
  /** Whether a file's tokens are for itself alone: those of a file that others include are what they share. */
  const standsAlone = (file: FileId, inputs: Inputs): boolean =>
    inputs.files.size >= largeTree && lineage.graph(inputs).rootsReading(file).length <= 1;
  const keepFew = (source: SourceFile): void => {
    recent.push(source);
    const oldest = recent.length > recentFiles ? recent.shift() : undefined;
    if (oldest !== undefined && !recent.includes(oldest)) forgetSyntax(oldest);
  };

  const again = (source: SourceFile, inputs: Inputs): RootReading => {
    const project = lineage.project(inputs);
    const known = reread.find((each) => each.source === source && each.project === project);
    if (known !== undefined) return known.reading;
    const reading = readRoot(source, inputs.files, project);
    reread.push({ source, project, reading });
    if (reread.length > rereadRoots) reread.shift();
    keepFew(source);
    return reading;
  };

  const lineage: Lineage = {
    sorted({ files }) {
      if (names === undefined || !sameKeys(names.files, files))
        names = { files, sorted: [...files.keys()].sort() };
      return names.sorted;
    },
    project(inputs) {
      const { files, config, roots, tree } = inputs;
      const holds =
        known !== undefined &&
        known.inputs.config === config &&
        known.inputs.roots === roots &&
        known.inputs.tree === tree &&
        (tree !== undefined || sameKeys(known.inputs.files, files));
      if (known === undefined || !holds) {
        known = { inputs, project: detectProject(tree ?? lineage.sorted(inputs), config, roots) };
      }
      return known.project;
    },
    graph(inputs) {
      const project = lineage.project(inputs);
      const holds = drawn?.project === project && sameInclusions(drawn.inputs.files, inputs.files);
      if (drawn === undefined || !holds) {
        const graph = includeGraph(lineage.sorted(inputs), inputs.files, project);
        drawn = { inputs, project, graph };
      }
      return drawn.graph;
    },
    unitsOfRoot(root, inputs) {
      const project = lineage.project(inputs);
      const source = inputs.files.get(root);
      if (source === undefined) return [];
      let entry = readings.get(root);
      if (entry?.project !== project || !holdsIn(entry.reading, inputs.files)) {
        const isForgotten = standsAlone(root, inputs);
        const reading = isForgotten
          ? readRootBriefly(source, inputs.files, project, () => again(source, inputs))
          : readRoot(source, inputs.files, project);
        readings.set(root, (entry = { project, reading }));
        if (isForgotten) keepFew(source);
      }
      return entry.reading.units;
    },
    syntax(source, inputs) {
      if (standsAlone(source.id, inputs)) keepFew(source);
      return syntaxOf(source);
    },
    returnCodes(inputs) {
      const { dialect } = lineage.project(inputs);
      const headers = headersOf(lineage.sorted(inputs), inputs.files);
      const holds = codes?.dialect === dialect && areSame(codes.headers, headers);
      if (codes === undefined || !holds) {
        codes = { dialect, headers, byName: returnCodesOf(headers, dialect) };
      }
      return codes.byName;
    },
    symbols: createSymbolMemory(),
    pathOf({ roots }) {
      if (named?.roots !== roots) named = { roots, pathOf: pathsUnder(roots) };
      return named.pathOf;
    },
  };
  return lineage;
}

/**
 * From so many files on, tokens are dropped when a root is read, and lexed again for whoever asks. Measured on ten
 * times XNU: 280 MB where 444 were, in the same time.
 */
const largeTree = 2000;

/** Tokens of so many files are kept there: the rules ask several times for one file. */
const recentFiles = 64;

/** Whoever asks what a root mentions asks for all of it at once. */
const rereadRoots = 4;

/** Whether every text that went into a reading is still the same. */
function holdsIn({ read }: RootReading, files: Inputs['files']): boolean {
  for (const file of read) {
    if ((files.get(file.id) ?? builtinFile(file.id)) !== file) return false;
  }
  return true;
}

function sameKeys(a: ReadonlyMap<FileId, unknown>, b: ReadonlyMap<FileId, unknown>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const key of a.keys()) if (!b.has(key)) return false;
  return true;
}
