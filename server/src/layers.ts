/**
 * The order of the folders under `src`, lowest first. A folder imports only folders of lower layers (and itself).
 * `layers.test.ts` reads every import and fails with the offending line; ARCHITECTURE.md shows this list.
 */
export const layers: readonly (readonly string[])[] = [
  ['text'],
  ['syntax/cpp', 'syntax/man', 'syntax/c'],
  ['syntax/defs'],
  ['model'],
  ['workspace'],
  ['abi', 'catalogue'],
  ['rules'],
  ['features', 'reports'],
  ['host'],
  ['lsp'],
  ['cli'],
];

/** Below these no code does input or output, reads a clock, or returns a promise. */
export const pureLayers = 8;
