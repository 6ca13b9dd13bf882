import type { MachType } from '../model/mach-type.ts';
import { columns, section, type CardContext } from './card-layout.ts';

/** A MIG type, once for each different declaration of the name. */
export function typeCard(name: string, context: CardContext): readonly (readonly string[])[] {
  const declarations = new Map<string, MachType>();
  for (const unit of context.snapshot.units) {
    for (const type of unit.interface.types) {
      const at = type.declared ?? type.name?.written;
      if (type.name?.text !== name || at === undefined) continue;
      const key = `${at.file} ${at.start}`;
      if (!declarations.has(key)) declarations.set(key, type);
    }
  }
  return [...declarations.values()].map((type) => card(name, type, context));
}

function card(name: string, type: MachType, context: CardContext): readonly string[] {
  const { style, place } = context;
  const at = type.declared ?? type.name?.written;
  return [
    `${style.bold(name)}  ${style.dim('type')}`,
    ...(at === undefined ? [] : [style.dim(place(at))]),
    ...section('In a message', columns(messageFacts(type)), context),
    ...section('In C', columns(cFacts(type)), context),
  ];
}

function messageFacts(type: MachType): readonly (readonly string[])[] {
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

function cFacts(type: MachType): readonly (readonly string[])[] {
  const { userType, serverType, transType, intran, outtran, destructor } = type;
  return [
    ['user', userType],
    ...(serverType === userType ? [] : [['server', serverType]]),
    ...(transType === serverType ? [] : [['server function', transType]]),
    ...(intran === undefined ? [] : [['intran', intran.text]]),
    ...(outtran === undefined ? [] : [['outtran', outtran.text]]),
    ...(destructor === undefined ? [] : [['destructor', destructor.text]]),
  ];
}
