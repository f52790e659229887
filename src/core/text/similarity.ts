/** The words in the names of a text, split at case changes: `loadUserById` is similar to `loadItemById`. */
export function wordsIn(text: string): Set<string> {
  const words = new Set<string>();
  for (const [name] of text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu))
    for (const [word] of name.matchAll(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lo}+/gu))
      if (word.length >= shortest) words.add(word.toLowerCase());
  return words;
}

/** Shorter words (`if`, `i`) occur in all code. */
const shortest = 3;

/** The Jaccard index of two sets: the size of their intersection over that of their union, 0 to 1. */
export function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let common = 0;
  for (const word of small) if (large.has(word)) common++;
  const all = one.size + other.size - common;
  return all === 0 ? 0 : common / all;
}
