/** Lines of the longest cycle looked for. */
const longestCycle = 8;

/** The same lines this often in a row are the model going round; twice happens in tables and tests. */
const repeats = 3;

/** Non-space characters from which a line can be recognised: a lone `}` or `);` says nothing by standing there again. */
const leastCharacters = 3;

/** Whether a line says enough to be recognised elsewhere. */
export function isDistinctive(line: string): boolean {
  return line.replace(/\s+/g, '').length >= leastCharacters;
}

/**
 * Looks for lines that repeat those before them. `from` is where the first repeat begins; `certain` that it has been
 * repeated often enough to be no accident. Until then the lines may still turn out to be wanted.
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

/** How many of the last lines equal the one a cycle before. */
function sameAsBefore(lines: readonly string[], length: number): number {
  let index = lines.length - 1;
  while (index >= length && lines[index] === lines[index - length]) index--;
  return lines.length - 1 - index;
}
