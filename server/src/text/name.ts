import type { Span } from './span.ts';

/** `text` is what the compiler sees (`vm_allocate_external`); `written` is what a person typed (`vm_allocate`). */
export interface Name {
  readonly text: string;
  readonly written: Span;
  /** The outermost macro call that produced the name, if one did: `PREFIX(vm_allocate)`. */
  readonly call?: Span;
}
