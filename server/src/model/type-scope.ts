import type { Name } from '../text/name.ts';
import type { BoundNode, FlagNode, Site } from '../syntax/defs/nodes.ts';
import type { Dialect } from './dialect.ts';
import type { ArgumentFlag, Mention } from './interface.ts';
import type { Reporter } from './reporter.ts';
import type { TypeRecord } from './type-record.ts';
import type { TypeRules } from './type-rules.ts';

/** What types are built with: the state of the compiler at one place of the file. */
export interface TypeScope {
  readonly dialect: Dialect;
  readonly rules: TypeRules;
  readonly reporter: Reporter;
  readonly mentions: Mention[];
  /** Bits of a port right; GNU's are pointers in the kernel. */
  readonly portSize: number;
  readonly kernelServer: boolean;
  readonly kernelUser: boolean;
  /** GNU's predefined type of so many bytes of alignment, of which it makes structures. */
  readonly unitOf: (alignment: number) => TypeRecord;
  /** The type that the compiler finds under a name, where it stands at a site. */
  lookUp(name: Name, at: Site): TypeRecord | undefined;
}

/** The type that a name stands for; a mention of it, and the compilers' error where there is none. */
export function resolveType(
  name: Name,
  at: Site,
  rule: 'type-undefined' | 'arg-type-undefined',
  scope: TypeScope,
): TypeRecord | undefined {
  const type = scope.lookUp(name, at);
  const target = type?.name?.written;
  const { text: key, written: span } = name;
  // Spelt out twice: V8 gives each copy of a spread with one more property a hidden class of its own.
  const mention: Mention =
    target === undefined || type?.declared === undefined
      ? { kind: 'type', role: 'reference', key, span }
      : { kind: 'type', role: 'reference', key, span, target };
  scope.mentions.push(mention);
  if (type !== undefined) return type;
  scope.reporter.report(at, {
    rule,
    severity: 'error',
    message: `no type \`${name.text}\` is declared up to here, expected the name of a declared type`,
    about: name.written,
  });
  return undefined;
}

/** The flags that count, with the compilers' warnings about the others. */
export function readFlags(
  flags: readonly FlagNode[],
  { dialect, reporter }: TypeScope,
): Set<ArgumentFlag> {
  const read = new Set<ArgumentFlag>();
  for (const { word, variable, span, at } of flags) {
    if (variable) {
      if (word === 'dealloc') read.add('dealloc[]');
      else {
        const message = `\`${word}\` cannot be told at run time, expected \`[]\` behind \`dealloc\` alone`;
        reporter.report(at, {
          rule: 'flag-not-variable',
          severity: 'warning',
          message,
          about: span,
        });
      }
    } else if (dialect === 'gnu' && word === 'retcode') {
      // GNU's lexxer.l reads the word as no flag at all.
    } else if (read.has(word)) {
      const message = `the flag \`${word}\` stands here a second time, expected it once`;
      reporter.report(at, { rule: 'flag-redundant', severity: 'warning', message, about: span });
    } else read.add(word);
  }
  return read;
}

/** Says where a size divides by zero: both compilers die of it. */
export function checkBound({ faults }: BoundNode, { reporter }: TypeScope): void {
  for (const { kind, span } of faults) {
    if (kind !== 'division-by-zero') continue;
    const message = 'the size divides by zero, expected a divisor of at least 1';
    reporter.report(
      { ...span, call: undefined },
      { rule: 'division-by-zero', severity: 'error', message },
    );
  }
}
