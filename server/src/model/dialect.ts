/** Whose MIG: Apple's (bootstrap_cmds, untyped messages) or GNU's (typed messages). */
export type Dialect = 'apple' | 'gnu';

/** What the ABI is: it decides `__LP64__` and its like, and the sizes of ports and pointers. */
export type Architecture = 'x86_64' | 'arm64' | 'i386';
