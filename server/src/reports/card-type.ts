import type { MachType } from '../model/mach-type.ts';
import { noTargets, unionOf, type TargetSet } from '../model/target.ts';
import { targetNames } from '../workspace/target-names.ts';
import { columns, section, type CardContext } from './card-layout.ts';

/** A MIG type, once for each different declaration of the name. */
export function typeCard(name: string, context: CardContext): readonly (readonly string[])[] {
  const declarations = new Map<string, TypeIn[]>();
  for (const unit of context.snapshot.units) {
    for (const type of unit.interface.types) {
      const at = type.declared ?? type.name?.written;
      if (type.name?.text !== name || at === undefined) continue;
      const key = `${at.file} ${at.start}`;
      const known = declarations.get(key);
      const read = { type, targets: unit.targets };
      if (known === undefined) declarations.set(key, [read]);
      else known.push(read);
    }
  }
  return [...declarations.values()].map((shapes) => card(name, shapes, context));
}

/** A type as some targets read it. */
interface TypeIn {
  readonly type: MachType;
  readonly targets: TargetSet;
}

function card(name: string, shapes: readonly TypeIn[], context: CardContext): readonly string[] {
  const { style, place } = context;
  const [first] = shapes;
  if (first === undefined) return [];
  const { type } = first;
  const at = type.declared ?? type.name?.written;
  return [
    `${style.bold(name)}  ${style.dim('type')}`,
    ...(at === undefined ? [] : [style.dim(place(at))]),
    ...section('In a message', factLines(shapes, messageFacts, context), context),
    ...section('In C', factLines(shapes, cFacts, context), context),
  ];
}

type Fact = readonly [label: string, value: string];

/** Each fact once, with the targets in which it holds where that is not all of them. */
function factLines(
  shapes: readonly TypeIn[],
  factsOf: (type: MachType) => readonly Fact[],
  { snapshot, style }: CardContext,
): readonly string[] {
  const found = new Map<string, { readonly fact: Fact; targets: TargetSet }>();
  const all = shapes.reduce((set, { targets }) => unionOf(set, targets), noTargets);
  for (const { type, targets } of shapes) {
    for (const fact of factsOf(type)) {
      const key = fact.join('\0');
      const known = found.get(key);
      if (known === undefined) found.set(key, { fact, targets });
      else known.targets = unionOf(known.targets, targets);
    }
  }
  return columns(
    [...found.values()].map(({ fact, targets }) =>
      targets === all ? fact : [...fact, style.dim(targetNames(snapshot, targets).join(', '))],
    ),
  );
}

function messageFacts(type: MachType): readonly Fact[] {
  const isSame = type.inWord === type.outWord;
  const bytes = type.size / 8;
  return [
    isSame ? ['sent as', type.inWord] : ['sent as', `${type.inWord}, received as ${type.outWord}`],
    ['element', Number.isInteger(bytes) ? `${bytes} bytes` : `${type.size} bits`],
    ['elements', elements(type)],
    ['travels', type.inline && !type.unbounded ? 'in the message' : 'out-of-line'],
  ];
}

function elements({ variable, number, string }: MachType): string {
  if (variable) return number === 0 ? 'any number' : `at most ${number}`;
  return string ? `${number}, a C string` : `${number}`;
}

function cFacts(type: MachType): readonly Fact[] {
  const { userType, serverType, transType, intran, outtran, destructor } = type;
  const fact = (label: string, value: string | undefined): readonly Fact[] =>
    value === undefined ? [] : [[label, value]];
  return [
    ['user', userType],
    ...fact('server', serverType === userType ? undefined : serverType),
    ...fact('server function', transType === serverType ? undefined : transType),
    ...fact('intran', intran?.text),
    ...fact('outtran', outtran?.text),
    ...fact('destructor', destructor?.text),
  ];
}
