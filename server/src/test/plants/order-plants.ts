import { takesSlot, unbalancedConditionals } from '../../rules/ids/conditional-slots.ts';
import type { Directive } from '../../syntax/cpp/file-syntax.ts';
import { subsystemsOf } from '../../rules/ids/subsystems.ts';
import { span, type FileId, type Span } from '../../text/span.ts';
import type { RoutineShape } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { routines } from './interface-plants.ts';
import { isPlain, matches, misspelt, removing, replacing, textAt } from './plant.ts';
import { missingInclude, type PlantKind } from './plant.ts';

/** Faults in the order and the numbers of an interface, and in what surrounds it: names, files, conditionals. */
export const orderPlants: readonly PlantKind[] = [
  {
    name: 'drop a `skip`',
    caughtBy: ['ids/unbalanced-conditional', 'ids/differs-between-targets'],
    sites: (snapshot) =>
      interfaceFiles(snapshot).flatMap((file) =>
        matches(snapshot, file, /^[ \t]*(skip[ \t]*;)/gm).map((skip) =>
          removing(skip, 'a `skip` is gone', isInBalancedArm(snapshot, file, skip.start)),
        ),
      ),
  },
  {
    name: 'swap two routines',
    caughtBy: [],
    sites: (snapshot) =>
      pairsOfRoutines(snapshot).map(([first, second]) => {
        const [one, other] = [
          textAt(snapshot, first.slot.span),
          textAt(snapshot, second.slot.span),
        ];
        return {
          file: first.slot.span.file,
          at: first.slot.span.start,
          edits: [
            { span: first.slot.span, insert: other },
            { span: second.slot.span, insert: one },
          ],
          what: `\`${first.slot.name.text}\` and \`${second.slot.name.text}\` change places`,
          isTellable: false,
        };
      }),
  },
  {
    name: 'comment a routine out',
    caughtBy: ['ids/removed-without-skip'],
    sites: (snapshot) =>
      pairsOfRoutines(snapshot).flatMap(([{ slot }]) => {
        const { file, start, end } = slot.span;
        const text = textAt(snapshot, slot.span);
        const isWhole = text.endsWith(')') && !/\/\*|\*\/|#/.test(text);
        const semicolon = span(file, end, end + 1);
        if (!isWhole || textAt(snapshot, semicolon) !== ';') return [];
        return [
          {
            file,
            at: start,
            edits: [
              { span: span(file, start, start), insert: '/* ' },
              { span: span(file, end + 1, end + 1), insert: ' */' },
            ],
            what: `\`${slot.name.text}\` is commented out`,
            isTellable: !isBesideSkip(snapshot, slot.span),
          },
        ];
      }),
  },
  {
    name: 'name two routines alike',
    caughtBy: ['ids/duplicate-routine'],
    sites: (snapshot) =>
      pairsOfRoutines(snapshot).flatMap(([first, second]) =>
        isPlain(snapshot, first.slot.name) && isPlain(snapshot, second.slot.name)
          ? [
              replacing(
                second.slot.name.written,
                first.slot.name.text,
                `\`${second.slot.name.text}\` becomes \`${first.slot.name.text}\``,
              ),
            ]
          : [],
      ),
  },
  {
    name: 'take the ids of another subsystem',
    caughtBy: ['ids/range-overlap'],
    sites: (snapshot) => {
      const all = subsystemsOf(snapshot).filter(({ routines: { size } }) => size > 0);
      return all.flatMap(({ declared, name, routines }, index) => {
        const other = all[(index + 7) % all.length];
        const isNumber = /^\d+$/.test(textAt(snapshot, declared.baseSpan));
        if (other === undefined || other.declared.base === declared.base || !isNumber) return [];
        const { base } = other.declared;
        const moved = [...routines.keys()].map((id) => id - declared.base + base);
        const meets = moved.some((id) => other.routines.has(id));
        return [replacing(declared.baseSpan, `${base}`, `\`${name}\` begins at ${base}`, meets)];
      });
    },
  },
  {
    name: 'lose an `#endif`',
    caughtBy: ['mig/unbalanced-conditional'],
    sites: (snapshot) =>
      interfaceFiles(snapshot).flatMap((file) =>
        matches(snapshot, file, /^[ \t]*#[ \t]*endif.*$/gm).map((line) =>
          removing(line, 'an `#endif` is gone'),
        ),
      ),
  },
  {
    name: 'misspell an include',
    caughtBy: ['mig/include-not-found', missingInclude],
    sites: (snapshot) =>
      interfaceFiles(snapshot).flatMap((file) =>
        matches(snapshot, file, /^[ \t]*#[ \t]*include[ \t]*[<"]([^<>"]+)[>"]/gm).map((path) => {
          const wrong = misspelt(textAt(snapshot, path));
          return replacing(path, wrong, `\`${textAt(snapshot, path)}\` becomes \`${wrong}\``);
        }),
      ),
  },
];

/** Whether a `skip` stands before or behind it, which may be meant to keep its place. */
function isBesideSkip(snapshot: Snapshot, { file, start, end }: Span): boolean {
  const tokens = snapshot.syntax(file)?.tokens ?? [];
  const before = tokens.filter((token) => token.end <= start).slice(-2);
  const behind = tokens.filter((token) => token.start > end).slice(0, 1);
  return [...before, ...behind].some(({ text }) => text.toLowerCase() === 'skip');
}

/** The interfaces of the tree itself. */
function interfaceFiles(snapshot: Snapshot): readonly FileId[] {
  const read = new Set(snapshot.units.flatMap(({ unit }) => unit.files.map(({ id }) => id)));
  return [...snapshot.files.values()]
    .filter(({ id, kind }) => kind === 'defs' && read.has(id))
    .map(({ id }) => id)
    .sort();
}

/** Each routine with the next one of its file. */
function pairsOfRoutines(
  snapshot: Snapshot,
): readonly (readonly [first: RoutineShape, second: RoutineShape])[] {
  const all = [...routines(snapshot)].sort(
    ({ slot: { span: a } }, { slot: { span: b } }) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.start - b.start,
  );
  return all.flatMap((first, index) => {
    const second = all[index + 1];
    const isPair =
      second?.slot.span.file === first.slot.span.file &&
      second.slot.span.start >= first.slot.span.end;
    return second !== undefined && isPair ? [[first, second] as const] : [];
  });
}

/**
 * Whether an offset stands in an arm whose conditional takes the same number of ids in each of its arms, with routines
 * behind it that would move.
 */
function isInBalancedArm(snapshot: Snapshot, file: FileId, offset: number): boolean {
  const syntax = snapshot.syntax(file);
  if (syntax === undefined) return false;
  const unbalanced = new Set(unbalancedConditionals(syntax).map(({ opening }) => opening));
  const open: Directive[] = [];
  for (const directive of syntax.directives) {
    const isBehind = directive.span.start > offset;
    if (directive.name.startsWith('if') && !isBehind) open.push(directive);
    if (directive.name !== 'endif') continue;
    const [outer] = open;
    if (isBehind) {
      const hasRoutines = syntax.tokens.some(
        (_, index) => index >= directive.index && takesSlot(syntax.tokens, index),
      );
      return open.length === 1 && outer !== undefined && !unbalanced.has(outer) && hasRoutines;
    }
    open.pop();
  }
  return false;
}
