import type { Token } from 'node-llama-cpp';
import { Drafter } from '../core/drafting/drafter.ts';
import { noCosts } from '../core/drafting/stepCosts.ts';
import type { ChatRequest, EditRequest } from '../protocol/model.ts';
import type { ConversationParts } from './turn.ts';

/** A drafter for the answer to a prompt that is expected to repeat `source`. Special tokens are not drafted. */
export function drafterFor(
  { drafting }: ChatRequest | EditRequest,
  prompt: readonly Token[],
  source: readonly Token[],
  { tokens, costs }: Pick<ConversationParts, 'tokens' | 'costs'>,
): Drafter<Token> | undefined {
  if (drafting === 'off') return undefined;
  const paying = drafting === 'always' ? noCosts : costs;
  return new Drafter(source, prompt, paying, (token) => !tokens.isSpecial(token));
}
