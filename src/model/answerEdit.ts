import { createFenceCutter } from '../core/edits/fenceCutter.ts';
import type { PromptPart } from '../core/formats/promptParts.ts';
import { answerRoom } from '../core/models/answerRoom.ts';
import { openEdit } from '../core/prompts/editConversation.ts';
import { fitEdit } from '../core/prompts/fitEdit.ts';
import type { EditRequest, ModelEvent } from '../protocol/model.ts';
import { codeOf } from './codeOf.ts';
import { drafterFor } from './draft.ts';
import { ModelError } from './modelError.ts';
import { greedy } from './sequence.ts';
import { decodeTurn, type ConversationParts } from './turn.ts';

/**
 * Generates an edit: reasoning, then the code, in a code block that we open and whose closing fence ends the answer.
 */
export async function* edit(
  request: EditRequest,
  parts: ConversationParts,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const { run, format, tokens, contextTokens } = parts;
  const maxTokens = Math.min(request.maxTokens, answerRoom(contextTokens));
  const budget = contextTokens - maxTokens;
  const count = (pieces: readonly PromptPart[]): number => tokens.countPieces(pieces);
  const fitted = fitEdit(request, { format, budget, count });
  if ('tooLong' in fitted) throw new ModelError({ code: 'too-long', needed: fitted.tooLong, room: budget });
  const prompt = tokens.encode(fitted.pieces);
  await run.prefill(prompt);
  const { opening, fence } = openEdit(request);
  const cutter = createFenceCutter(fence, request.context.languageId);
  const drafter = drafterFor(request, prompt, tokens.encodeText(`${request.selection}\n${fence}`), parts);
  const options = { maxTokens, sampling: greedy, opening, drafter };
  yield* codeOf(decodeTurn(options, parts, signal), cutter, run);
}
