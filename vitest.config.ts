import { defineConfig } from 'vitest/config';

/** Suites that start an editor or a browser: one after the other, and when all else is done, so that nothing slows them. */
const editors = [
  'server/src/test/editors/**/*.test.ts',
  'server/src/test/browser/**/*.test.ts',
  'client/src/test/**/*.test.ts',
];

export default defineConfig({
  test: {
    reporters: ['default', './server/src/test/closing-line-reporter.ts'],
    // Tests of the program as it is installed need it built from the sources that are tested.
    globalSetup: './server/src/test/build-program.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['server/src/**/*.test.ts', 'client/src/**/*.test.ts'],
          exclude: editors,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'editors',
          include: editors,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
