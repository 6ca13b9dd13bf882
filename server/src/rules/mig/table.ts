import type { RuleDescription } from '../rule.ts';

type Row = readonly [name: string, title: string, severity: RuleDescription['severity']];

const grammar: readonly Row[] = [
  ['syntax-error', 'Syntax error', 'error'],
  ['illegal-hash-directive', 'Line that neither preprocessor nor compiler takes', 'error'],
  ['nesting-limit', 'Types or sizes nested too deep to be read', 'error'],
  ['division-by-zero', 'Size divided by zero', 'error'],
  ['consume-mode-unknown', 'Mode of `consumeonsenderror` that does not exist', 'error'],
  ['no-subsystem', 'No subsystem', 'error'],
  ['subsystem-redeclared', 'Second subsystem', 'warning'],
  ['duplicate-kerneluser', '`KernelUser` twice', 'warning'],
  ['duplicate-kernelserver', '`KernelServer` twice', 'warning'],
  ['rcsid-redeclared', 'Second `rcsid`', 'warning'],
  ['arg-type-undefined', 'Argument of a type that is not declared', 'error'],
  ['type-redefined', 'Type declared twice', { apple: 'warning', gnu: 'error' }],
  ['ipc-sizes-differ', 'Sender and receiver of different sizes', 'error'],
  ['long-form-type', 'Type in the long form', 'error'],
  ['struct-member-not-inline', 'Member that is out of line', 'error'],
  ['conflicting-translation-type', 'Two types for the server function', 'warning'],
  ['conflicting-server-type', "Two types in the server's message", 'warning'],
  ['conflicting-user-type', 'Two types for the caller', 'warning'],
  ['conflicting-intran', 'Two in-translations', 'warning'],
  ['conflicting-outtran', 'Two out-translations', 'warning'],
  ['conflicting-destructor', 'Two destructors', 'warning'],
  ['native-bad-direction', 'Native type with a direction that it cannot have', 'error'],
  ['valueof-not-in', '`ValueOf` that is not `in`', 'error'],
  ['pointertoifnot-not-in', '`PointerToIfNot` that is not `in`', 'error'],
  ['flag-redundant', 'Flag given twice', 'warning'],
  ['flag-not-variable', '`[]` behind a flag that has no choice', 'warning'],
];

const types: readonly Row[] = [
  ['no-subsystem-before-types', 'Type before the subsystem', 'error'],
  ['subsystem-reinit', 'Second subsystem under GNU', 'error'],
  ['type-undefined', 'Type that is not declared', 'error'],
  ['ipc-size-unknown', 'Type without a size', 'error'],
  ['ipc-strange-size', 'Size that is not the usual one', 'warning'],
  ['size-not-byte-multiple', 'Size that is no number of bytes', 'warning'],
  ['size-zero', 'Type of no bytes', 'warning'],
  ['type-too-complicated', 'Type that a message cannot describe', 'error'],
  ['kpd-too-complicated', 'Descriptors nested too deep', 'error'],
  ['already-out-of-line', '`^` on what is out of line already', 'error'],
  ['translate-var-array', 'Translated array of variable size', 'error'],
  ['destroy-var-array', 'Destructor on an array of variable size', 'error'],
  ['var-array-anon-base', 'Variable array of a type without a name', 'error'],
  ['msgt-too-big', 'Element too big for any descriptor', 'warning'],
  ['bad-request-port', 'Request port of a type that is none', 'error'],
  ['bad-reply-port', 'Reply port of a type that is none', 'error'],
  ['bad-integer-arg', 'Time or option that is no integer', 'error'],
  ['dealloc-ipc-error', '`dealloc` on what travels in the message', 'warning'],
  ['dealloc-redundant', '`dealloc` that the type has already', 'warning'],
  ['dealloc-maybe-redundant', '`dealloc[]` that the type has already', 'warning'],
  ['notdealloc-redundant', '`notdealloc` with nothing to undo', 'warning'],
  ['islong-and-isnotlong', '`islong` with `isnotlong`', 'warning'],
  ['islong-redundant', '`islong` on what is long already', 'warning'],
  ['isnotlong-redundant', '`isnotlong` on what is short already', 'warning'],
  ['islong-unneeded', '`islong` that nothing needs', 'warning'],
  ['isnotlong-too-big', '`isnotlong` on what does not fit', 'warning'],
];

const routines: readonly Row[] = [
  ['no-request-port', 'Routine without a request port', 'error'],
  ['multiple-request-port', 'Two request ports', 'warning'],
  ['multiple-reply-port', 'Two reply ports', 'warning'],
  ['multiple-waittime', 'Two times to wait', 'warning'],
  ['sendtime-after-waittime', '`sendtime` behind a `waittime`', 'warning'],
  ['multiple-sendtime', 'Two times to send', 'warning'],
  ['multiple-msgoption', 'Two options', 'warning'],
  ['multiple-msgseqno', 'Two sequence numbers', 'warning'],
  ['wait-may-leak', 'Time-out that leaks the message', 'warning'],
  ['simpleroutine-out', 'Result of a simpleroutine', 'error'],
  ['inline-var-inout', '`inout` array of variable size', 'error'],
  ['missing-intran', 'Missing `intran`', 'warning'],
  ['missing-outtran', 'Missing `outtran`', 'warning'],
  ['dealloc-meaningless', '`dealloc` on data in the message', 'warning'],
  ['dealloc-cancel', '`dealloc` with `notdealloc`', 'warning'],
  ['dealloc-maybe-wins', '`dealloc[]` with another `dealloc`', 'warning'],
  ['dealloc-maybe-on-port', '`dealloc[]` on a port', 'error'],
  ['poly-on-data', 'Memory that is received as ports', 'error'],
  ['samecount-not-variable', '`samecount` on a fixed argument', 'warning'],
  ['samecount-neighbour-not-variable', '`samecount` behind a fixed argument', 'warning'],
  ['samecount-inconsistent', '`samecount` between different directions', 'warning'],
  ['countinout-not-out', '`countinout` on what does not come back', 'warning'],
  ['countinout-not-inline-var', '`countinout` on what has no room to tell', 'warning'],
  ['countinout-meaningless', '`countinout` without effect', 'warning'],
  ['physicalcopy-inline', '`physicalcopy` on data in the message', 'warning'],
  ['physicalcopy-port', '`physicalcopy` on ports', 'warning'],
  ['retcode-bad-type', '`retcode` on what is no code', 'warning'],
  ['retcode-duplicate', 'Two return codes', 'warning'],
  ['retcode-in-routine', '`retcode` in a routine', 'error'],
  ['overwrite-not-out-ool', '`overwrite` on what does not come back out of line', 'warning'],
  ['overwrite-kerneluser', '`overwrite` in the kernel', 'error'],
  ['servercopy-meaningless', '`servercopy` without effect', 'warning'],
  ['srp-in-kernel', 'Special reply port in the kernel', 'error'],
];

const preprocessor: readonly Row[] = [
  ['line-comment', '`//` before a compiler that knows no such comment', 'error'],
  ['unterminated-comment', 'Comment without an end', 'error'],
  ['include-not-found', 'Included file that is not there', 'error'],
  ['include-syntax', '`#include` without a name', 'error'],
  ['include-depth', 'Files that include each other without an end', 'error'],
  ['hash-error', '`#error` that is reached', 'error'],
  ['hash-warning', '`#warning` that is reached', 'warning'],
  ['hash-line', '`#line` that cannot be read', 'error'],
  ['unbalanced-conditional', '`#if` without its end', 'error'],
  ['condition-syntax', 'Condition that cannot be computed', 'error'],
  ['macro-syntax', 'Macro that cannot be defined', 'error'],
  ['macro-redefined', 'Macro defined twice with different texts', 'warning'],
  ['macro-call', 'Macro called with the wrong arguments', 'error'],
  ['macro-paste', '`##` that makes no token', 'error'],
  ['macro-limit', 'Macros that expand without an end', 'error'],
];

/**
 * What the MIG compilers themselves say, as rules: one row for each `rule` of `MigDiagnostic` and of
 * `PreprocessorProblem`. They have no `check`: the preprocessor and the semantics find them.
 */
export const migRules: readonly RuleDescription[] = [
  ...described(grammar, 'migcom, lexxer.l and parser.y'),
  ...described(types, 'migcom, type.c'),
  ...described(routines, 'migcom, routine.c'),
  ...described(preprocessor, 'GCC, cpp'),
].sort((a, b) => (a.id < b.id ? -1 : 1));

function described(rows: readonly Row[], source: string): readonly RuleDescription[] {
  return rows.map(([name, title, severity]) => ({
    id: `mig/${name}`,
    title,
    severity,
    presets: ['recommended'],
    since: '0.1.0',
    source,
  }));
}
