import { isSameMacro, type Macro } from './macro.ts';
import type { MacroEvent } from './macro-state.ts';

/** What a name stands for: a macro, the name of one that depends on the place, or nothing. */
export type MacroAnswer = Macro | string | undefined;

/** What a stretch of a run asked of the macros that were in force before it, and what it made of them. */
export interface MacroLog {
  /** The answers that came from before the stretch. */
  readonly asked: ReadonlyMap<string, MacroAnswer>;
  /** All names that were asked about. */
  readonly names: ReadonlySet<string>;
  readonly events: readonly MacroEvent[];
}

/** A log that is being written. */
export class OpenMacroLog implements MacroLog {
  readonly asked = new Map<string, MacroAnswer>();
  readonly names = new Set<string>();
  readonly events: MacroEvent[] = [];
  readonly #changed = new Set<string>();

  ask(name: string, answer: MacroAnswer): void {
    if (this.names.has(name)) return;
    this.names.add(name);
    if (!this.#changed.has(name)) this.asked.set(name, answer);
  }

  change(event: MacroEvent): void {
    this.events.push(event);
    this.#changed.add(typeof event === 'string' ? event : event.name);
  }

  /** Takes what a stretch inside this one asked and made. */
  add({ asked, names, events }: MacroLog): void {
    for (const [name, answer] of asked) this.ask(name, answer);
    for (const name of names) this.names.add(name);
    for (const event of events) this.change(event);
  }
}

/** Whether nobody who asks could tell two answers apart: a target's own definitions stand nowhere. */
export function isSameAnswer(a: MacroAnswer, b: MacroAnswer): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  return a.definition === undefined && b.definition === undefined && isSameMacro(a, b);
}
