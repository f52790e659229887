import { defineConfig } from 'vitest/config';

// One project per kind of test; test/README.md says where each runs and why.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          environment: 'node',
          // A limit for hangs only: on a machine that is busy with other things, milliseconds become seconds.
          testTimeout: 120_000,
        },
      },
      {
        // The real engine: one file at a time, since each loads a model and there may be two cores.
        test: {
          name: 'model',
          include: ['test/model/**/*.test.ts'],
          // Enough for a machine that is busy with other things; nothing here is about time.
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // Native code that crashes must take down one fork, not the runner.
          pool: 'forks',
          globalSetup: 'test/support/makeModels.ts',
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/workbench/journeys/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          globalSetup: 'test/support/makeModels.ts',
        },
      },
    ],
  },
});
