import type { BreakingPromise } from '../../abi/change.ts';
import type { RuleDescription } from '../rule.ts';

type Row = readonly [name: string, title: string, severity?: RuleDescription['severity']];

const wire: readonly Row[] = [
  ['subsystem-removed', 'Subsystem that is gone'],
  ['base-moved', 'Subsystem with another base'],
  ['skip-lost', 'Lost `skip`'],
  ['skip-added', '`skip` put in'],
  ['slot-dropped', 'Routine taken out without a `skip`'],
  ['slot-inserted', 'Routine put in before others'],
  ['slots-swapped', 'Routines that traded places'],
  ['id-moved', 'Routine with another message id'],
  ['slot-reused', 'Message id given to another routine'],
  ['skip-reused', '`skip` given to a new routine', 'warning'],
  ['routine-removed', 'Routine that is gone'],
  ['kind-changed', 'Routine that was a simpleroutine, or the other way round'],
  ['arguments-changed', 'Arguments that came or went'],
  ['arguments-reordered', 'Arguments in another order'],
  ['direction-changed', 'Argument in another direction'],
  ['disposition-changed', 'Right or memory handed over otherwise'],
  ['type-changed', 'Argument that travels otherwise'],
  ['bound-changed', 'Array with another bound'],
  ['size-changed', 'Message of another size'],
  ['code-renumbered', 'Return code with another number'],
];

const source: readonly Row[] = [
  ['routine-renamed', 'Routine under a new name'],
  ['subsystem-renamed', 'Subsystem under a new name'],
  ['prefix-changed', 'C functions with another prefix'],
  ['prototype-changed', 'C function with other parameters'],
  ['c-type-renamed', 'C function with other names of types', 'warning'],
  ['code-removed', 'Return code that is gone'],
];

const docs: readonly Row[] = [
  ['page-removed', 'Page that is gone'],
  ['page-codes-changed', 'Page with other return codes'],
  ['page-parameter-changed', 'Page that says otherwise of a parameter'],
];

/**
 * What `breaking` tells, as rules: one row for each `kind` of an `AbiChange`. They have no `check`: one comparison of
 * two versions finds them together, so that a cause is told once with its consequences. No preset has them, since `check`
 * sees one version.
 */
export const breakingRules: readonly RuleDescription[] = [
  ...described(wire, 'both compilers: what stubs and servers check of a message'),
  ...described(source, 'both compilers: the C declarations that they write'),
  ...described(docs, undefined),
].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The promises in the order in which they are told, with what each means. */
export const promises: readonly { readonly name: BreakingPromise; readonly meaning: string }[] = [
  { name: 'wire', meaning: 'old and new programs understand each other’s messages' },
  { name: 'source', meaning: 'programs build against the new interfaces' },
  { name: 'docs', meaning: 'the pages say what they said' },
];

function described(
  rows: readonly Row[],
  authority: string | undefined,
): readonly RuleDescription[] {
  return rows.map(([name, title, severity = 'error']) => ({
    id: `breaking/${name}`,
    title,
    severity,
    presets: [],
    since: '0.1.0',
    ...(authority === undefined ? {} : { source: authority }),
  }));
}
