import type { Dialect } from '../model/dialect.ts';
import type { ReturnCode } from '../model/return-code.ts';
import { returnCodes } from '../model/return-codes.ts';
import { lazyInterface } from '../model/lower-interface.ts';
import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import { readDefines } from '../syntax/c/defines.ts';
import { lexFile, lexFileAnsi } from '../syntax/cpp/lexer.ts';
import type { RunNotes } from '../syntax/cpp/run-notes.ts';
import type { Unit, UnitFacts } from '../syntax/cpp/unit.ts';
import type { ManPage } from '../syntax/man/man-page.ts';
import { readPage, rereadPage, type PageReading } from '../syntax/man/page.ts';
import { memo, versionMemo } from '../text/memo.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import type { InterfaceUnit, Project } from './snapshot.ts';
import { preprocessRoot } from './targets-of-root.ts';

/** The page in a file, remembered with it. */
export function pageOf(file: SourceFile): ManPage | undefined {
  return pageReadings(file).page;
}

/** Hands the reading of a file on to its next version, which reads again only what is not the same. */
export function follow(next: SourceFile, last: SourceFile): void {
  if (next.kind !== last.kind) return;
  if (next.kind === 'man') pageReadings.follow(next, last);
  else for (const lex of [lexFile, lexFileAnsi]) lex.follow(next, last);
}

const pageReadings = versionMemo((file: SourceFile, earlier: PageReading | undefined) =>
  earlier === undefined ? { page: readPage(file), blocks: [] } : rereadPage(file, earlier.blocks),
);

/** Tokens, directives and comments of a file, remembered with it. */
export const syntaxOf: (file: SourceFile) => FileSyntax = lexFile;

/** Frees a file's tokens, and with them all that is remembered by them: its statements and what they were lowered to. */
export function forgetSyntax(file: SourceFile): void {
  lexFile.forget(file);
  lexFileAnsi.forget(file);
}

/** What a root file is under each set of its targets. */
export interface RootReading {
  readonly units: readonly InterfaceUnit[];
  /** Every file whose text went into it. */
  readonly read: ReadonlySet<SourceFile>;
}

/**
 * Preprocesses and lowers a root for every target that reads it.
 * @param isForgotten whether all is made at once, so that the tokens can be freed
 */
export function readRoot(
  root: SourceFile,
  files: ReadonlyMap<FileId, SourceFile>,
  project: Project,
  isForgotten: boolean,
): RootReading {
  const readings = preprocessRoot(root, files, project);
  const units = readings.map(({ unit, targets, dialect, architecture, flags }) => {
    const options = { dialect, architecture, flags, isRoot: true };
    const lowered = lazyInterface(unit, options);
    if (isForgotten) lowered.finish();
    return {
      root: root.id,
      targets,
      dialect,
      unit: isForgotten ? withoutTokens(unit) : unit,
      get interface() {
        return lowered.whole();
      },
      in: (file: FileId) => lowered.in(file),
      at: (file: FileId, offset: number) => lowered.at(file, offset),
      diagnosticsIn: (file: FileId) => lowered.diagnosticsIn(file),
    };
  });
  return {
    units,
    read: new Set([root, ...units.flatMap(({ unit }) => unit.files)]),
  };
}

function withoutTokens(unit: Unit): UnitFacts {
  const { root, problems, includes, files, macros, inactive, lineMarkers } = unit;
  const stretches = unit.stretches.map(withoutRuns);
  return { root, stretches, problems, includes, files, macros, inactive, lineMarkers };
}

const withoutRuns = memo((stretch: RunNotes): RunNotes => ({ ...stretch, runs: [] }));

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
