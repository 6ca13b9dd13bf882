import fc from 'fast-check';
import { messageLayouts } from '../../model/layout.ts';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { lowerFile } from '../lower.ts';
import { openCompiler, type Compiler, type CompilerFinding } from '../migcom.ts';
import { randomInterface } from '../random-interface.ts';
import { systemPath } from '../shared.ts';
import { expectSame, textTarget } from './fuzz-target.ts';

const program = systemPath('/usr/lib/mig/x86_64-gnu-migcom');

/** Judges as GNU's own compiler does. */
export const migcomTarget = textTarget({
  name: 'gnu-compiler',
  extension: '.defs',
  ...(program === undefined ? { lacks: "GNU's migcom" } : {}),
  inputs: fc.gen().map((draw) => randomInterface(draw, 'gnu')),
  check(text) {
    agreesWithCompiler(text);
  },
  close() {
    compiler?.close();
    compiler = undefined;
  },
});

let compiler: Compiler | undefined;

function open(): Compiler {
  return (compiler ??= openCompiler(program ?? '', 'gnu'));
}

const layout = {
  dialect: 'gnu',
  architecture: 'x86_64',
  side: 'user',
  machMsg2: false,
} as const;

/** Compares verdict, lines, severities, prototypes, ids and sizes. False where the compiler dies and says nothing. */
export function agreesWithCompiler(text: string): boolean {
  const answer = open().compile(text);
  if (answer.crashed) return false;
  const file = sourceFile(fileId('/a.defs'), 'defs', text);
  const { diagnostics, slots, subsystem } = lowerFile(file, { dialect: 'gnu' }).interface;
  const ours = diagnostics.map(({ severity, span }) => {
    return `${file.lines.position(span.start).line + 1} ${severity}`;
  });
  // After a syntax error the compiler goes on in the middle of the statement: what it finds amiss there is no fault.
  const first = answer.findings.findIndex(isSyntaxError);
  const theirs = answer.findings.flatMap((finding, index) => {
    const isEcho = isSyntaxError(finding) && index > first;
    return finding.line === undefined || isEcho ? [] : [`${finding.line} ${finding.severity}`];
  });
  const isRejected = diagnostics.some(({ severity }) => severity === 'error');
  expectSame(isRejected, !answer.ok, 'rejected');
  // The compiler keeps its warnings to itself after an error, so that of a bad file we may say more.
  expectSame(
    unique(ours),
    unique(answer.ok ? theirs : [...ours, ...theirs]),
    'lines and severities',
  );
  if (!answer.ok) return true;
  const routines = slots.flatMap((slot) => (slot.kind === 'routine' ? [slot] : []));
  const user = routines.map(({ userPrototype }) => userPrototype);
  const server = routines.map(({ serverPrototype }) => serverPrototype);
  expectSame([...user, ...server], answer.routines, 'prototypes');
  const ids = routines.map(
    ({ name, messageId, replyId }) => `${name.text} ${messageId} ${replyId ?? 0}`,
  );
  expectSame(ids, answer.ids, 'ids');
  const kernelServer = subsystem?.kernelServer ?? false;
  const sizes = routines.map((slot, index) => {
    const isAsserted = answer.requestSizes[index] !== undefined;
    return isAsserted ? messageLayouts(slot, { ...layout, kernelServer }).request.size : undefined;
  });
  expectSame(sizes, answer.requestSizes, 'sizes of requests');
  return true;
}

function isSyntaxError({ text }: CompilerFinding): boolean {
  return text === 'syntax error';
}

function unique(all: readonly string[]): readonly string[] {
  return [...new Set(all)].sort();
}
