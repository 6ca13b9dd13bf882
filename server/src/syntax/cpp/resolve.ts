import type { SourceFile } from '../../text/source-file.ts';
import type { FileId } from '../../text/span.ts';

/** How `#include` names a file; `next`: as angled, behind the folder in which the asking file was found. */
export type IncludeForm = 'quoted' | 'angled' | 'next';

/** The file that an `#include` in a file means; a pure function. */
export type Resolve = (path: string, form: IncludeForm, from: FileId) => SourceFile | undefined;

/** One question about an `#include`, and its answer. */
export interface ResolvedInclude {
  readonly path: string;
  readonly form: IncludeForm;
  readonly from: FileId;
  readonly found: SourceFile | undefined;
}
