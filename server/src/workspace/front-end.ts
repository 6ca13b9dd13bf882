import type { Dialect } from '../model/dialect.ts';
import type { ReturnCode } from '../model/return-code.ts';
import { noTargets } from '../model/target.ts';
import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import { lexFile } from '../syntax/cpp/lexer.ts';
import type { ManPage } from '../syntax/man/man-page.ts';
import { readPage } from '../syntax/man/page.ts';
import { memo } from '../text/memo.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import type { Config } from './config.ts';
import type { InterfaceUnit, Project } from './snapshot.ts';

// The readers below are wired here one by one as they land.

/** The page in a file, remembered with it. */
export const pageOf = memo((file: SourceFile): { readonly page: ManPage | undefined } => ({
  page: readPage(file),
}));

/** Tokens, directives and comments of a file, remembered with it. */
export const syntaxOf: (file: SourceFile) => FileSyntax = lexFile;

export function projectOf(
  _files: readonly FileId[],
  config: Config,
  roots: readonly FileId[],
): Project {
  return {
    layout: 'files',
    dialect: config.dialect === 'gnu' ? 'gnu' : 'apple',
    targets: [],
    targetsOf: () => noTargets,
    candidates: () => [],
    roots,
  };
}

export function unitsOfRoot(
  _root: FileId,
  _files: ReadonlyMap<FileId, SourceFile>,
  _project: Project,
): readonly InterfaceUnit[] {
  return [];
}

export function returnCodesOf(
  _sorted: readonly FileId[],
  _files: ReadonlyMap<FileId, SourceFile>,
  _dialect: Dialect,
): ReadonlyMap<string, ReturnCode> {
  return new Map();
}
