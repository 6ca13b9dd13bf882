import type { Dialect } from '../model/dialect.ts';
import { lazy } from '../text/lazy.ts';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import { appleDefinitions } from './builtin-definitions/apple.ts';
import { gnuDefinitions } from './builtin-definitions/gnu.ts';

/**
 * The definitions that machlint itself brings for an include that the workspace does not hold (`mach/std_types.defs`),
 * in the shape that the dialect's own system has; undefined where it brings none.
 */
export function builtinDefinitions(path: string, dialect: Dialect): SourceFile | undefined {
  return builtinFile(nameOf(path, dialect));
}

/** A built-in file by its name (`builtin:/apple/mach/std_types.defs`). */
export function builtinFile(file: FileId): SourceFile | undefined {
  return files.get(file)?.();
}

function nameOf(path: string, dialect: Dialect): FileId {
  return fileId(`builtin:/${dialect}/${path}`);
}

/** Each is written when somebody first asks for it. */
const files: ReadonlyMap<FileId, () => SourceFile> = new Map([
  ...written('apple', appleDefinitions),
  ...written('gnu', gnuDefinitions),
]);

function written(
  dialect: Dialect,
  definitions: ReadonlyMap<string, () => string>,
): (readonly [FileId, () => SourceFile])[] {
  return [...definitions].map(([path, write]) => {
    const name = nameOf(path, dialect);
    const kind = path.endsWith('.defs') ? 'defs' : 'header';
    return [name, lazy(() => sourceFile(name, kind, write()))];
  });
}
