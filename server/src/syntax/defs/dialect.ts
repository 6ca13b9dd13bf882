/** Whose MIG: Apple's (bootstrap_cmds, untyped messages) or GNU's (typed messages). */
export type Dialect = 'apple' | 'gnu';
