import type { SourceFile } from '../../text/source-file.ts';
import type { Resolve, ResolvedInclude } from './resolve.ts';

/** How one target preprocesses. */
export interface PreprocessOptions {
  /** Names (`KERNEL`, or `MAX(a,b)`) and replacement texts. */
  readonly defines: Readonly<Record<string, string>>;
  /** Files that are read first, only for their macros. */
  readonly imacros: readonly SourceFile[];
  /** Whether `//` begins a comment; where not (GCC's `-ansi`), each one is an error. */
  readonly slashComments: boolean;
  readonly resolve: Resolve;
}

/** What a unit depends on, beside the files that it read. */
export interface Dependence {
  /** Names out of those that may differ between targets whose initial definition had an effect. */
  readonly names: readonly string[];
  readonly inclusions: readonly ResolvedInclude[];
}
