import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';

/**
 * Which files of a tree declare or document a name, told by their texts without reading them as interfaces or pages:
 * what is kept of a tree that is too large to be read. A name that macros make of pieces is known by the piece that
 * stands in the text.
 */
export interface NameIndex {
  readonly files: ReadonlySet<FileId>;
  /** Interfaces with a routine of the name. */
  declaring(name: string): readonly FileId[];
  /** Pages with the name as their title or file name. */
  documenting(name: string): readonly FileId[];
  /** Takes a file, in the place of what it was before. */
  add(file: SourceFile): void;
  delete(file: FileId): void;
}

export function createNameIndex(): NameIndex {
  const namesOf = new Map<FileId, readonly string[]>();
  const declaring = new Map<string, FileId[]>();
  const documenting = new Map<string, FileId[]>();
  const remove = (file: FileId): void => {
    for (const name of namesOf.get(file) ?? []) {
      for (const index of [declaring, documenting]) {
        const left = index.get(name)?.filter((each) => each !== file);
        if (left !== undefined) index.set(name, left);
      }
    }
    namesOf.delete(file);
  };
  return {
    get files() {
      return new Set(namesOf.keys());
    },
    declaring: (name) => declaring.get(name) ?? [],
    documenting: (name) => documenting.get(name) ?? [],
    add(file) {
      if (namesOf.has(file.id)) remove(file.id);
      const isPage = file.kind === 'man';
      const names = isPage ? documentedNames(file) : declaredNames(file);
      const index = isPage ? documenting : declaring;
      namesOf.set(file.id, names);
      for (const name of names) {
        const known = index.get(name);
        if (known === undefined) index.set(name, [file.id]);
        else known.push(file.id);
      }
    },
    delete: remove,
  };
}

/** Names behind `routine` and `simpleroutine`; of `routine PREFIX(name)(…)` both. */
export function declaredNames({ kind, text }: SourceFile): readonly string[] {
  if (kind !== 'defs') return [];
  const names = new Set<string>();
  const pattern = /\b(?:simple)?routine\s+([a-z_]\w*)(?:\s*\(\s*([a-z_]\w*)\s*\)\s*\()?/gi;
  for (const [, name = '', inner] of text.matchAll(pattern)) {
    names.add(name);
    if (inner !== undefined) names.add(inner);
  }
  return [...names];
}

/** A page's title and the name of its file. */
function documentedNames({ id, text }: SourceFile): readonly string[] {
  const name = id.slice(id.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const title = /<h2>\s*([a-z_]\w*)/i.exec(text)?.[1];
  return title === undefined || title === name ? [name] : [name, title];
}
