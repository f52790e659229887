/**
 * The least number of inserted, deleted and replaced UTF-16 code units that make one text the other: Wagner and Fischer,
 * "The String-to-String Correction Problem" (J. ACM 21, 1974), with one row kept. No library of the project has it.
 */
export function levenshtein(one: string, other: string): number {
  const row = Uint32Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    let diagonal = row[0] ?? 0;
    row[0] = i;
    for (let j = 1; j <= other.length; j++) {
      const above = row[j] ?? 0;
      const replaced = diagonal + (one.charCodeAt(i - 1) === other.charCodeAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replaced, above + 1, (row[j - 1] ?? 0) + 1);
      diagonal = above;
    }
  }
  return row[other.length] ?? 0;
}
