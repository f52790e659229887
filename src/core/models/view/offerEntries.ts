import type { EntryAction, ModelEntry } from '../../../protocol/models.ts';
import { bytesInWords } from '../../text/quantities.ts';
import type { CatalogueEntry } from '../catalogue/catalogueEntry.ts';
import type { Fit } from '../fit/fitOf.ts';
import { explainFit, fitLine } from '../fit/fitWords.ts';
import { offerKey } from './downloadEntries.ts';

/** A model that can be downloaded, with whether it fits. */
export function offerEntry(
  entry: CatalogueEntry,
  { fit, recommended }: { fit: Fit | undefined; recommended: boolean },
): ModelEntry {
  const bytes = bytesOf(entry);
  const size = bytes === undefined ? [] : [bytesInWords(bytes)];
  return {
    key: offerKey(entry.id),
    title: entry.title,
    marks: recommended ? ['Recommended'] : [],
    line: fit ? `${fitLine(fit)}.` : `${entry.summary}.`,
    facts: [...size, ...(entry.licence === undefined ? [] : [entry.licence]), `from ${hostOf(entry)}`].join(
      ' · ',
    ),
    details: [...(fit ? [entry.summary, ...explainFit(fit)] : []), ...provenance(entry)],
    actions: offerActions(entry, fit, recommended),
  };
}

/** Bytes of all files together; `undefined` if any is not known. */
export function bytesOf({ files }: CatalogueEntry): number | undefined {
  return files.reduce<number | undefined>(
    (sum, { bytes }) => (sum === undefined || bytes === undefined ? undefined : sum + bytes),
    0,
  );
}

/** The server that a model comes from. */
export function hostOf({ files }: CatalogueEntry): string {
  return files[0] ? new URL(files[0].url).host : '';
}

function offerActions(
  entry: CatalogueEntry,
  fit: Fit | undefined,
  recommended: boolean,
): readonly EntryAction[] {
  const doesNotFit = fit !== undefined && !fit.recommended;
  const actions: EntryAction[] = [
    {
      id: 'download',
      label: doesNotFit ? 'Download Anyway…' : 'Download…',
      ...(recommended && { primary: true }),
    },
  ];
  if (!fit) actions.push({ id: 'examine', label: 'Check Whether It Fits' });
  if (entry.page !== undefined) actions.push({ id: 'open-page', label: 'Web Page' });
  if (entry.origin === 'user') actions.push({ id: 'remove-address', label: 'Remove Address' });
  return actions;
}

function provenance({ files, checked }: CatalogueEntry): readonly string[] {
  const names = files.map(({ name }) => name).join(', ');
  const sums = files.every(({ sha256 }) => sha256 !== undefined)
    ? `Its checksum (SHA-256) is known and is compared${checked === undefined ? '' : `; these facts were checked on ${checked}`}`
    : 'Its checksum is not known: whether it is the right file is for you to judge';
  return [files.length === 1 ? `File: ${names}` : `Files: ${names}`, sums];
}
