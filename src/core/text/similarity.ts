/** The names in a text, split where their words meet: `loadUserById` is like `loadItemById`. */
export function wordsIn(text: string): Set<string> {
  const words = new Set<string>();
  for (const [name] of text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu))
    for (const [word] of name.matchAll(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lo}+/gu))
      if (word.length >= shortest) words.add(word.toLowerCase());
  return words;
}

/** Shorter words are `if`, `i` and the like, which all code has. */
const shortest = 3;

/** What two sets have in common, as a share of what they have together: 0 to 1. */
export function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let common = 0;
  for (const word of small) if (large.has(word)) common++;
  const all = one.size + other.size - common;
  return all === 0 ? 0 : common / all;
}
