import type { Setup, SetupButton } from '../../../protocol/setup.ts';
import { describeFailure } from '../../failures.ts';
import { bytesInWords } from '../../text/quantities.ts';
import type { Download } from '../downloads.ts';
import { fitLine } from '../fit/fitWords.ts';
import { downloadedShare, downloadLine, isUnderWay } from './downloadWords.ts';
import { recommendation, type ModelsFacts } from './modelsView.ts';
import { bytesOf } from './offerEntries.ts';
import type { Recommendation } from './recommendation.ts';

/**
 * What the chat says while only the demonstration is there: which model to get, or how far its download is. `undefined`
 * as soon as another model is chosen.
 */
export function setupOf(facts: ModelsFacts): Setup | undefined {
  if (facts.chosenPath !== '') return undefined;
  const download = facts.downloads.find(({ phase }) => phase.type !== 'done');
  return download ? ofDownload(download) : ofRecommendation(recommendation(facts));
}

const demonstration = 'tiny-oss is a demonstration: it shows how things work, and its answers are no help.';
const meanwhile = 'Meanwhile tiny-oss answers, which is a demonstration and no help for work.';
const manage: SetupButton = { action: 'manage', label: 'Manage Models' };

function ofDownload(download: Download): Setup {
  const { title, phase } = download;
  const line = downloadLine(download);
  const fraction = downloadedShare(download);
  if (phase.type === 'failed')
    return {
      text: `${title} could not be downloaded. ${describeFailure(phase.failure)}`,
      buttons: [manage],
    };
  if (!isUnderWay(download)) return { text: `${title}: ${line} ${meanwhile}`, buttons: [manage] };
  return {
    text: `${title} is being downloaded: ${line} ${meanwhile}`,
    brief: `${title} is being downloaded: ${line}`,
    progress: fraction === undefined ? {} : { fraction },
    buttons: [manage],
  };
}

function ofRecommendation(advice: Recommendation | undefined): Setup {
  switch (advice?.type) {
    case undefined:
      return {
        text: `${demonstration} For real work, choose a gpt-oss model.`,
        buttons: [{ action: 'manage', label: 'Choose Model…' }],
      };
    case 'use':
      return {
        text: `${demonstration} ${advice.model.name} is on this machine already. ${fitLine(advice.fit)}.`,
        buttons: [{ action: 'recommended', label: `Use ${advice.model.name}`, primary: true }, manage],
      };
    case 'download': {
      const { entry, fit } = advice;
      const bytes = bytesOf(entry);
      const size = bytes === undefined ? '' : ` (${bytesInWords(bytes)})`;
      return {
        text: `${demonstration} For this machine, Hearth recommends ${entry.title}. ${fitLine(fit)}.`,
        buttons: [
          { action: 'recommended', label: `Download ${entry.title}${size}`, primary: true },
          { action: 'manage', label: 'Other Models' },
        ],
      };
    }
    case 'nothing-fits':
      return {
        text: `${demonstration} ${advice.least.title}, the smallest model for work, does not fit now. ${fitLine(advice.fit)}. Close other programs, or use a gpt-oss file of your own.`,
        buttons: [{ action: 'choose-file', label: 'Choose File…' }, manage],
      };
  }
}
