import type { EntryAction, ModelEntry } from '../../../protocol/models.ts';
import { describeFailure } from '../../failures.ts';
import type { Download } from '../downloads.ts';
import { downloadedShare, downloadLine } from './downloadWords.ts';

/** The downloads that are not done. */
export function downloadEntries(downloads: readonly Download[]): readonly ModelEntry[] {
  return downloads.filter(({ phase }) => phase.type !== 'done').map(entryOf);
}

/** The id of the catalogue's entry by the key of a download or an offer; `undefined` for other keys. */
export function offerIdOf(key: string): string | undefined {
  return key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
}

/** An offer that is being downloaded is the same entry. */
export function offerKey(id: string): string {
  return `${prefix}${id}`;
}

const prefix = 'offer ';

function entryOf(download: Download): ModelEntry {
  const { id, title, phase } = download;
  const failure = phase.type === 'failed' || phase.type === 'waiting' ? phase.failure : undefined;
  const fraction = downloadedShare(download);
  return {
    key: offerKey(id),
    title,
    marks: [],
    line: downloadLine(download),
    ...(failure && { problem: describeFailure(failure) }),
    ...(phase.type !== 'failed' && { progress: fraction === undefined ? {} : { fraction } }),
    actions: actionsOf(phase.type),
  };
}

function actionsOf(phase: Download['phase']['type']): readonly EntryAction[] {
  const cancel: EntryAction = { id: 'cancel', label: 'Cancel' };
  switch (phase) {
    case 'waiting':
    case 'downloading':
      return [{ id: 'pause', label: 'Pause' }, cancel];
    case 'paused':
      return [{ id: 'resume', label: 'Resume', primary: true }, cancel];
    case 'failed':
      return [{ id: 'resume', label: 'Try Again', primary: true }, cancel];
    case 'verifying':
    case 'done':
      return [];
  }
}
