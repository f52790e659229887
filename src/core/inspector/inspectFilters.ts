import { fenced, fenceInfo } from '../text/fence.ts';
import { heading, paragraphs } from '../text/markdownText.ts';
import type { FilterStep } from '../completion/requestTrace.ts';
import { nounCount } from '../text/words.ts';

/**
 * The effect of each filter on the answer: with the texts before and after for those that changed something, the
 * others by name only.
 */
export function describeFilters(steps: readonly FilterStep[], languageId: string): string[] {
  const changed = steps.filter(({ before, after }) => before !== after);
  const idle = steps.filter(({ before, after }) => before === after);
  if (steps.length === 0) return ['None ran: there was no complete answer.'];
  const info = fenceInfo(languageId);
  return [
    ...changed.map(({ filter, before, after }) =>
      paragraphs(
        heading(3, `${filter}: ${describeChange(before, after)}`),
        fenced(before, info),
        after === '' ? 'Nothing was left.' : `became\n\n${fenced(after, info)}`,
      ).trimEnd(),
    ),
    idle.length === 0
      ? ''
      : `${changed.length === 0 ? 'None changed anything' : 'Changed nothing'}: ${idle.map(({ filter }) => filter).join(', ')}.`,
  ];
}

/** The change in UTF-16 code units: removed, added, or both, without the common beginning and end of the two texts. */
function describeChange(before: string, after: string): string {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const removed = before.length - start - end;
  const added = after.length - start - end;
  const parts = [
    ...(removed > 0 ? [`took ${nounCount(removed, 'character')} off`] : []),
    ...(added > 0 ? [`put ${nounCount(added, 'character')} in`] : []),
  ];
  return parts.join(', ');
}
