import type { Dialect } from '../model/dialect.ts';
import type { ReturnCode } from '../model/return-code.ts';
import { returnCodes } from '../model/return-codes.ts';
import { lazyInterface, type LazyInterface } from '../model/lower-interface.ts';
import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import { readDefines } from '../syntax/c/defines.ts';
import { lexFile, lexFileAnsi } from '../syntax/cpp/lexer.ts';
import type { ManPage } from '../syntax/man/man-page.ts';
import { readPage, rereadPage, type PageReading } from '../syntax/man/page.ts';
import { memo, versionMemo } from '../text/memo.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import { briefUnit } from './brief-unit.ts';
import type { InterfaceUnit, Project } from './snapshot.ts';
import { preprocessRoot, type PreprocessedRoot } from './targets-of-root.ts';

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
  earlier === undefined && file.text.length < longPage
    ? { page: readPage(file), blocks: [] }
    : rereadPage(file, earlier?.blocks ?? []),
);

/** From so many units on a page is read in blocks from the start: its first edit need not read all of it again. */
const longPage = 8000;

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

/** Preprocesses a root for every target that reads it; its interfaces are lowered as far as they are asked for. */
export function readRoot(
  root: SourceFile,
  files: ReadonlyMap<FileId, SourceFile>,
  project: Project,
): RootReading {
  const units = preprocessRoot(root, files, project).map((reading): InterfaceUnit => {
    const { unit, targets, dialect } = reading;
    const lowered = lowering(reading);
    return {
      ...{ root: root.id, targets, dialect, unit },
      get interface() {
        return lowered.whole();
      },
      in: (file) => lowered.in(file),
      at: (file, offset) => lowered.at(file, offset),
      diagnosticsIn: (file) => lowered.diagnosticsIn(file),
      stretchesIn: () => unit.stretches,
    };
  });
  return readingOf(root, units);
}

/**
 * The same for a large tree: the interfaces are made at once, so that the root's tokens can be freed, and so is what
 * is mentioned in it.
 * @param again reads the root once more, for whoever asks for that
 */
export function readRootBriefly(
  root: SourceFile,
  files: ReadonlyMap<FileId, SourceFile>,
  project: Project,
  again: () => RootReading,
): RootReading {
  const units = preprocessRoot(root, files, project).map((reading, index): InterfaceUnit => {
    const { unit, targets, dialect } = reading;
    const brief = briefUnit(unit, lowering(reading), () => again().units[index]);
    return { root: root.id, targets, dialect, ...brief };
  });
  return readingOf(root, units);
}

function lowering({ unit, dialect, architecture, flags }: PreprocessedRoot): LazyInterface {
  return lazyInterface(unit, { dialect, architecture, flags, isRoot: true });
}

function readingOf(root: SourceFile, units: readonly InterfaceUnit[]): RootReading {
  return { units, read: new Set([root, ...units.flatMap(({ unit }) => unit.files)]) };
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
