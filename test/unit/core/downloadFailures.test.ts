import { expect, test } from 'vitest';
import { describeFailure } from '../../../src/core/failures.ts';
import type { DownloadFailure } from '../../../src/protocol/failure.ts';
import { downloadFailureSamples } from '../../support/downloadFailures.ts';

const at = { url: 'https://example.org/m.gguf', host: 'cdn.example.org' };

const all: readonly DownloadFailure[] = [
  ...Object.values(downloadFailureSamples),
  { code: 'too-many-requests', ...at },
  { code: 'server-error', ...at, status: 503, seconds: 7200 },
];

test.each(all)('%j is worded as sentences, with all that it knows', (failure) => {
  const text = describeFailure(failure);
  expect(text).toMatch(/^\S.*[.]$/);
  expect(text).not.toMatch(/undefined|\.\.|NaN|\s{2}/);
  for (const [name, value] of Object.entries(failure))
    if (!['code', 'url', 'host', 'found', 'bytes', 'needed', 'free', 'seconds'].includes(name))
      expect(text).toContain(String(value));
  expect(text).toMatch(/example\.org|\/models/);
  // Says what to do.
  expect(text).toMatch(/[Rr]esume|[Cc]hoose|again|setting/);
});

test.each<[DownloadFailure, string]>([
  [{ code: 'too-many-requests', ...at, seconds: 90 }, 'Resume the download in 2 minutes.'],
  [{ code: 'too-many-requests', ...at }, 'Resume the download later.'],
  [
    { code: 'disk-full', ...at, folder: '/m', needed: 12.1e9, free: 3e8 },
    '12.1 GB are still needed, and 300.0 MB are free',
  ],
  [{ code: 'wrong-length', ...at, expected: 5, found: 4 }, 'has 4 bytes instead of 5'],
  [{ code: 'not-gguf', ...at, found: 'archive' }, 'an archive'],
])('%j', (failure, words) => {
  expect(describeFailure(failure)).toContain(words);
});
