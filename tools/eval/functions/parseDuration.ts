const seconds: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/**
 * The seconds of a duration such as `1h30m` or `45s`: one or more whole numbers, each with its unit (`h`, `m` or `s`).
 * `undefined` when the text is not a duration.
 */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+[hms])+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+)([hms])/g)) {
    total += Number(amount) * (seconds[unit ?? ''] ?? 0);
  }
  return total;
}
