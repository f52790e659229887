import { expect, test } from 'vitest';
import { parseFromStatisticsPage, parseStatistics } from '../../../src/core/statistics/parseStatistics.ts';
import { localDay, percent, reportOf } from '../../../src/core/statistics/report.ts';
import {
  countEvent,
  noCounts,
  noStatistics,
  sumCounts,
  type StatisticsEvent,
} from '../../../src/core/statistics/counting.ts';
import type { Counts, Statistics } from '../../../src/protocol/statistics.ts';

type Happening = StatisticsEvent extends infer E
  ? E extends unknown
    ? Omit<E, 'languageId'>
    : never
  : never;

/** Counts events of one language on one day. */
function countAll(events: readonly StatisticsEvent[], day = '2026-11-24'): Statistics {
  return events.reduce((statistics, event) => countEvent(statistics, event, day), noStatistics);
}

function check(events: readonly Happening[], expected: Partial<Counts>): void {
  const counted = countAll(events.map((event) => ({ languageId: 'go', ...event })));
  expect(counted.languages['go']).toEqual({ ...noCounts, ...expected });
  expect(counted.days['2026-11-24']).toEqual(counted.languages['go']);
}

const shown: Happening = { type: 'shown', characters: 20 };

test.each<[string, Happening[], Partial<Counts>]>([
  ['shown twice', [shown, shown], { shown: 2, shownCharacters: 40 }],
  [
    'taken whole',
    [shown, { type: 'accepted', characters: 20, afterParts: false }],
    { shown: 1, shownCharacters: 20, accepted: 1, acceptedCharacters: 20 },
  ],
  [
    'two words of one',
    [shown, { type: 'partly', characters: 4, again: false }, { type: 'partly', characters: 3, again: true }],
    { shown: 1, shownCharacters: 20, partly: 1, acceptedCharacters: 7 },
  ],
  [
    'a word, then the rest',
    [
      shown,
      { type: 'partly', characters: 4, again: false },
      { type: 'accepted', characters: 16, afterParts: true },
    ],
    { shown: 1, shownCharacters: 20, accepted: 1, acceptedCharacters: 20 },
  ],
  [
    'looked for twice',
    [
      { type: 'checked', when: 'soon', characters: 20, retained: 20 },
      { type: 'checked', when: 'later', characters: 20, retained: 11 },
    ],
    { soonChecked: 20, soonRetained: 20, laterChecked: 20, laterRetained: 11 },
  ],
])('%s', (_, events, expected) => check(events, expected));

test('a part that was taken before midnight leaves the new day without a negative number', () => {
  const before = countEvent(
    noStatistics,
    { languageId: 'go', type: 'partly', characters: 4, again: false },
    '2026-11-23',
  );
  const after = countEvent(
    before,
    { languageId: 'go', type: 'accepted', characters: 4, afterParts: true },
    '2026-11-24',
  );
  expect(after.days['2026-11-24']?.partly).toBe(0);
  expect(after.languages['go']).toMatchObject({ partly: 0, accepted: 1 });
  expect(after.since).toBe('2026-11-23');
});

test('thirty days are kept by themselves, and the languages for good', () => {
  const days = Array.from({ length: 40 }, (_, index) =>
    new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
  );
  const counted = days.reduce(
    (statistics, day) => countEvent(statistics, { languageId: 'go', type: 'shown', characters: 1 }, day),
    noStatistics,
  );
  expect(Object.keys(counted.days)).toEqual(days.slice(-30));
  expect(counted.languages['go']?.shown).toBe(40);
  expect(counted.since).toBe('2026-01-01');
});

test('what was stored comes back, and what is of another form counts as nothing', () => {
  const counted = countAll([{ languageId: 'go', type: 'shown', characters: 3 }]);
  const stored: unknown = JSON.parse(JSON.stringify(counted));
  expect(parseStatistics(stored)).toEqual(counted);
  for (const wrong of [
    undefined,
    null,
    1,
    'x',
    [],
    {},
    { ...counted, since: 4 },
    { ...counted, days: { yesterday: noCounts } },
    { ...counted, languages: { go: { ...noCounts, shown: -1 } } },
    { ...counted, languages: { go: { ...noCounts, shown: null } } },
  ])
    expect(parseStatistics(wrong)).toBe(noStatistics);
});

test.each([
  [{ type: 'ready' }, true],
  [{ type: 'clear' }, true],
  [{ type: 'delete-everything' }, false],
  ['clear', false],
  [undefined, false],
])('from the page: %o', (message, isOurs) =>
  expect(parseFromStatisticsPage(message) !== undefined).toBe(isOurs),
);

test('the report has each of the last days and the languages by use', () => {
  const accepted = (languageId: string, characters: number): StatisticsEvent[] => [
    { languageId, type: 'shown', characters: 100 },
    { languageId, type: 'accepted', characters, afterParts: false },
  ];
  const names = Array.from({ length: 12 }, (_, index) => `language${index}`);
  const statistics = countAll(names.flatMap((name, index) => accepted(name, index + 1)));
  const report = reportOf(statistics, '2026-11-25');
  expect(report.days).toHaveLength(30);
  expect(report.days[0]?.day).toBe('2026-10-27');
  expect(report.days.at(-1)).toEqual({ day: '2026-11-25', counts: noCounts });
  expect(report.days.at(-2)?.counts.shown).toBe(12);
  expect(report.languages.map(({ name }) => name)).toEqual([...names.slice(3).reverse(), 'other languages']);
  expect(report.languages.at(-1)?.counts.acceptedCharacters).toBe(1 + 2 + 3);
  expect(report.total).toEqual(sumCounts(Object.values(statistics.languages)));
});

test('the report of nothing', () => {
  const report = reportOf(noStatistics, '2026-03-01');
  expect(report).toMatchObject({ since: '', total: noCounts, languages: [] });
  expect(report.days[0]?.day).toBe('2026-01-31');
});

test.each([
  [0, 0, '–'],
  [0, 7, '0 %'],
  [1, 3, '33 %'],
  [7, 7, '100 %'],
])('%i of %i is %s', (part, whole, words) => expect(percent(part, whole)).toBe(words));

test('a day is the user’s, not the one of Greenwich', () => {
  expect(localDay(new Date(2026, 0, 2, 0, 5))).toBe('2026-01-02');
  expect(localDay(new Date(2026, 10, 24, 23, 55))).toBe('2026-11-24');
});
