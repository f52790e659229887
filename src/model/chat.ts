import type { Piece } from '../core/formats/pieces.ts';
import { answerRoom } from '../core/models/answerRoom.ts';
import { chatConversation } from '../core/prompts/chat.ts';
import { fitChat } from '../core/prompts/fitChat.ts';
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
  const { run, format, tokens, contextTokens, sampling } = parts;
  const maxTokens = Math.min(request.maxTokens, answerRoom(contextTokens));
  const budget = contextTokens - maxTokens;
  const count = (pieces: readonly Piece[]): number => tokens.countPieces(pieces);
  const conversation = chatConversation(request);
  const fitted = fitChat(conversation, { format, budget, count });
  if ('tooLong' in fitted) throw new ModelError({ code: 'too-long', needed: fitted.tooLong, room: budget });
  const prompt = tokens.encode(fitted.pieces);
  await run.prefill(prompt);
  const drafter = drafterFor(request, prompt, [], parts);
  const { tools } = conversation;
  yield* decodeTurn({ maxTokens, sampling, opening: '', tools, drafter }, parts, signal);
}
