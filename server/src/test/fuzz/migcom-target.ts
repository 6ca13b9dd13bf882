import fc from 'fast-check';
import { messageLayouts } from '../../model/layout.ts';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { lowerFile } from '../lower.ts';
import { interfacePieces } from './interface-target.ts';
import { mutated } from './mutate.ts';
import { openCompiler, type Compiler, type CompilerFinding } from '../migcom.ts';
import { randomInterface } from '../random-interface.ts';
import { systemPath } from '../shared.ts';
import { expectSame, textTarget } from './fuzz-target.ts';

const program = systemPath('/usr/lib/mig/x86_64-gnu-migcom');

const whole = fc.gen().map((draw) => randomInterface(draw, 'gnu'));
const damaged = mutated(whole, interfacePieces, 3).map(preprocessed);

/** Judges as GNU's own compiler does: whole interfaces in all, damaged ones by verdict and first fault. */
export const migcomTarget = textTarget({
  name: 'gnu-compiler',
  extension: '.defs',
  ...(program === undefined ? { lacks: "GNU's migcom" } : {}),
  inputs: fc.oneof(
    whole,
    damaged.map((text) => damagedMark + text),
  ),
  check(text) {
    if (text.startsWith(damagedMark)) agreesOnVerdict(text.slice(damagedMark.length));
    else agreesWithCompiler(text);
  },
  close() {
    compiler?.close();
    compiler = undefined;
  },
});

/** Begins the text of a damaged interface: blanks, which neither reader minds. */
const damagedMark = ' \t ';

/** What the preprocessor leaves, since the compiler does without; empty where that is no text for it. */
function preprocessed(text: string): string {
  const { unit } = lowerFile(sourceFile(fileId('/a.defs'), 'defs', text), { dialect: 'gnu' });
  const printed = unit.tokens
    .map(({ text, spaced, startsLine }) => (startsLine ? '\n' : spaced ? ' ' : '') + text)
    .join('');
  return /[#\\\0]|[^\0-\x7f]/.test(printed) ? '' : `${printed}\n`;
}

/**
 * After a fault the compiler goes on in its own way, so that of a damaged text only the verdict and the line of the first
 * fault are compared; where there is no subsystem, the text is taken for one to include.
 */
function agreesOnVerdict(text: string): void {
  const answer = open().compile(text);
  if (answer.crashed) return;
  const file = sourceFile(fileId('/a.defs'), 'defs', text);
  const { diagnostics, subsystem } = lowerFile(file, { dialect: 'gnu' }).interface;
  const faults = diagnostics.filter(({ severity }) => severity === 'error');
  if (subsystem === undefined && faults.length === 0) {
    // Types alone are a file to include: all that the compiler may miss is the subsystem.
    const others = answer.findings.filter(({ text }) => !/subsystem/i.test(text));
    expectSame(others, [], 'faults of a file to include');
    return;
  }
  expectSame(faults.length > 0, !answer.ok, 'rejected');
  const theirs = answer.findings.flatMap(({ line, severity }) =>
    line === undefined || severity !== 'error' ? [] : [line],
  );
  if (subsystem === undefined || theirs.length === 0) return;
  const ours = faults.map(({ span }) => file.lines.position(span.start).line + 1);
  expectSame(Math.min(...ours), Math.min(...theirs), 'line of the first fault');
}

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
