import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['server/src/**/*.test.ts', 'client/src/**/*.test.ts'],
    reporters: ['default', './server/src/test/closing-line-reporter.ts'],
    testTimeout: 60_000,
  },
});
