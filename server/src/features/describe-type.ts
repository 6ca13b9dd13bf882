import type { MachType } from '../model/mach-type.ts';
import { textAt } from '../text/source-file.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Describing } from './describing.ts';
import { block, code, list, paragraphs } from './markdown.ts';
import type { TypeShape } from './subjects.ts';
import { byText, shownItem, targetNames } from '../workspace/target-names.ts';

/** What a type expands to: its bytes, its dispositions, its C names and translations. */
export function describeType(
  { snapshot, target }: Describing,
  shapes: readonly TypeShape[],
): string | undefined {
  const shown = shownItem(snapshot, target, shapes);
  if (shown === undefined) return undefined;
  const { type } = shown;
  const groups = byText(shapes, (shape) => translations(shape.type).join('\n'));
  const told = groups.flatMap(({ text, targets }) => {
    const lines = text === '' ? [] : text.split('\n');
    const where = groups.length === 1 ? '' : ` (${targetNames(snapshot, targets).join(', ')})`;
    return lines.map((line) => line + where);
  });
  return paragraphs(
    block('mig', declarationOf(snapshot, type)),
    list([
      ...(isKnown(type) ? [expansion(type)] : []),
      ...sizes(type),
      ...dispositions(type),
      ...cNames(type),
      ...told,
    ]),
  );
}

/** Whether it is made of something that is declared. */
function isKnown({ shape, inWord }: MachType): boolean {
  return (shape !== 'basic' && shape !== 'alias') || inWord !== '';
}

/** The declaration as written. */
function declarationOf({ files }: Snapshot, { name, declared }: MachType): string {
  const text = declared && textAt(files, declared);
  const shown = text ?? name?.text ?? '';
  return shown.startsWith('type') ? shown : `type ${shown}`;
}

/** The type in words, all names taken apart: a type that is another one by a new name is told like that one. */
function expansion(type: MachType): string {
  if (type.shape === 'native') return nativeWords(type);
  if (type.shape === 'struct-of-members') return 'a structure of members';
  const { inline, variable, unbounded, string, struct, number } = type;
  const elements = codeWords(type);
  const place = inline ? '' : 'out-of-line: ';
  if (string) return `${place}a C string of ${variable ? 'at most ' : ''}${number} bytes`;
  if (variable) {
    const count = unbounded || number === 0 ? 'any number of' : `at most ${number} ×`;
    return `${place}an array of ${count} ${elements}, with a count`;
  }
  if (number === 1) return place + elements;
  return `${place}${struct && inline ? 'a structure' : 'an array'} of ${number} × ${elements}`;
}

function nativeWords({ native }: MachType): string {
  if (native === undefined) return 'a C type';
  switch (native.kind) {
    case 'value':
      return `the C type ${code(native.phrase)} by value`;
    case 'pointer':
      return `a pointer to the C type ${code(native.phrase)}`;
    case 'pointer-if-not':
      return `a pointer to ${code(native.phrase)}, left out where it is ${code(native.absent ?? '')}`;
  }
}

function codeWords({ inWord, outWord }: MachType): string {
  return code(inWord === outWord ? inWord : `${inWord} | ${outWord}`);
}

function sizes({ size, number, inline, unbounded, shape }: MachType): readonly string[] {
  if (shape === 'native' || size === 0) return [];
  if (!inline || unbounded) return [`elements of ${bytes(size)}`];
  const most = shape === 'bounded-array' || shape === 'variable-string' ? 'at most ' : '';
  return [most + bytes(size * Math.max(1, number))];
}

function bytes(bits: number): string {
  const count = Math.ceil(bits / 8);
  return `${count} ${count === 1 ? 'byte' : 'bytes'}`;
}

/** What the sender does with a right, and what the receiver gets. */
function dispositions(type: MachType): readonly string[] {
  const isSaid = type.shape === 'basic' || type.shape === 'alias';
  return type.port && !isSaid ? [`carries rights: ${codeWords(type)}`] : [];
}

function cNames({ userType, serverType, transType }: MachType): readonly string[] {
  if (userType === serverType && serverType === transType) return [`in C ${code(userType)}`];
  return [
    `in C ${code(userType)} for the caller, ${code(serverType)} in the message, ${code(transType)} for the server routine`,
  ];
}

function translations({ intran, outtran, destructor, intranPayload, ...type }: MachType) {
  return [
    ...(intran === undefined
      ? []
      : [`coming in, ${code(intran.text)} makes a ${code(type.transType)} of it`]),
    ...(intranPayload === undefined
      ? []
      : [`coming in with a protected payload, ${code(intranPayload.text)} finds it`]),
    ...(outtran === undefined
      ? []
      : [`going out, ${code(outtran.text)} makes a ${code(type.serverType)} of it`]),
    ...(destructor === undefined
      ? []
      : [`after the call, ${code(destructor.text)} drops what came in`]),
  ];
}
