/** The longest cycle, in lines, that is looked for. */
const longestCycle = 8;

/** Repeats in a row after which the model counts as looping; two occur in tables and tests. */
const repeats = 3;

/** Non-space characters that make a line recognisable; the repeat of a lone `}` or `);` means nothing. */
const leastCharacters = 3;

/** Whether a line has enough text to be recognised elsewhere. */
export function isDistinctive(line: string): boolean {
  return line.replace(/\s+/g, '').length >= leastCharacters;
}

/**
 * Looks for trailing lines that repeat the lines before them. `from` is where the first repeat begins; `certain` means
 * that there are too many repeats for an accident. Until then the lines may still turn out to be wanted.
 */
export function findCycle(lines: readonly string[]): { from: number; certain: boolean } | undefined {
  let from: number | undefined;
  for (let length = 1; length <= longestCycle; length++) {
    const same = sameAsBefore(lines, length);
    if (same === 0 || !lines.slice(-same).some(isDistinctive)) continue;
    const start = lines.length - same;
    if (same >= (repeats - 1) * length && lines.slice(-length).some(isDistinctive))
      return { from: start, certain: true };
    from = Math.min(from ?? start, start);
  }
  return from === undefined ? undefined : { from, certain: false };
}

/** How many of the last lines equal the line one cycle earlier. */
function sameAsBefore(lines: readonly string[], length: number): number {
  let index = lines.length - 1;
  while (index >= length && lines[index] === lines[index - length]) index--;
  return lines.length - 1 - index;
}
