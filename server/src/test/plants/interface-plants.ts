import type { Argument } from '../../model/interface.ts';
import type { MachType } from '../../model/mach-type.ts';
import { documentedBy, type Documented } from '../../rules/sync/documented.ts';
import { entryOf } from '../../rules/sync/entries.ts';
import { heldRights } from '../../rules/sync/rights.ts';
import { compareSpans, span, type Span } from '../../text/span.ts';
import type { RoutineShape } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { isPlain, matches, misspelt, removing, replacing, textAt } from './plant.ts';
import type { PlantKind } from './plant.ts';

/** Faults in the types, routines and flags of an interface. */
export const interfacePlants: readonly PlantKind[] = [
  {
    name: 'change the disposition of an argument',
    caughtBy: ['sync/right-differs', 'sync/type-differs', 'sync/direction-differs'],
    sites: (snapshot) => {
      const told = annotatedArguments(snapshot);
      return writtenArguments(snapshot).flatMap(({ argument, shape }) => {
        const { type, typeName, direction } = argument;
        const isPort = type.port && type.inline && !type.variable && type.descriptors === 1;
        if (!isPort || direction !== 'in' || !isPlain(snapshot, typeName)) return [];
        const other = otherRight(shape, argument);
        if (other === undefined) return [];
        const what = `\`${argument.name.text}\` of \`${shape.slot.name.text}\` becomes a ${other}`;
        // A page that names the right contradicts it; without one, either type is as good.
        return [replacing(typeName.written, other, what, told.has(placeOf(argument.name.written)))];
      });
    },
  },
  {
    name: 'drop a destructor',
    caughtBy: ['rights/translation-without-destructor'],
    sites: (snapshot) =>
      snapshot.units.flatMap(({ interface: { types, slots } }) =>
        types.flatMap((type) => {
          const clause = destructorClause(snapshot, type);
          if (clause === undefined || type.intran === undefined) return [];
          const isUsed = slots.some(
            (slot) => slot.kind === 'routine' && slot.arguments.some((arg) => arg.type === type),
          );
          const others = types.filter(
            (other) => other !== type && other.transType === type.transType && other.intran,
          );
          const isTellable = isUsed && others.some(({ destructor }) => destructor !== undefined);
          return [
            removing(clause, `\`${type.name?.text ?? ''}\` loses its destructor`, isTellable),
          ];
        }),
      ),
  },
  {
    name: 'misspell a type',
    caughtBy: ['mig/arg-type-undefined', 'mig/type-undefined'],
    sites: (snapshot) =>
      writtenArguments(snapshot)
        .filter(({ argument: { typeName } }) => isPlain(snapshot, typeName))
        // An argument that declares its type in place declares another by another name.
        .filter(
          ({ argument: { type, typeName } }) =>
            type.name === undefined || compareSpans(type.name.written, typeName.written) !== 0,
        )
        .map(({ argument: { typeName } }) => {
          const wrong = misspelt(typeName.text);
          return replacing(typeName.written, wrong, `\`${typeName.text}\` becomes \`${wrong}\``);
        }),
  },
  {
    name: 'give two arguments one name',
    caughtBy: ['ids/argument-collides'],
    sites: (snapshot) =>
      writtenArguments(snapshot).flatMap(({ argument, shape }) => {
        const [first] = shape.slot.arguments;
        if (first === undefined || first === argument || !isPlain(snapshot, argument.name))
          return [];
        const what = `\`${argument.name.text}\` of \`${shape.slot.name.text}\` becomes \`${first.name.text}\``;
        return [replacing(argument.name.written, first.name.text, what)];
      }),
  },
  {
    name: 'give an argument the name of a generated variable',
    caughtBy: ['ids/argument-collides'],
    sites: (snapshot) =>
      writtenArguments(snapshot).flatMap(({ argument, shape: { slot, interface: of } }) => {
        const isSent = argument.direction === 'in' && slot.requestPort !== argument;
        if (!isSent || !isPlain(snapshot, argument.name)) return [];
        const reserved = of.dialect === 'apple' ? 'NDR' : 'Head';
        const what = `\`${argument.name.text}\` of \`${slot.name.text}\` becomes \`${reserved}\``;
        return [replacing(argument.name.written, reserved, what)];
      }),
  },
  {
    name: 'free what lies in the message',
    caughtBy: ['mig/dealloc-meaningless', 'mig/dealloc-ipc-error', 'rights/dealloc-without-effect'],
    sites: (snapshot) =>
      writtenArguments(snapshot).flatMap(({ argument, shape: { slot } }) => {
        const { type, direction, writtenFlags, name, span: whole } = argument;
        const isData = type.inline && !type.port && (direction === 'in' || direction === 'out');
        if (!isData || writtenFlags.length > 0 || !isWhole(snapshot, whole)) return [];
        const end = span(whole.file, whole.end, whole.end);
        return [
          replacing(end, ', dealloc', `\`${name.text}\` of \`${slot.name.text}\` gets \`dealloc\``),
        ];
      }),
  },
  {
    name: 'count in what goes in',
    caughtBy: ['mig/countinout-not-out', 'mig/countinout-meaningless'],
    sites: (snapshot) =>
      writtenArguments(snapshot).flatMap(({ argument, shape: { slot } }) => {
        const { direction, writtenFlags, name, span: whole, type } = argument;
        if (direction !== 'in' || writtenFlags.length > 0 || type.port) return [];
        if (!isWhole(snapshot, whole)) return [];
        const end = span(whole.file, whole.end, whole.end);
        const what = `\`${name.text}\` of \`${slot.name.text}\` gets \`CountInOut\``;
        return [replacing(end, ', CountInOut', what)];
      }),
  },
  {
    name: 'read a token as a number',
    caughtBy: ['rights/token-size'],
    sites: (snapshot) =>
      writtenArguments(snapshot)
        .filter(({ argument: { direction } }) => /token/.test(direction))
        .map(({ argument: { typeName, name } }) =>
          replacing(typeName.written, 'int', `\`${name.text}\` becomes an \`int\``),
        ),
  },
  {
    name: 'make a routine with results one-way',
    caughtBy: ['mig/simpleroutine-out'],
    sites: (snapshot) =>
      routines(snapshot).flatMap(({ slot }) => {
        const hasResult = slot.arguments.some(({ direction }) => direction === 'out');
        const [keyword] = matches(snapshot, slot.span.file, /\broutine\b/gi).filter(
          ({ start }) => start === slot.span.start,
        );
        if (slot.simple || !hasResult || keyword === undefined) return [];
        const what = `\`${slot.name.text}\` becomes a \`simpleroutine\``;
        return [replacing(keyword, 'simpleroutine', what)];
      }),
  },
  {
    name: 'let an array in the message grow',
    caughtBy: ['safety/large-inline-array'],
    sites: (snapshot) =>
      snapshot.units.flatMap(({ interface: { types, slots } }) =>
        types.flatMap(({ declared, name }) => {
          const bound = declared && boundOf(snapshot, declared);
          if (bound === undefined || name === undefined) return [];
          const isUsed = slots.some(
            (slot) =>
              slot.kind === 'routine' &&
              slot.arguments.some(({ typeName }) => typeName.text === name.text),
          );
          return isUsed
            ? [replacing(bound, '70000', `the bound of \`${name.text}\` is 70000`)]
            : [];
        }),
      ),
  },
  {
    name: 'lose a semicolon',
    caughtBy: ['mig/syntax-error'],
    sites: (snapshot) =>
      routines(snapshot).flatMap(({ slot }) =>
        slot.arguments.slice(0, -1).flatMap(({ span: whole, name }) => {
          const end = span(whole.file, whole.end, whole.end + 1);
          if (!isWhole(snapshot, whole) || textAt(snapshot, end) !== ';') return [];
          return [removing(end, `no \`;\` behind \`${name.text}\` of \`${slot.name.text}\``)];
        }),
      ),
  },
];

interface WrittenArgument {
  readonly argument: Argument;
  readonly shape: RoutineShape;
}

/** Every argument once, whatever the targets that see it. */
function writtenArguments(snapshot: Snapshot): readonly WrittenArgument[] {
  return routines(snapshot).flatMap((shape) =>
    shape.slot.arguments.map((argument) => ({ argument, shape })),
  );
}

/** The first shape of every routine that the tree itself declares. */
export function routines(snapshot: Snapshot): readonly RoutineShape[] {
  return snapshot.symbols.routines.flatMap(({ declared, shapes: [shape] }) =>
    shape !== undefined && snapshot.files.has(declared.file) ? [shape] : [],
  );
}

/** Whether an argument is written as one piece: no macro begins or ends it. */
function isWhole(snapshot: Snapshot, whole: Span): boolean {
  const text = textAt(snapshot, whole);
  return /^[\w\s]*:/.test(text) && !/\/\*|\n\s*#|;/.test(text);
}

function otherRight(
  { interface: { types } }: RoutineShape,
  argument: Argument,
): string | undefined {
  const before = heldRights(argument);
  for (const name of ['mach_port_move_receive_t', 'mach_port_make_send_once_t']) {
    const type = types.find((one) => one.name?.text === name);
    const after = type && heldRights({ ...argument, type });
    if (after !== undefined && after.words !== before?.words) return name;
  }
  return undefined;
}

/** The places of the arguments whose right a page names. */
function annotatedArguments(snapshot: Snapshot): ReadonlySet<string> {
  return new Set(
    documentedRoutines(snapshot).flatMap(({ page, documented: { pairing } }) =>
      pairing.pairs.flatMap(({ page: param, inInterface }) =>
        entryOf(page, param)?.annotation?.right === undefined
          ? []
          : [placeOf(inInterface.argument.name.written)],
      ),
    ),
  );
}

type Page = Parameters<typeof documentedBy>[0];

export function documentedRoutines(
  snapshot: Snapshot,
): readonly { readonly page: Page; readonly documented: Documented }[] {
  return [...snapshot.pages.values()].flatMap((page) =>
    documentedBy(page, snapshot).map((documented) => ({ page, documented })),
  );
}

function placeOf({ file, start }: Span): string {
  return `${file}:${start}`;
}

function destructorClause(
  snapshot: Snapshot,
  { destructor, declared }: MachType,
): Span | undefined {
  if (destructor === undefined || declared?.file !== destructor.written.file) return undefined;
  const { file, start } = destructor.written;
  return matches(snapshot, file, /destructor\s*:\s*\w+\s*\([^)]*\)/g).find(
    (clause) => clause.start < start && start < clause.end,
  );
}

function boundOf(snapshot: Snapshot, declared: Span): Span | undefined {
  const bound = matches(snapshot, declared.file, /\barray\s*\[\s*\*\s*:\s*(\d+)\s*\]/g);
  return bound.find(({ start, end }) => declared.start < start && end <= declared.end + 40);
}
