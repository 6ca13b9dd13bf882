import type { FieldKind, MessageField, MessageLayout } from './message-layout.ts';

/** What a field says beside its place. */
export interface FieldFacts {
  readonly disposition?: number | string;
  readonly deallocate?: boolean | string;
}

/** A message structure under `#pragma pack(4)` as it grows: every field begins at a multiple of four bytes. */
export interface MessageStruct {
  /** Puts a field of so many bytes behind the last one. */
  add(name: string, kind: FieldKind, size: number, facts?: FieldFacts): void;
  /** Makes the last field a union with another member. */
  overlay(name: string, size: number): void;
  /** Puts a pad of the compiler's own behind the last field. */
  pad(bytes: number): void;
  /** Says that the last field, with its pad, is left out where it is empty: what follows moves down. */
  shrinks(): void;
  /** Bytes so far. */
  size(): number;
  finish(complex: boolean): MessageLayout;
}

export function messageStruct(): MessageStruct {
  const fields: MessageField[] = [];
  let start = 0;
  let end = 0;
  let shrinkage = 0;
  return {
    add(name, kind, size, facts) {
      start = roundUp(end);
      end = start + size;
      const moves = shrinkage > 0 ? { afterVariable: true } : {};
      fields.push({ name, kind, offset: start, size, ...facts, ...moves });
    },
    overlay(name, size) {
      const moves = shrinkage > 0 ? { afterVariable: true } : {};
      fields.push({ name, kind: 'field', offset: start, size, ...moves });
      end = roundUp(Math.max(end, start + size));
    },
    pad(bytes) {
      end += bytes;
    },
    shrinks() {
      shrinkage += roundUp(end) - start;
    },
    size: () => roundUp(end),
    finish: (complex) => ({
      size: roundUp(end),
      minSize: roundUp(end) - shrinkage,
      complex,
      fields,
    }),
  };
}

/** The next multiple of four: the word of both compilers. */
export function roundUp(bytes: number): number {
  return Math.ceil(bytes / 4) * 4;
}
