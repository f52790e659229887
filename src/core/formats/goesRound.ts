/** Repeats of a cycle that no text needs. Ordinary code repeats lines, but each time with something changed. */
const repeats = 6;

/** Tokens that the repeats take together at least: dashes of a rule or blanks of a table are short and legitimate. */
const leastLength = 160;

/** Tokens of the longest cycle looked for: a paragraph said again and again. */
const longestCycle = 200;

/**
 * Whether the tokens end in one cycle over and over. Looks at exact tokens only, so that a list or a table, where each
 * line differs, never counts. Cheap for text that does not repeat: one comparison for each length of cycle.
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

/** How many of the last tokens equal the one a cycle before. */
function repeatsFor(tokens: readonly number[], cycle: number): number {
  let index = tokens.length - 1;
  while (index >= cycle && tokens[index] === tokens[index - cycle]) index--;
  return tokens.length - 1 - index;
}
