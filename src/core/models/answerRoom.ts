/**
 * Tokens of a context reserved for an answer: half of it, so that the question has as many. When space is short, the
 * answer is cut, not the question.
 */
export function answerRoom(contextTokens: number): number {
  return Math.floor(contextTokens / 2);
}
