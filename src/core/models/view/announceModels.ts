import type { ModelEntry, ModelsView } from '../../../protocol/models.ts';

/**
 * What a screen reader should say after a change of the models view: that something has begun, ended or failed, and each
 * quarter of a download. `undefined` if there is nothing to say.
 */
export function announceModels(before: ModelsView | undefined, after: ModelsView): string | undefined {
  // What there is when the page opens is read in place.
  if (!before) return undefined;
  const earlier = new Map(entriesOf(before).map((entry) => [entry.key, entry]));
  const said = entriesOf(after).flatMap((entry) => changeOf(earlier.get(entry.key), entry) ?? []);
  return said.length === 0 ? undefined : said.join(' ');
}

function changeOf(before: ModelEntry | undefined, after: ModelEntry): string | undefined {
  if (after.problem !== undefined && after.problem !== before?.problem)
    return `${after.title}: ${after.problem}`;
  if (!after.progress) {
    const isNews = before !== undefined && (before.progress !== undefined || before.title !== after.title);
    return isNews && after.problem === undefined ? `${after.title}: ${after.line}` : undefined;
  }
  if (!before?.progress) return `${after.title}: ${after.line}`;
  const quarter = quarterOf(after);
  return quarter > quarterOf(before) ? `${after.title}: ${quarter * 25} %.` : undefined;
}

function quarterOf({ progress }: ModelEntry): number {
  return Math.floor((progress?.fraction ?? 0) * 4);
}

function entriesOf({ sections }: ModelsView): readonly ModelEntry[] {
  return sections.flatMap(({ entries }) => entries);
}
