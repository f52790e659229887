/** Repeats of a cycle that no legitimate text has. Ordinary code repeats lines, but each time with a change. */
const repeats = 6;

/** Tokens that the repeats must have together: dashes of a rule and spaces of a table are shorter, and legitimate. */
const leastLength = 160;

/** Tokens of the longest cycle looked for: a repeated paragraph. */
const longestCycle = 200;

/**
 * Whether the tokens end in one cycle repeated many times. Compares exact tokens, so a list or table whose lines
 * differ never counts. Cheap for text that does not repeat: one comparison per cycle length.
 */
export function goesRound(tokens: readonly number[]): boolean {
  for (let cycle = 1; cycle <= longestCycle; cycle++) {
    const needed = Math.max(repeats * cycle, leastLength);
    if (needed > tokens.length) {
      if (repeats * cycle > tokens.length) return false;
      continue;
    }
    if (repeatsFor(tokens, cycle) >= needed - cycle) return true;
  }
  return false;
}

/** How many of the last tokens equal the token one cycle earlier. */
function repeatsFor(tokens: readonly number[], cycle: number): number {
  let index = tokens.length - 1;
  while (index >= cycle && tokens[index] === tokens[index - cycle]) index--;
  return tokens.length - 1 - index;
}
