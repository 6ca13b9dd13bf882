import { memo } from '../text/memo.ts';
import type { Architecture, Dialect } from './dialect.ts';
import { predefinedTypes } from './gnu-predefined.ts';
import { appleTypes } from './type-apple.ts';
import { gnuTypes } from './type-gnu.ts';
import type { TypeRecord } from './type-record.ts';
import type { TypeRules } from './type-rules.ts';

/** What a compiler knows before it reads anything. Of each there is one, so that what it makes can be shared. */
export interface Compiler {
  readonly dialect: Dialect;
  readonly pointerSize: number;
  readonly rules: TypeRules;
  /** Types that it finds by name from the start. */
  readonly predefined: ReadonlyMap<string, TypeRecord>;
  /** GNU's predefined type of so many bytes of alignment, of which it makes structures. */
  readonly unitOf: (alignment: number) => TypeRecord;
}

/** The compiler for a machine; x86_64 where it is not said. */
export function compilerFor(dialect: Dialect, architecture: Architecture | undefined): Compiler {
  return known(compilers[dialect][architecture === 'i386' ? 'narrow' : 'wide']);
}

const compilers = {
  apple: {
    narrow: { dialect: 'apple', pointerSize: 4 },
    wide: { dialect: 'apple', pointerSize: 8 },
  },
  gnu: { narrow: { dialect: 'gnu', pointerSize: 4 }, wide: { dialect: 'gnu', pointerSize: 8 } },
} as const;

const known = memo(
  ({ dialect, pointerSize }: Pick<Compiler, 'dialect' | 'pointerSize'>): Compiler => {
    const rules = dialect === 'apple' ? appleTypes : gnuTypes(pointerSize);
    const { named, unitOf } = predefinedTypes(rules, pointerSize);
    const predefined =
      dialect === 'apple' ? [] : named.map((type) => [type.name?.text ?? '', type] as const);
    return { dialect, pointerSize, rules, predefined: new Map(predefined), unitOf };
  },
);
