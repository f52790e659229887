import { expect, test } from 'vitest';
import { inBytes, inTime } from '../../../src/core/text/words.ts';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [999_949, '999.9 kB'],
  [999_950, '1.0 MB'],
  [12_109_566_624, '12.1 GB'],
  [2e15, '2000.0 TB'],
])('%i bytes are %s', (bytes, words) => expect(inBytes(bytes)).toBe(words));

test.each([
  [0, '1 second'],
  [45.4, '45 seconds'],
  [59.6, '1 minute'],
  [90, '2 minutes'],
  [3599, '1 hour'],
  [4500, '1 hour 15 minutes'],
  [12_000, '3 hours 20 minutes'],
  [40_000, '11 hours'],
])('%d seconds are %s', (seconds, words) => expect(inTime(seconds)).toBe(words));
