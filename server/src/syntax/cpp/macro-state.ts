import { memo } from '../../text/memo.ts';
import type { Macro } from './macro.ts';

/** A definition, or the name that an `#undef` drops. */
export type MacroEvent = Macro | string;

/**
 * The macros in force, known by what was defined in which order: the same object wherever the same definitions came
 * one after the other. It says nothing of what they are; whoever has checked something under a state need not check it
 * again. The garbage collector frees states with the definitions that lead to them.
 */
export interface MacroState {
  after(event: MacroEvent): MacroState;
}

/** The state under a target's own definitions. */
export const initialState: (
  defines: readonly Macro[],
) => Readonly<Record<'c90' | 'c17', MacroState>> = memo((_defines) => ({
  c90: createState(),
  c17: createState(),
}));

function createState(): MacroState {
  const defined = new WeakMap<Macro, MacroState>();
  const dropped = new Map<string, MacroState>();
  return {
    after(event) {
      const known = typeof event === 'string' ? dropped.get(event) : defined.get(event);
      if (known !== undefined) return known;
      const next = createState();
      if (typeof event === 'string') dropped.set(event, next);
      else defined.set(event, next);
      return next;
    },
  };
}
