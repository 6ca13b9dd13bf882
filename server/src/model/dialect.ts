// The grammar depends on the dialect too, so that the name is at home there.
export type { Dialect } from '../syntax/defs/dialect.ts';

/** What the ABI is: it decides `__LP64__` and its like, and the sizes of ports and pointers. */
export type Architecture = 'x86_64' | 'arm64' | 'i386';
