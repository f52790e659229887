import type { Token } from 'node-llama-cpp';
import { Drafter } from '../core/drafting/drafter.ts';
import type { ChatRequest, EditRequest } from '../protocol/model.ts';
import type { ConversationParts } from './turn.ts';

/** A drafter for an answer to a prompt, of which `source` is expected to be repeated. Special tokens are not drafted. */
export function drafterFor(
  { drafting }: ChatRequest | EditRequest,
  prompt: readonly Token[],
  source: readonly Token[],
  { tokens, costs }: ConversationParts,
): Drafter<Token> | undefined {
  if (drafting === 'off') return undefined;
  const repeatable = prompt.map((token) => (tokens.isSpecial(token) ? undefined : token));
  return new Drafter(source, repeatable, costs);
}
