import type { FileId } from '../../text/span.ts';
import type { Routine } from '../../workspace/routine.ts';

/** Where the pieces of HTML point: the site answers with relative paths, an editor's preview with `#link-N`. */
export interface Links {
  routine(routine: Routine): string | undefined;
  page(file: FileId): string | undefined;
  subsystem(root: FileId): string | undefined;
  type(name: string): string | undefined;
  code(name: string): string | undefined;
}
