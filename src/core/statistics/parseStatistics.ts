import * as v from 'valibot';
import type { Counts, FromStatisticsPage, Statistics } from '../../protocol/statistics.ts';
import { noStatistics } from './counting.ts';

/** Parses stored statistics of this or another version. Anything malformed counts as nothing. */
export function parseStatistics(stored: unknown): Statistics {
  const parsed = v.safeParse(statistics, stored);
  return parsed.success ? parsed.output : noStatistics;
}

/** Parses a message from the statistics page; `undefined` if it is malformed. */
export function parseFromStatisticsPage(message: unknown): FromStatisticsPage | undefined {
  const parsed = v.safeParse(fromPage, message);
  return parsed.success ? parsed.output : undefined;
}

const count = v.pipe(v.number(), v.finite(), v.minValue(0));

const counts: v.GenericSchema<unknown, Counts> = v.object({
  shown: count,
  shownCharacters: count,
  accepted: count,
  partly: count,
  acceptedCharacters: count,
  soonChecked: count,
  soonRetained: count,
  laterChecked: count,
  laterRetained: count,
});

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/));

const statistics: v.GenericSchema<unknown, Statistics> = v.object({
  since: v.union([v.literal(''), day]),
  languages: v.record(v.string(), counts),
  days: v.record(day, counts),
});

const fromPage: v.GenericSchema<unknown, FromStatisticsPage> = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('clear') }),
]);
