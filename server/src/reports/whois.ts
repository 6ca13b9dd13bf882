import type { ReturnCode } from '../model/return-code.ts';
import { noTargets, unionOf, type TargetSet } from '../model/target.ts';
import { relativePath } from '../text/relative-path.ts';
import type { Span } from '../text/span.ts';
import type { Routine } from '../workspace/routine.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { targetNames } from '../workspace/target-names.ts';
import { formatCode } from './card-code.ts';
import { columns } from './card-layout.ts';
import { rangeOf, type Range } from './range.ts';

/** One thing that a number may be, or that a name has a number for. */
export interface Meaning {
  readonly kind: 'message id' | 'reply id' | 'skipped id' | 'return code';
  readonly value: number;
  readonly name: string;
  /** A routine's subsystem; a return code's meaning. */
  readonly about: string;
  readonly span: Span | undefined;
  /** Names of the targets in which it holds; undefined: in all that read the file, or none is asked. */
  readonly targets: readonly string[] | undefined;
  /** For what the built-in catalogue knows: the system and its versions. */
  readonly catalogue?: string;
}

/**
 * Everything that a number (`3801`, `0x10000003`, `-308`) may be, or the numbers of a name. Message ids come first,
 * then reply ids, ids that an interface skips, and return codes.
 */
export function meaningsOf(snapshot: Snapshot, query: string): readonly Meaning[] {
  const number = readNumber(query);
  if (number === undefined) return meaningsOfName(snapshot, query);
  return [
    ...snapshot.symbols
      .routinesWithId(number)
      .flatMap((routine) => idsOf(snapshot, routine, (id) => id === number)),
    ...skippedIds(snapshot, number),
    ...codesOf(snapshot.returnCodes.values(), number),
  ].sort(byKind);
}

/** Message ids, reply ids, skipped ids, return codes. */
export function byKind(a: Meaning, b: Meaning): number {
  return kinds.indexOf(a.kind) - kinds.indexOf(b.kind);
}

/** One line a meaning: number, kind, name, what about it, where. */
export function whoisText(
  meanings: readonly Meaning[],
  snapshot: Snapshot,
  folder: string,
): string {
  const rows = meanings.map(({ kind, value, name, about, span, targets, catalogue }) => [
    kind === 'return code' ? formatCode(value) : `${value}`,
    kind,
    name,
    [
      about,
      ...(span === undefined ? [] : [place(snapshot, folder, span)]),
      ...(targets === undefined ? [] : [`(${targets.join(', ')})`]),
      ...(catalogue === undefined ? [] : [`${catalogue}, built-in catalogue`]),
    ]
      .filter((part) => part !== '')
      .join('  '),
  ]);
  return columns(rows)
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** The meanings of one query as data; what is not there is null. */
export function whoisReport(
  query: string,
  meanings: readonly Meaning[],
  snapshot: Snapshot,
  folder: string,
): object {
  return {
    query,
    meanings: meanings.map(({ kind, value, name, about, span, targets, catalogue }) => ({
      kind,
      value,
      name,
      about,
      file: span === undefined ? null : relativePath(folder, span.file),
      range: span === undefined ? null : (rangeOf(snapshot.files, span) satisfies Range),
      targets: targets ?? null,
      catalogue: catalogue ?? null,
    })),
  };
}

const kinds: readonly Meaning['kind'][] = ['message id', 'reply id', 'skipped id', 'return code'];

/** A whole number as C writes it, in decimal or hexadecimal; undefined for a name. */
export function readNumber(text: string): number | undefined {
  if (!/^[+-]?(?:0x[0-9a-f]+|\d+)$/i.test(text)) return undefined;
  const magnitude = Number(text.replace(/^[+-]/, ''));
  return text.startsWith('-') ? -magnitude : magnitude;
}

function meaningsOfName(snapshot: Snapshot, name: string): readonly Meaning[] {
  const code = snapshot.returnCodes.get(name);
  return [
    ...snapshot.symbols
      .routinesNamed(name)
      .flatMap((routine) => idsOf(snapshot, routine, () => true)),
    ...(code === undefined ? [] : codesOf(snapshot.returnCodes.values(), code.value)).filter(
      (meaning) => meaning.name === name,
    ),
  ];
}

/** The ids of a routine, each with the targets that give it. */
function idsOf(
  snapshot: Snapshot,
  routine: Routine,
  isWanted: (id: number) => boolean,
): readonly Meaning[] {
  const found = new Map<string, Meaning & { readonly set: TargetSet }>();
  const add = (kind: Meaning['kind'], value: number, shape: Routine['shapes'][number]): void => {
    if (!isWanted(value)) return;
    const about = shape.subsystem.name.text;
    const key = `${kind} ${value} ${about}`;
    const set = unionOf(found.get(key)?.set ?? noTargets, shape.targets);
    const { name, declared: span } = routine;
    found.set(key, { kind, value, name, about, span, targets: undefined, set });
  };
  for (const shape of routine.shapes) {
    add('message id', shape.slot.messageId, shape);
    if (shape.slot.replyId !== undefined) add('reply id', shape.slot.replyId, shape);
  }
  const everywhere = routine.shapes.reduce((all, { targets }) => unionOf(all, targets), noTargets);
  return [...found.values()].map(({ set, ...meaning }) =>
    set === everywhere ? meaning : { ...meaning, targets: targetNames(snapshot, set) },
  );
}

/** Ids that an interface leaves free with `skip`: a message with one of them comes from another version or target. */
function skippedIds(snapshot: Snapshot, number: number): readonly Meaning[] {
  const found = new Map<string, Meaning & { readonly set: TargetSet; readonly all: TargetSet }>();
  for (const { root, interface: declared, targets } of snapshot.units) {
    const { subsystem } = declared;
    if (subsystem === undefined || number < subsystem.base || number >= declared.end) continue;
    for (const slot of declared.slots) {
      if (slot.kind !== 'skip') continue;
      if (number < slot.messageId || number >= slot.messageId + slot.count) continue;
      const key = `${slot.span.file} ${slot.span.start}`;
      found.set(key, {
        kind: 'skipped id',
        value: number,
        name: 'skip',
        about: subsystem.name.text,
        span: slot.span,
        targets: undefined,
        set: unionOf(found.get(key)?.set ?? noTargets, targets),
        all: unionOf(found.get(key)?.all ?? noTargets, snapshot.project.targetsOf(root)),
      });
    }
  }
  return [...found.values()].map(({ set, all, ...meaning }) =>
    set === all ? meaning : { ...meaning, targets: targetNames(snapshot, set) },
  );
}

/**
 * Return codes of a value, read as signed 32 bits. A code of `mach_msg` may carry the cause of a failure in the bits of
 * `MACH_MSG_MASK` (0x3e00): it is found without them, and they are named.
 */
export function codesOf(codes: Iterable<ReturnCode>, number: number): readonly Meaning[] {
  if (number < -(2 ** 31) || number >= 2 ** 32) return [];
  const value = number | 0;
  const isMessageCode = (value & 0x7fff8000) === 0x10000000;
  const causes = isMessageCode ? causeBits.filter(({ bit }) => (value & bit) !== 0) : [];
  const plain = causes.reduce((rest, { bit }) => rest & ~bit, value);
  return [...codes]
    .filter((code) => code.value === plain)
    .map(({ name, meaning, declared }) => ({
      kind: 'return code',
      value,
      name: [name, ...causes.map((cause) => cause.name)].join(' | '),
      about: [
        causes.length === 0 ? meaning : meaning.replace(/\.$/, ''),
        ...causes.map(({ meaning: cause }) => cause),
      ]
        .filter((part) => part !== '')
        .join('; '),
      span: declared,
      targets: undefined,
    }));
}

/** Source: `osfmk/mach/message.h`. */
const causeBits = [
  { bit: 0x2000, name: 'MACH_MSG_IPC_SPACE', meaning: 'no room in the port name space' },
  { bit: 0x1000, name: 'MACH_MSG_VM_SPACE', meaning: 'no room in the address space' },
  { bit: 0x800, name: 'MACH_MSG_IPC_KERNEL', meaning: 'the kernel is short of ports' },
  { bit: 0x400, name: 'MACH_MSG_VM_KERNEL', meaning: 'the kernel is short of memory' },
];

function place(snapshot: Snapshot, folder: string, span: Span): string {
  return `${relativePath(folder, span.file)}:${rangeOf(snapshot.files, span).start.line}`;
}
