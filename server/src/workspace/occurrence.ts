import type { TargetSet } from '../model/target.ts';
import type { Span } from '../text/span.ts';

/**
 * A stable name for one thing, `KIND PATH NAME`: `routine osfmk/mach/vm_map.defs vm_allocate`,
 * `argument osfmk/mach/vm_map.defs vm_allocate/address`, `parameter osfmk/man/vm_allocate.html address`.
 * The path is the declaring file's, relative to its workspace folder, and empty where no file declares the thing
 * (`code  KERN_SUCCESS`). A file's own name is `-`. `symbolId` makes them, `parseSymbolId` takes them apart.
 */
export type SymbolId = string & { readonly __brand: 'SymbolId' };

/**
 * One mention of one symbol. Definition, references, rename, highlights, tokens, the index exports and the site's
 * links are all views of the list of these.
 */
export interface Occurrence {
  readonly symbol: SymbolId;
  /** What was written, never what a macro made of it. */
  readonly span: Span;
  readonly role: 'definition' | 'reference' | 'documentation' | 'implementation';
  readonly targets: TargetSet;
}
