import type { Dialect } from '../model/dialect.ts';
import type { ReturnCode } from '../model/return-code.ts';
import { returnCodes } from '../model/return-codes.ts';
import { lazyInterface } from '../model/lower-interface.ts';
import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import { readDefines } from '../syntax/c/defines.ts';
import { lexFile } from '../syntax/cpp/lexer.ts';
import type { ManPage } from '../syntax/man/man-page.ts';
import { readPage } from '../syntax/man/page.ts';
import { memo } from '../text/memo.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import type { InterfaceUnit, Project } from './snapshot.ts';
import { preprocessRoot } from './targets-of-root.ts';

/** The page in a file, remembered with it. */
export const pageOf = memo((file: SourceFile): { readonly page: ManPage | undefined } => ({
  page: readPage(file),
}));

/** Tokens, directives and comments of a file, remembered with it. */
export const syntaxOf: (file: SourceFile) => FileSyntax = lexFile;

/** What a root file is under each set of its targets. */
export interface RootReading {
  readonly units: readonly InterfaceUnit[];
  /** Every file whose text went into it. */
  readonly read: ReadonlySet<SourceFile>;
}

/** Preprocesses and lowers a root for every target that reads it. */
export function readRoot(
  root: SourceFile,
  files: ReadonlyMap<FileId, SourceFile>,
  project: Project,
): RootReading {
  const readings = preprocessRoot(root, files, project);
  const units = readings.map(({ unit, targets, dialect, architecture, flags }) => {
    const options = { dialect, architecture, flags, isRoot: true };
    const lowered = lazyInterface(unit, options);
    return {
      root: root.id,
      targets,
      dialect,
      unit,
      get interface() {
        return lowered.whole();
      },
      in: (file: FileId) => lowered.in(file),
    };
  });
  return {
    units,
    read: new Set([root, ...units.flatMap(({ unit }) => unit.files.map(({ file }) => file))]),
  };
}

/** The constants of a header, remembered with it. */
const definesOf = memo(readDefines);

/** The headers among the files, in the order of their names. */
export function headersOf(
  sorted: readonly FileId[],
  files: ReadonlyMap<FileId, SourceFile>,
): readonly SourceFile[] {
  return sorted.flatMap((id) => files.get(id) ?? []).filter(({ kind }) => kind === 'header');
}

/** Return codes by name: the workspace's own headers first, in the order of their names, then the built-in ones. */
export function returnCodesOf(
  headers: readonly SourceFile[],
  dialect: Dialect,
): ReadonlyMap<string, ReturnCode> {
  return returnCodes(dialect, headers.flatMap(definesOf));
}
