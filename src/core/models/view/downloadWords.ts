import { bytesInWords, shareInWords, waitInWords } from '../../text/quantities.ts';
import type { Download } from '../downloads.ts';

/** How far a download is, as a sentence: `4.1 of 12.1 GB, 45 MB a second, 3 minutes left.` */
export function downloadLine(download: Download): string {
  const { received, total, bytesPerSecond, secondsLeft, here } = download;
  const share = shareInWords(received, total);
  switch (download.phase.type) {
    case 'waiting':
      return `Waiting for the server. ${share} so far.`;
    case 'downloading': {
      const speed = bytesPerSecond === undefined ? '' : `, ${bytesInWords(bytesPerSecond)} a second`;
      const left = secondsLeft === undefined ? '' : `, ${waitInWords(secondsLeft)} left`;
      return `${share}${speed}${left}${here ? '' : ', by another window'}.`;
    }
    case 'verifying':
      return `All of it has arrived. Checking ${bytesInWords(total ?? received)}.`;
    case 'paused':
      return `Paused after ${share}.`;
    case 'done':
      return 'Downloaded.';
    case 'failed':
      return `Stopped after ${share}.`;
  }
}

/** The share of a download that has arrived, 0 to 1; `undefined` while nobody knows the whole. */
export function downloadedShare({ received, total }: Download): number | undefined {
  return total === undefined || total <= 0 ? undefined : Math.min(1, received / total);
}

/** Whether a download is under way: not paused, failed or done. */
export function isUnderWay({ phase }: Download): boolean {
  return phase.type === 'waiting' || phase.type === 'downloading' || phase.type === 'verifying';
}
