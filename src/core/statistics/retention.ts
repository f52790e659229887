/**
 * Below this share, the text now in place is a different text with some words in common. GitHub counts a suggestion as
 * still in the code while at most half of its words have changed.
 */
const leastLikeness = 0.5;

/**
 * How many characters of an accepted suggestion are still there: the share of its characters in words that the text
 * now contains, in the same order. Whitespace is ignored, so that formatting does not count. 0 when less than half is
 * left.
 */
export function retainedCharacters(accepted: string, now: string): number {
  if (accepted === now) return accepted.length;
  const words = wordsOf(accepted);
  const all = words.reduce((sum, word) => sum + word.length, 0);
  if (all === 0) return now.trim() === '' ? accepted.length : 0;
  const likeness = commonCharacters(words, wordsOf(now.slice(0, longestCompared))) / all;
  return likeness < leastLikeness ? 0 : Math.round(accepted.length * likeness);
}

/**
 * UTF-16 code units of the current text to compare: a region that a formatter has rewritten, but not a whole long
 * file.
 */
const longestCompared = 20_000;

/** Words, and every other non-space character by itself. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
}

/** Characters of the heaviest common subsequence of words, by the textbook dynamic program, one row at a time. */
function commonCharacters(words: readonly string[], others: readonly string[]): number {
  let row = new Array<number>(others.length + 1).fill(0);
  for (const word of words) {
    const next = [0];
    for (const [index, other] of others.entries()) {
      const here = word === other ? (row[index] ?? 0) + word.length : 0;
      next.push(Math.max(here, row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
