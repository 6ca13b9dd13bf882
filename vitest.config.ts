import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['server/src/**/*.test.ts', 'client/src/**/*.test.ts'],
    // Suites that start the program run what `npm run build` makes of the present sources.
    globalSetup: ['server/src/test/build-program.ts'],
    reporters: ['default', './server/src/test/closing-line-reporter.ts'],
    testTimeout: 60_000,
  },
});
