import { bytesInWords } from '../../text/quantities.ts';
import type { CatalogueEntry } from '../catalogue/catalogueEntry.ts';
import type { Fit } from '../fit/fitOf.ts';
import { fitLine } from '../fit/fitWords.ts';
import { bytesOf, hostOf } from './offerEntries.ts';

/** What the user is asked before a download: how much comes, from where, where it is kept, and that nothing is sent. */
export function consent(
  entry: CatalogueEntry,
  folder: string,
  fit: Fit | undefined,
): { question: string; detail: string } {
  const bytes = bytesOf(entry);
  const size = bytes === undefined ? 'of unknown size' : bytesInWords(bytes);
  const detail = [
    'Downloading models is all that Hearth uses the network for. Nothing about you or your code is sent.',
    `It is kept in ${folder}.${entry.licence === undefined ? '' : ` Licence: ${entry.licence}.`}`,
    ...(fit ? [`${fitLine(fit)}.`] : []),
  ];
  return {
    question: `Download ${entry.title} (${size}) from ${hostOf(entry)}?`,
    detail: detail.join('\n\n'),
  };
}
