import type { MachType } from '../model/mach-type.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { code, list, paragraphs } from './markdown.ts';

/** What a C function that interfaces name does for them; undefined for one that none names. */
export function describeFunction({ units }: Snapshot, name: string): string | undefined {
  const duties = new Set<string>();
  for (const { interface: lowered } of units) {
    for (const type of lowered.types) for (const duty of dutiesFor(type, name)) duties.add(duty);
    if (lowered.demux?.text === name) {
      duties.add(`the demultiplexer of subsystem ${code(lowered.subsystem?.name.text ?? '')}`);
    }
  }
  if (duties.size === 0) return undefined;
  return paragraphs(`**function** ${code(name)}`, list([...duties]));
}

function dutiesFor(type: MachType, function_: string): readonly string[] {
  const { name, intran, outtran, destructor, intranPayload } = type;
  if (name === undefined) return [];
  const own = code(name.text);
  return [
    ...(intran?.text === function_
      ? [`makes the ${code(type.transType)} of a ${own} that comes in; gives a reference`]
      : []),
    ...(intranPayload?.text === function_
      ? [`finds the ${code(type.transType)} of a ${own} by its protected payload`]
      : []),
    ...(outtran?.text === function_
      ? [`makes the ${code(type.serverType)} of a ${own} that goes out; takes the reference`]
      : []),
    ...(destructor?.text === function_
      ? [`drops the reference on a ${own} after the call, whatever the routine returned`]
      : []),
  ];
}
