import type { Usage } from '../../protocol/model.ts';

/** Draft statistics of an answer, for the log. Empty when nothing was drafted. */
export function draftsLine({ generatedTokens, decodeSteps, draftedTokens, acceptedTokens }: Usage): string {
  if (draftedTokens === 0) return '';
  const saved = Math.max(0, generatedTokens - decodeSteps);
  const drafted = `drafted ${percent(saved, generatedTokens)} %`;
  return ` and ${decodeSteps} steps (${drafted}, ${percent(acceptedTokens, draftedTokens)} % of drafts accepted)`;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100);
}
