import { isTextKnown } from '../edits/blockEnd.ts';
import { fenceFor, fenceInfo } from '../text/fence.ts';

/**
 * What we write for the model at the start of an answer: the opened fence, so that what follows is code and never prose.
 * Three backticks where a fence in the code can be told from one around it; else four. And longer than any run of
 * backticks in what the model reads, since it may say that again.
 */
export function openCode(languageId: string, read: readonly string[]): { opening: string; fence: string } {
  const least = isTextKnown(languageId) ? '' : '```';
  const fence = fenceFor(least, ...read);
  return { opening: `${fence}${fenceInfo(languageId)}\n`, fence };
}
