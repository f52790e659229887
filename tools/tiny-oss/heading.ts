import type { Vocabulary } from './vocabulary.ts';

/**
 * What stands above the code to rewrite in the prompt of an edit (src/core/prompts/editConversation.ts). Once it was there, the
 * scripted model copies from below it: code above it is only context. A real model learns what a heading means.
 */
export const heading = 'Selection:\n';

/** The two tokens of the heading. */
export function headingTokens(vocabulary: Vocabulary): number[] {
  const tokens = vocabulary.encode(heading);
  if (tokens.length !== 2) throw new Error(`${JSON.stringify(heading)} is not two tokens.`);
  return tokens;
}
