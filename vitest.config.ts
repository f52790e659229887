import { defineConfig } from 'vitest/config';

/** Milliseconds for one test. Limits are there for hangs only: a machine may be busy with other things. */
const limits = { unit: 120_000, model: 240_000, journey: 600_000, setUp: 300_000 };

/** A project of tests in plain Node. */
const plain = (name: string, include: string) => ({
  test: {
    name,
    include: [include],
    environment: 'node' as const,
    testTimeout: limits.unit,
    hookTimeout: limits.unit,
  },
});

// One project per kind of test; test/README.md says where each runs and why.
export default defineConfig({
  test: {
    // Vitest keeps one processor for itself, although it waits most of the time: with two, nothing would run in parallel.
    maxWorkers: '100%',
    projects: [
      // Most are of pure functions. Files share a worker's modules, which saves a fifth of the time; they pass in any order.
      { test: { ...plain('unit', 'test/unit/**/*.test.ts').test, isolate: false } },
      plain('bench', 'test/tools/bench/**/*.test.ts'),
      plain('eval', 'test/tools/eval/**/*.test.ts'),
      plain('tiny-oss', 'test/tools/tiny-oss/**/*.test.ts'),
      {
        // The real engine: one file at a time, since each loads a model and there may be two cores.
        test: {
          name: 'model',
          include: ['test/model/**/*.test.ts'],
          testTimeout: limits.model,
          hookTimeout: limits.model,
          fileParallelism: false,
          // Native code that crashes must take down one fork, not the runner.
          pool: 'forks',
          globalSetup: 'tools/models/makeModels.ts',
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/workbench/journeys/**/*.test.ts'],
          testTimeout: limits.journey,
          hookTimeout: limits.setUp,
          fileParallelism: false,
          globalSetup: 'tools/models/makeModels.ts',
        },
      },
    ],
  },
});
