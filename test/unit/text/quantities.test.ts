import { expect, test } from 'vitest';
import { bytesInWords, shareInWords, waitInWords } from '../../../src/core/text/quantities.ts';

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [640_000, '640 kB'],
  [999_600, '1 MB'],
  [15_781_424, '16 MB'],
  [999_600_000, '1.0 GB'],
  [12_109_566_624, '12.1 GB'],
])('%d bytes: %s', (bytes, words) => expect(bytesInWords(bytes)).toBe(words));

test('a share names the unit once, where both have it', () => {
  expect(shareInWords(3.2e9, 12.1e9)).toBe('3.2 of 12.1 GB');
  expect(shareInWords(640e6, 12.1e9)).toBe('640 MB of 12.1 GB');
  expect(shareInWords(640e6, undefined)).toBe('640 MB');
});

test.each([
  [5, 'less than a minute'],
  [60, '1 minute'],
  [250, '4 minutes'],
  [5900, '98 minutes'],
  [7300, 'about 2 hours'],
])('%d seconds: %s', (seconds, words) => expect(waitInWords(seconds)).toBe(words));
