import { offeredTools } from '../core/formats/harmony/chat.ts';
import { fitChat } from '../core/formats/harmony/fitChat.ts';
import { answerRoom } from '../core/models/answerRoom.ts';
import type { ChatRequest, ModelEvent } from '../protocol/model.ts';
import { drafterFor } from './draft.ts';
import { ModelError } from './failures.ts';
import { decodeTurn, type ConversationParts } from './turn.ts';

/** Answers a chat: reasoning, then the answer or a tool call. */
export async function* chat(
  request: ChatRequest,
  parts: ConversationParts,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const { run, tokens, contextTokens, sampling } = parts;
  const maxTokens = Math.min(request.maxTokens, answerRoom(contextTokens));
  const fitted = fitChat(request, contextTokens - maxTokens, (pieces) => tokens.countPieces(pieces));
  if ('tooLong' in fitted)
    throw new ModelError({ code: 'too-long', needed: fitted.tooLong, room: contextTokens - maxTokens });
  const prompt = tokens.encode(fitted.pieces);
  await run.prefill(prompt);
  const drafter = drafterFor(request, prompt, [], parts);
  const tools = offeredTools(request.turns);
  yield* decodeTurn({ maxTokens, sampling, opening: '', tools, drafter }, parts, signal);
}
