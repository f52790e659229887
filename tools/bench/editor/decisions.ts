/** A request for ghost text, as Hearth's own page of decisions tells it. */
export interface Decision {
  /** `file.ts:12:5`. */
  place: string;
  outcome: string;
  /** How many of the same kind there were in a row. */
  count: number;
  /** Milliseconds by stage. */
  stages: Partial<Record<string, number>>;
}

/** Reads the page that “Why No Suggestion?” opens as a document, newest first. */
export function parseDecisions(page: string): Decision[] {
  return page.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, time, where, outcome, cost] = cells;
    if (where === undefined || outcome === undefined || !/\d/.test(time ?? '')) return [];
    const count = Number(/, ([\d,]+) times in a row/.exec(where)?.[1]?.replaceAll(',', '') ?? 1);
    return [{ place: where.split(', ')[0] ?? where, outcome, count, stages: parseStages(cost ?? '') }];
  });
}

/** `wait 83 ms, queue 0.4 ms, prefill 1.7 s`. */
function parseStages(cost: string): Decision['stages'] {
  const stages: Decision['stages'] = {};
  for (const [, stage, number, unit] of cost.matchAll(/(\w+) ([\d.]+) (ms|s)\b/g))
    if (stage !== undefined) stages[stage] = Number(number) * (unit === 's' ? 1000 : 1);
  return stages;
}
