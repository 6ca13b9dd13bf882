import type { Interface } from '../model/interface.ts';
import { plainSlot } from '../workspace/brief-unit.ts';

/** An interface with everything lowered, as plain values that `toEqual` compares. */
export function plainInterface(made: Interface): Interface {
  return { ...made, slots: made.slots.map(plainSlot) };
}
