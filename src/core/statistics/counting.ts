import type { Counts, Statistics } from '../../protocol/statistics.ts';

/** An event of a suggestion's life. */
export type StatisticsEvent = { languageId: string } & (
  | { type: 'shown'; characters: number }
  /** `again` when part of the same suggestion was accepted before. */
  | { type: 'partly'; characters: number; again: boolean }
  /** `characters` excludes parts accepted before; `afterParts` when there were any. */
  | { type: 'accepted'; characters: number; afterParts: boolean }
  | { type: 'checked'; when: CheckTime; characters: number; retained: number }
);

/** When to look for an accepted text again. */
export type CheckTime = 'soon' | 'later';

/**
 * Milliseconds after the acceptance. Copilot checks after 15 and 30 seconds and 2, 5 and 10 minutes; within 30 seconds
 * a wrong suggestion has been undone, and within five minutes it has been reworked.
 */
export const checkTimes: Readonly<Record<CheckTime, number>> = { soon: 30_000, later: 300_000 };

/** Days to keep separately. Counts by language are kept for ever. */
export const keptDays = 30;

export const noStatistics: Statistics = { since: '', languages: {}, days: {} };

export const noCounts: Counts = {
  shown: 0,
  shownCharacters: 0,
  accepted: 0,
  partly: 0,
  acceptedCharacters: 0,
  soonChecked: 0,
  soonRetained: 0,
  laterChecked: 0,
  laterRetained: 0,
};

/** Counts an event on a day in the form `2026-11-24`. */
export function countEvent(statistics: Statistics, event: StatisticsEvent, day: string): Statistics {
  const { since, languages, days } = statistics;
  const { languageId } = event;
  const counted = { ...days, [day]: addTo(days[day] ?? noCounts, event) };
  const newest = Object.entries(counted)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(-keptDays);
  return {
    since: since === '' || day < since ? day : since,
    languages: { ...languages, [languageId]: addTo(languages[languageId] ?? noCounts, event) },
    days: Object.fromEntries(newest),
  };
}

/** The sum of all counts. */
export function sumCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, counts) => ({
      shown: sum.shown + counts.shown,
      shownCharacters: sum.shownCharacters + counts.shownCharacters,
      accepted: sum.accepted + counts.accepted,
      partly: sum.partly + counts.partly,
      acceptedCharacters: sum.acceptedCharacters + counts.acceptedCharacters,
      soonChecked: sum.soonChecked + counts.soonChecked,
      soonRetained: sum.soonRetained + counts.soonRetained,
      laterChecked: sum.laterChecked + counts.laterChecked,
      laterRetained: sum.laterRetained + counts.laterRetained,
    }),
    noCounts,
  );
}

function addTo(counts: Counts, event: StatisticsEvent): Counts {
  switch (event.type) {
    case 'shown':
      return {
        ...counts,
        shown: counts.shown + 1,
        shownCharacters: counts.shownCharacters + event.characters,
      };
    case 'partly':
      return {
        ...counts,
        partly: counts.partly + (event.again ? 0 : 1),
        acceptedCharacters: counts.acceptedCharacters + event.characters,
      };
    case 'accepted':
      return {
        ...counts,
        accepted: counts.accepted + 1,
        // The part may have been accepted before midnight, and counted on that day.
        partly: Math.max(0, counts.partly - (event.afterParts ? 1 : 0)),
        acceptedCharacters: counts.acceptedCharacters + event.characters,
      };
    case 'checked':
      return event.when === 'soon'
        ? {
            ...counts,
            soonChecked: counts.soonChecked + event.characters,
            soonRetained: counts.soonRetained + event.retained,
          }
        : {
            ...counts,
            laterChecked: counts.laterChecked + event.characters,
            laterRetained: counts.laterRetained + event.retained,
          };
  }
}
