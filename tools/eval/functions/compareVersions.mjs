/**
 * Compares two versions such as `1.10.2`, number by number; a missing number counts as 0. Negative when `one` is older,
 * positive when it is newer, 0 when both are the same.
 * @param {string} one
 * @param {string} other
 */
export function compareVersions(one, other) {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
