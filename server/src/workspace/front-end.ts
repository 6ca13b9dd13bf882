import type { Dialect } from '../model/dialect.ts';
import type { ReturnCode } from '../model/return-code.ts';
import { lowerInterface } from '../model/lower-interface.ts';
import { targetBit } from '../model/target.ts';
import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import { lexFile } from '../syntax/cpp/lexer.ts';
import { preprocess } from '../syntax/cpp/preprocess.ts';
import type { ManPage } from '../syntax/man/man-page.ts';
import { readPage } from '../syntax/man/page.ts';
import { memo } from '../text/memo.ts';
import type { SourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
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
  files: readonly FileId[],
  config: Config,
  roots: readonly FileId[],
): Project {
  const dialect = config.dialect === 'gnu' ? 'gnu' : 'apple';
  const defines = {
    __LP64__: '1',
    __x86_64__: '1',
    __APPLE__: '1',
    __MACH__: '1',
    __MACH30__: '1',
  };
  return {
    layout: 'files',
    dialect,
    targets: [
      {
        name: 'user',
        dialect,
        architecture: 'x86_64',
        defines,
        includes: [],
        imacros: [],
        flags: {},
      },
    ],
    targetsOf: () => targetBit(0),
    candidates: (path, _angled, from) => {
      const beside = fileId(`${from.slice(0, from.lastIndexOf('/'))}/${path}`);
      return [beside, ...files.filter((file) => file.endsWith(`/${path}`))];
    },
    roots,
  };
}

/** What a root file is under each set of its targets. */
export function unitsOfRoot(
  root: FileId,
  files: ReadonlyMap<FileId, SourceFile>,
  project: Project,
): readonly InterfaceUnit[] {
  const source = files.get(root);
  const [target] = project.targets;
  if (source === undefined || target === undefined) return [];
  const unit = preprocess(source, {
    defines: target.defines,
    imacros: [],
    slashComments: target.dialect === 'apple',
    resolve: (path, form, from) => {
      const found = project
        .candidates(path, form === 'angled', from)
        .find((each) => files.has(each));
      return found === undefined ? undefined : files.get(found);
    },
  });
  const lowered = lowerInterface(unit, {
    dialect: target.dialect,
    flags: target.flags,
    isRoot: true,
    architecture: target.architecture,
  });
  return [{ root, targets: targetBit(0), dialect: target.dialect, unit, interface: lowered }];
}

export function returnCodesOf(
  _sorted: readonly FileId[],
  _files: ReadonlyMap<FileId, SourceFile>,
  _dialect: Dialect,
): ReadonlyMap<string, ReturnCode> {
  return new Map();
}
