/**
 * Tokens of a context that an answer may take: half of it, so that the question has as many. An answer that needs more is
 * cut, not the question.
 */
export function answerRoom(contextTokens: number): number {
  return Math.floor(contextTokens / 2);
}
