import { expect, test } from 'vitest';
import { countAll, readBaseline } from '../../tools/bench/typing/baseline.ts';
import { regressions, type Baseline } from '../../tools/bench/typing/regressions.ts';

// Counts only, of recorded typing: they are the same on any machine. `npm run bench -- --update-baseline` rewrites
// tools/bench/baseline.json when a change is meant.
test('recorded typing costs no more tokens and calls than the baseline, and the bundles no more bytes', async () => {
  expect(regressions(readBaseline(), await countAll())).toEqual([]);
}, 240_000);

test('a slowdown shows: without reuse, keys typed along a suggestion ask the model', async () => {
  const { bytes } = readBaseline();
  const slow: Baseline = { ...(await countAll('reuse', ['go-methods'])), bytes };
  expect(regressions(readBaseline(), slow).join('\n')).toMatch(/alongCalls of go-methods: 0 before, \d+ now/);
}, 240_000);
