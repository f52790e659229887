/**
 * A seeded source of uniform numbers in [0, 1): mulberry32, which is a few operations and the same on every machine.
 * Source: https://github.com/cprosche/mulberry32 (public domain).
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An array of normally distributed numbers with mean 0, by the Box-Muller transform. */
export function gaussianArray(random: () => number, length: number, deviation: number): Float32Array {
  const values = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    // 1 - random() is in (0, 1]: the logarithm of 0 would be infinite.
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    values[i] = radius * Math.cos(2 * Math.PI * random()) * deviation;
  }
  return values;
}
