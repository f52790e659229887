import type { Counts, Statistics } from '../../protocol/statistics.ts';
import { keptDays, noCounts, sumCounts } from './counting.ts';

/** The statistics as the page shows them. */
export interface Report {
  /** Empty when nothing was counted. */
  since: string;
  total: Counts;
  /** One entry for each of the last days, oldest first, including days without a suggestion. */
  days: readonly { day: string; counts: Counts }[];
  /** Sorted by accepted characters, most first; the languages beyond the first few are summed up in the last entry. */
  languages: readonly { name: string; counts: Counts }[];
}

/** Languages with a row of their own. People use three to five; the rest are rare. */
const ownRows = 9;

/** The report as of a day, `today`, in the form `2026-11-24`. */
export function reportOf(statistics: Statistics, today: string): Report {
  const all = Object.entries(statistics.languages).map(([name, counts]) => ({ name, counts }));
  const sorted = all.sort(
    (a, b) =>
      b.counts.acceptedCharacters - a.counts.acceptedCharacters ||
      b.counts.shownCharacters - a.counts.shownCharacters ||
      (a.name < b.name ? -1 : 1),
  );
  const rest = sorted.slice(ownRows);
  const last = rest.length > 1 ? [{ name: 'other languages', counts: sumCounts(rest.map(countsOf)) }] : rest;
  return {
    since: statistics.since,
    total: sumCounts(all.map(countsOf)),
    days: lastDays(today).map((day) => ({ day, counts: statistics.days[day] ?? noCounts })),
    languages: [...sorted.slice(0, ownRows), ...last],
  };
}

/** A day of the user's local calendar in the form `2026-11-24`. */
export function localDay(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A share as a whole percentage; a dash when the whole is zero. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
}

function lastDays(today: string): string[] {
  const end = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: keptDays }, (_, index) =>
    new Date(end - (keptDays - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  );
}

function countsOf({ counts }: { counts: Counts }): Counts {
  return counts;
}
