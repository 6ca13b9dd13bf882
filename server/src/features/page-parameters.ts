import type { Argument } from '../model/interface.ts';
import { documentedBy } from '../rules/sync/documented.ts';
import type { InterfaceParameter } from '../rules/sync/interface-parameter.ts';
import type { FileId } from '../text/span.ts';
import type { SymbolId } from '../workspace/occurrence.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseSymbolId, symbolId } from '../workspace/symbol-id.ts';
import { writtenName } from './subjects.ts';

/** A page's parameter, and what of the interface it stands for, whatever either side calls it. */
export interface ParameterInInterface {
  readonly parameter: InterfaceParameter;
  /** The argument that MIG makes it for. */
  readonly argument: SymbolId;
}

/** What a parameter of a page is in the interface; undefined where no routine of the workspace has it. */
export function parameterInInterface(
  snapshot: Snapshot,
  file: FileId,
  name: string,
): ParameterInInterface | undefined {
  const page = snapshot.page(file);
  if (page === undefined) return undefined;
  for (const { prototype, slot, pairing } of documentedBy(page, snapshot)) {
    const pair = pairing.pairs.find((each) => each.page.name.text === name);
    if (pair === undefined) continue;
    const routine = snapshot.symbols
      .routinesNamed(prototype.name.text)
      .find(({ shapes }) => shapes.some((shape) => shape.slot === slot));
    if (routine === undefined) continue;
    const { path } = parseSymbolId(routine.symbol);
    const written = writtenName(snapshot, pair.inInterface.argument);
    const argument = symbolId('argument', path, `${routine.name}/${written}`);
    return { parameter: pair.inInterface, argument };
  }
  return undefined;
}

/** Under which name a page speaks of an argument; undefined where it does not. */
export function nameInPage(
  snapshot: Snapshot,
  file: FileId,
  argument: Argument,
): string | undefined {
  const page = snapshot.page(file);
  if (page === undefined) return undefined;
  const { written } = argument.name;
  const pair = documentedBy(page, snapshot)
    .flatMap(({ pairing }) => pairing.pairs)
    .find(
      ({ inInterface: { role, argument: own } }) =>
        role === 'value' &&
        own.name.written.file === written.file &&
        own.name.written.start === written.start,
    );
  return pair?.page.name.text;
}
