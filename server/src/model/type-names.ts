import { memo } from '../text/memo.ts';
import type { TypeRecord } from './type-record.ts';

/**
 * The types that are declared, known by what was declared in which order: the same object wherever the same
 * declarations came one after the other. Whoever has looked something up under a state need not look it up again.
 */
export interface TypeState {
  /** @param declared a type, or the layer that another reading of the same text has declared */
  after(declared: TypeRecord | ReadonlyMap<string, TypeRecord>): TypeState;
}

const initialState = memo((_predefined: ReadonlyMap<string, TypeRecord>) => createState());

function createState(): TypeState {
  const next = new WeakMap<object, TypeState>();
  return {
    after(declared) {
      let state = next.get(declared);
      if (state === undefined) next.set(declared, (state = createState()));
      return state;
    },
  };
}

/**
 * The types that a compiler finds by name, at each moment of its reading: a routine that is looked at late finds what
 * was declared above it.
 */
export class TypeNames {
  /** The latest last. */
  readonly #layers: Layer[];
  /** The last layer, if it is this file's own. */
  #own: Map<string, Declared[]> | undefined;
  #time = 0;
  #state: TypeState;

  constructor(predefined: ReadonlyMap<string, TypeRecord>) {
    this.#state = initialState(predefined);
    this.#layers = [{ kind: 'shared', from: 0, types: predefined }];
  }

  /** Declarations up to now count for whoever asks with it. */
  get time(): number {
    return this.#time;
  }

  get state(): TypeState {
    return this.#state;
  }

  declare(name: string, type: TypeRecord): void {
    this.#time++;
    this.#state = this.#state.after(type);
    if (this.#own === undefined) {
      this.#own = new Map();
      this.#layers.push({ kind: 'own', from: this.#time, types: this.#own });
    }
    const declared = { type, from: this.#time };
    const earlier = this.#own.get(name);
    if (earlier === undefined) this.#own.set(name, [declared]);
    else earlier.push(declared);
  }

  /** Declares all that another reading of the same text has declared. */
  addLayer(types: ReadonlyMap<string, TypeRecord>): void {
    this.#own = undefined;
    this.#state = this.#state.after(types);
    this.#layers.push({ kind: 'shared', from: ++this.#time, types });
  }

  /** Says that what was declared since a state is a layer that other readings will add as one. */
  wasLayer(since: TypeState, types: ReadonlyMap<string, TypeRecord>): void {
    this.#state = since.after(types);
  }

  find(name: string, time: number): TypeRecord | undefined {
    for (let i = this.#layers.length - 1; i >= 0; i--) {
      const layer = this.#layers[i];
      if (layer === undefined || layer.from > time) continue;
      const found =
        layer.kind === 'shared' ? layer.types.get(name) : asOf(layer.types.get(name), time);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

type Layer =
  | {
      readonly kind: 'shared';
      readonly from: number;
      readonly types: ReadonlyMap<string, TypeRecord>;
    }
  | {
      readonly kind: 'own';
      readonly from: number;
      /** Of each name every declaration, in order. */
      readonly types: ReadonlyMap<string, readonly Declared[]>;
    };

interface Declared {
  readonly type: TypeRecord;
  readonly from: number;
}

/** The last declaration up to a moment. */
function asOf(declared: readonly Declared[] | undefined, time: number): TypeRecord | undefined {
  if (declared === undefined) return undefined;
  const last = declared.at(-1);
  if (last !== undefined && last.from <= time) return last.type;
  let low = 0;
  let high = declared.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((declared[middle]?.from ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return declared[low - 1]?.type;
}
