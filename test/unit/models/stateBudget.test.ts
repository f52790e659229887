import { describe, expect, test } from 'vitest';
import { isWorthSaving, makeRoom, mostInAll } from '../../../src/core/models/stateBudget.ts';

const megabytes = 1024 ** 2;
const gigabytes = 1024 ** 3;

/** Bytes of the state of gpt-oss-20b after so many tokens. */
const bytesOf = (tokens: number): number => tokens * 24 * 1024;

describe('a state is saved where reading it is quicker than evaluating it', () => {
  test.each([
    ['4,000 tokens at 100 a second, on a CPU', bytesOf(4000), 40_000, true],
    ['4,000 tokens at 2,400 a second, on a good GPU', bytesOf(4000), 1670, true],
    ['4,000 tokens at 20,000 a second, on a data centre’s', bytesOf(4000), 200, false],
    ['the head of 200 tokens at 400 a second', bytesOf(200), 500, true],
    ['16,000 tokens, which nobody waits for to be written', bytesOf(16_000), 160_000, false],
  ])('%s', (_name, bytes, time, worth) => expect(isWorthSaving(bytes, time)).toBe(worth));
});

describe('room for a new state', () => {
  const saved = [
    { name: 'old', bytes: 300 * megabytes, usedAt: 1 },
    { name: 'new', bytes: 300 * megabytes, usedAt: 3 },
    { name: 'older', bytes: 300 * megabytes, usedAt: 2 },
  ];
  const deleted = (bytes: number, free = 100 * gigabytes, among = saved): string[] | undefined =>
    makeRoom(among, bytes, free)?.map(({ name }) => name);

  test('is there while all fit', () => expect(deleted(100 * megabytes)).toEqual([]));
  test('is made of those used least recently', () => {
    expect(deleted(200 * megabytes)).toEqual(['old']);
    expect(deleted(600 * megabytes)).toEqual(['old', 'older']);
  });
  test('is all there is at most', () => {
    expect(deleted(mostInAll)).toEqual(['old', 'older', 'new']);
    expect(deleted(mostInAll + 1)).toBeUndefined();
  });
  test('is left on a disk that is nearly full', () => {
    expect(deleted(100 * megabytes, 4 * gigabytes)).toEqual(['old']);
    expect(deleted(100 * megabytes, 5 * gigabytes)).toEqual([]);
    expect(deleted(100 * megabytes, 1 * gigabytes)).toBeUndefined();
    expect(deleted(100 * megabytes, 3 * gigabytes, [])).toBeUndefined();
  });
});
