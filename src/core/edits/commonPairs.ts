/** The same line of two texts, by its line number in each. */
export type Pair = readonly [line: number, other: number];

/**
 * Lines that certainly correspond, in the order of both texts: the common beginning and end, and among lines that
 * occur once in each, the largest set in the same order ("patience diff").
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

/** The positions of lines that occur once between two positions, in text order. */
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

/**
 * The longest sequence of pairs that is also increasing in the second text. The pairs are in the order of the first.
 */
function longestRising(pairs: readonly Pair[]): Pair[] {
  /** The last pairs of the best sequences so far, by length; their second numbers increase. */
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
