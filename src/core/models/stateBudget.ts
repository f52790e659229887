/** Bytes per millisecond at which a state is read back and checked: 500 MB/s, the slower of a disk and of SHA-256. */
const readBack = 500_000;

/** A state is saved only if reading it is this many times as fast as evaluating its tokens. */
const gain = 2;

/** The most bytes of one state: 8,192 tokens of gpt-oss-20b are 200 MB, those of gpt-oss-120b 300. */
const mostOfOne = 320 * 1024 ** 2;

/** The most bytes that are written when a model is unloaded, so that it takes about a second. */
export const mostAtOnce = mostOfOne;

/** The most bytes of all saved states together, of all models. */
export const mostInAll = 1024 ** 3;

/** Bytes of the disk that are left to others. */
const leftFree = 4 * 1024 ** 3;

/**
 * Whether to save a state at all.
 * @param bytes of the file that it would make.
 * @param time milliseconds that evaluating it took.
 */
export function isWorthSaving(bytes: number, time: number): boolean {
  return bytes <= mostOfOne && time > gain * (bytes / readBack);
}

/** A saved state as the budget sees it. */
export interface SavedSize {
  bytes: number;
  /** When it was written or last used, in milliseconds from any origin. */
  usedAt: number;
}

/**
 * Which states to delete, the least recently used first, so that one of `bytes` fits; `undefined` when it does not fit
 * whatever is deleted.
 * @param free bytes that the disk has left now.
 */
export function makeRoom<T extends SavedSize>(
  saved: readonly T[],
  bytes: number,
  free: number,
): readonly T[] | undefined {
  const deleted: T[] = [];
  let total = saved.reduce((sum, each) => sum + each.bytes, 0);
  let left = free;
  const fits = (): boolean => total + bytes <= mostInAll && left - bytes >= leftFree;
  for (const oldest of saved.toSorted((a, b) => a.usedAt - b.usedAt)) {
    if (fits()) return deleted;
    deleted.push(oldest);
    total -= oldest.bytes;
    left += oldest.bytes;
  }
  return fits() ? deleted : undefined;
}
