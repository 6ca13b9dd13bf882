import { lowerInterface } from '../model/lower-interface.ts';
import type { Dialect } from '../model/dialect.ts';
import type { Interface } from '../model/interface.ts';
import type { MigFlags } from '../model/target.ts';
import { preprocess } from '../syntax/cpp/preprocess.ts';
import type { Unit } from '../syntax/cpp/unit.ts';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';

export interface LowerOptions {
  readonly dialect?: Dialect;
  readonly flags?: MigFlags;
  readonly isRoot?: boolean;
  readonly defines?: Readonly<Record<string, string>>;
  readonly resolve?: (path: string, from: FileId) => SourceFile | undefined;
}

/** Preprocesses and lowers one file as a build does, with GCC's options for the dialect. */
export function lowerFile(
  file: SourceFile,
  { dialect = 'apple', flags = {}, isRoot = true, defines = {}, resolve }: LowerOptions = {},
): { readonly unit: Unit; readonly interface: Interface } {
  const unit = preprocess(file, {
    defines,
    imacros: [],
    slashComments: dialect === 'apple',
    resolve: (path, _form, from) => resolve?.(path, from),
  });
  return { unit, interface: lowerInterface(unit, { dialect, flags, isRoot }) };
}

export function lowerText(text: string, options: LowerOptions = {}): Interface {
  return lowerFile(sourceFile(fileId('/a.defs'), 'defs', text), options).interface;
}
