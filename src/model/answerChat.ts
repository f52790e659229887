import { createFenceCutter } from '../core/edits/fenceCutter.ts';
import type { PromptPart } from '../core/formats/promptParts.ts';
import { answerRoom } from '../core/models/answerRoom.ts';
import { chatConversation, openChat } from '../core/prompts/chatConversation.ts';
import { fitChat } from '../core/prompts/fitChat.ts';
import type { ChatRequest, ModelEvent } from '../protocol/model.ts';
import { codeOf } from './codeOf.ts';
import { drafterFor } from './draft.ts';
import { ModelError } from './modelError.ts';
import { greedy } from './sequence.ts';
import { decodeTurn, type ConversationParts } from './turn.ts';

/** Answers a chat: reasoning, then the answer or a tool call. An answer that is to be code is opened, as an edit's is. */
export async function* chat(
  request: ChatRequest,
  parts: ConversationParts,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const { run, format, tokens, contextTokens, sampling } = parts;
  const maxTokens = Math.min(request.maxTokens, answerRoom(contextTokens));
  const budget = contextTokens - maxTokens;
  const count = (pieces: readonly PromptPart[]): number => tokens.countPieces(pieces);
  const conversation = chatConversation(request);
  const fitted = fitChat(conversation, { format, budget, count });
  if ('tooLong' in fitted) throw new ModelError({ code: 'too-long', needed: fitted.tooLong, room: budget });
  const prompt = tokens.encode(fitted.pieces);
  await run.prefill(prompt);
  const drafter = drafterFor(request, prompt, [], parts);
  const { tools } = conversation;
  const code = openChat(request);
  if (!code) {
    yield* decodeTurn({ maxTokens, sampling, opening: '', tools, drafter }, parts, signal);
    return;
  }
  const options = { maxTokens, sampling: greedy, opening: code.opening, drafter };
  const cutter = createFenceCutter(code.fence, code.languageId);
  yield* codeOf(decodeTurn(options, parts, signal), cutter, run);
}
