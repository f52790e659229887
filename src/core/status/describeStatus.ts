import { describeFailure } from '../failures.ts';
import type { ModelState } from '../lifecycle.ts';
import { describeReloading, describeUnloading } from '../models/unloading/describeUnloading.ts';
import type { Download } from '../models/downloads.ts';
import { downloadedShare, downloadLine, isUnderWay } from '../models/view/downloadWords.ts';
import { bytesInWords } from '../text/quantities.ts';
import { describeSnooze, minutesLeft, type SnoozeState } from '../completion/snooze.ts';
import type { ModelActivity } from '../modelService.ts';
import type { Sharing } from '../../protocol/sharing.ts';
import type { UnloadReason } from '../../protocol/unloading.ts';

/**
 * What the status item shows. `text` may contain VS Code's `$(icon)` notation; `tooltip` is plain text, for screen
 * readers, too.
 */
export interface Status {
  text: string;
  tooltip: string;
  failed: boolean;
}

/** Whether ghost text is on at the cursor. */
export interface CompletionStatus {
  /** The user's settings enable it here. */
  enabled: boolean;
  snooze: SnoozeState | undefined;
  /** Paused while the machine runs on battery. */
  paused?: boolean;
}

/** The status item, given everything that it depends on. `now` is in milliseconds since 1970. */
export function describeStatus(
  state: ModelState,
  activity: ModelActivity,
  completion: CompletionStatus,
  now: number,
  downloads: readonly Download[] = [],
): Status {
  const status = describeModel(state, activity, completion, now);
  const download = downloads.find(isUnderWay);
  if (!download) return status;
  return {
    ...status,
    text: `${status.text} $(cloud-download) ${downloadLabel(download)}`,
    tooltip: `${status.tooltip} Downloading ${download.title}: ${downloadLine(download)}`,
  };
}

/** How far a download is, as short as can be: `34 %, 45 MB/s`. */
function downloadLabel(download: Download): string {
  const share = downloadedShare(download);
  const { bytesPerSecond } = download;
  const parts = [
    share === undefined ? bytesInWords(download.received) : `${Math.floor(share * 100)} %`,
    ...(bytesPerSecond === undefined ? [] : [`${bytesInWords(bytesPerSecond)}/s`]),
  ];
  return parts.join(', ');
}

function describeModel(
  state: ModelState,
  activity: ModelActivity,
  completion: CompletionStatus,
  now: number,
): Status {
  const off = describeOff(completion, now);
  const icon = (label: string) => iconAndLabel(label, completion, now);
  switch (state.type) {
    case 'stopped':
      return {
        text: icon('Hearth'),
        tooltip: `Hearth: ${describeStopped(state.why)}.${off}`,
        failed: false,
      };
    case 'loading':
      return {
        text: `$(loading~spin) Hearth ${Math.round(state.fraction * 100)}%`,
        tooltip: `Hearth is loading the model.${off}`,
        failed: false,
      };
    case 'failed':
      return {
        text: '$(warning) Hearth',
        tooltip: `Hearth: ${describeFailure(state.failure)}`,
        failed: true,
      };
    case 'ready': {
      const busy = activity.completions + activity.conversations > 0;
      const speed = activity.tokensPerSecond;
      const label = speed === undefined ? 'Hearth' : `${formatSpeed(speed)} tok/s`;
      const rate = speed === undefined ? '' : ` Last answer: ${formatSpeed(speed)} tokens per second.`;
      return {
        text: busy ? `$(loading~spin) ${label}` : icon(label),
        tooltip: `Hearth: ${state.model.name} on ${state.model.device}.${rate}${describeSharing(state.sharing)}${off}`,
        failed: false,
      };
    }
  }
}

function describeStopped(why: UnloadReason | undefined): string {
  const what = why === undefined ? 'the model is not loaded' : describeUnloading(why);
  return `${what}; ${describeReloading(why)}`;
}

function describeSharing(sharing: Sharing | undefined): string {
  if (!sharing) return '';
  const { windows, models } = sharing;
  const shared = windows > 1 ? ` ${windows} windows share this model.` : '';
  // Each takes memory of its own, which may be why the machine is slow.
  const others = models > 1 ? ` ${models} models are loaded, because another window has other settings.` : '';
  return `${shared}${others}`;
}

function describeOff({ enabled, snooze, paused }: CompletionStatus, now: number): string {
  if (!enabled) return ' Inline completion is off here.';
  if (snooze) return ` Inline completion is snoozed ${describeSnooze(snooze, now)}.`;
  return paused === true ? ' Inline completion is paused while the machine runs on battery.' : '';
}

function iconAndLabel(label: string, { enabled, snooze, paused }: CompletionStatus, now: number): string {
  if (!enabled) return `$(flame) ${label} (off)`;
  if (!snooze) return paused === true ? `$(bell-slash) ${label} (battery)` : `$(flame) ${label}`;
  const minutes = minutesLeft(snooze, now);
  return minutes === undefined ? `$(bell-slash) ${label}` : `$(bell-slash) ${label} (${minutes} min)`;
}

/** Below ten, tenths matter to people; above, they only flicker. */
function formatSpeed(tokensPerSecond: number): string {
  return tokensPerSecond < 10 ? tokensPerSecond.toFixed(1) : String(Math.round(tokensPerSecond));
}
