import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import type { Config } from './config.ts';
import { createSnapshot } from './create-snapshot.ts';
import { follow } from './front-end.ts';
import { createLineage, type Inputs } from './lineage.ts';
import type { Snapshot } from './snapshot.ts';

/** All inputs as they are now: the only mutable object below the adapters. */
export interface Workspace {
  readonly current: Snapshot;
  /** Takes the changes and returns the new snapshot, which shares all that they do not touch. */
  apply(changes: readonly Change[]): Snapshot;
}

export type Change =
  | { readonly kind: 'set'; readonly file: SourceFile }
  | { readonly kind: 'delete'; readonly file: FileId }
  | { readonly kind: 'configure'; readonly config: Config }
  | { readonly kind: 'roots'; readonly roots: readonly FileId[] };

/**
 * An empty workspace over these folders (absolute).
 * @param tree the names of all files of the folders, where the workspace will hold only some of them
 */
export function openWorkspace(
  config: Config,
  roots: readonly FileId[],
  tree?: readonly FileId[],
): Workspace {
  const lineage = createLineage();
  let inputs: Inputs = { files: new Map(), config, roots, tree };
  let current = createSnapshot(inputs, lineage);
  return {
    get current() {
      return current;
    },
    apply(changes) {
      const files = new Map(inputs.files);
      let { config, roots } = inputs;
      for (const change of changes) {
        switch (change.kind) {
          case 'set': {
            const { file } = change;
            const last = files.get(file.id);
            if (last !== undefined) follow(file, last);
            files.set(file.id, file);
            break;
          }
          case 'delete':
            files.delete(change.file);
            break;
          case 'configure':
            config = change.config;
            break;
          case 'roots':
            roots = change.roots;
            break;
        }
      }
      inputs = { files, config, roots, tree };
      current = createSnapshot(inputs, lineage);
      return current;
    },
  };
}
