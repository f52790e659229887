import { isTextKnown } from '../edits/blockEnd.ts';
import { fenceFor, fenceInfo } from '../text/fence.ts';

/**
 * The start of an answer that we write for the model: the opened fence, so that code follows and never prose. Three
 * backticks if fences inside the code can be told from the outer one, else four; always more than any run of backticks
 * in the prompt, since the model may repeat that.
 */
export function openCode(languageId: string, read: readonly string[]): { opening: string; fence: string } {
  const least = isTextKnown(languageId) ? '' : '```';
  const fence = fenceFor(least, ...read);
  return { opening: `${fence}${fenceInfo(languageId)}\n`, fence };
}
