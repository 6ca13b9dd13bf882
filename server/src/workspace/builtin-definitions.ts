import type { Dialect } from '../model/dialect.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';

/**
 * The definitions that machlint itself brings for an include that the workspace does not hold (`mach/std_types.defs`),
 * in the shape that the dialect's own system has.
 */
export function builtinDefinitions(_path: string, _dialect: Dialect): SourceFile | undefined {
  return undefined;
}

/** A built-in file by its name (`builtin:/apple/mach/std_types.defs`). */
export function builtinFile(_file: FileId): SourceFile | undefined {
  return undefined;
}
