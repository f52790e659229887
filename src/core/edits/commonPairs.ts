/** The same line of two texts, by its number in each. */
export type Pair = readonly [line: number, other: number];

/**
 * Lines that are certainly the same in both texts, in the order of both: what both begin and end with, and of the lines
 * that occur once in each as many as keep their order ("patience diff").
 */
export function commonPairs(before: readonly string[], after: readonly string[]): Pair[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const places = uniquePlaces(after, head, after.length - tail);
  const unique = [...uniquePlaces(before, head, before.length - tail)].flatMap(([text, line]): Pair[] => {
    const other = places.get(text);
    return other === undefined ? [] : [[line, other]];
  });
  return [
    ...Array.from({ length: head }, (_, line): Pair => [line, line]),
    ...longestRising(unique),
    ...Array.from({ length: tail }, (_, line): Pair => [
      before.length - tail + line,
      after.length - tail + line,
    ]),
  ];
}

/** Where those lines are that occur once between two places; in the order of the text. */
function uniquePlaces(lines: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let line = from; line < to; line++) {
    const text = lines[line] ?? '';
    if (repeated.has(text)) continue;
    if (places.delete(text)) repeated.add(text);
    else places.set(text, line);
  }
  return places;
}

/** The longest row of pairs that rises in the second text, too. The pairs rise in the first. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  /** The last pairs of the best rows so far, by length; the second numbers rise. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, [, other]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < other) low = middle + 1;
      else high = middle;
    }
    previous.push(ends[low - 1]);
    ends[low] = index;
  }
  const row: Pair[] = [];
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) {
    const pair = pairs[index];
    if (pair) row.push(pair);
  }
  return row.reverse();
}
