import type { Answer, ToolCallState } from '../../protocol/answer.ts';
import type { ChatAttachment, ChatState, Question } from '../../protocol/chat.ts';
import type { Attachment, ChatTurn } from '../../protocol/model.ts';

/**
 * The conversation as sent to the model, up to the question of the exchange `id` and what its answer has so far; empty
 * if there is no such exchange.
 *
 * Reasoning is left out, except between the tool calls of the current answer: harmony drops the analysis of earlier
 * answers. A question without an answer is left out too, with its attachments: otherwise the model would answer it
 * first, and a question that failed for being too long would make every later prompt too long. A partial answer, cut
 * short by a stop or a crash, counts as an answer.
 */
export function turnsFor(state: ChatState, id: string): ChatTurn[] {
  const index = state.exchanges.findIndex((exchange) => exchange.id === id);
  const asked = state.exchanges[index];
  if (!asked) return [];
  const turns: ChatTurn[] = [];
  for (const { question, answer } of state.exchanges.slice(0, index)) {
    const answered = answerTurns(answer, false);
    if (answered.length > 0) turns.push(userTurn(question), ...answered);
  }
  turns.push(userTurn(asked.question), ...answerTurns(asked.answer, true));
  return turns;
}

/** Whether an answer and its question are part of later prompts. */
export function isRemembered(answer: Answer): boolean {
  return answerTurns(answer, false).length > 0;
}

function userTurn({ text, attachments }: Question): ChatTurn {
  return { role: 'user', text, attachments: attachments.map(forModel) };
}

/** The model's protocol has no URIs, and the model need not know absolute paths. */
function forModel({ path, languageId, text, lines }: ChatAttachment): Attachment {
  return { path, languageId, text, ...(lines && { lines }) };
}

/**
 * A call without a result yet is left out, and so is the reasoning before it. The effect of an edit is in the result
 * of the call that made it.
 */
function answerTurns({ steps }: Answer, keepReasoning: boolean): ChatTurn[] {
  const turns: ChatTurn[] = [];
  for (const step of steps) {
    if (step.type === 'reasoning') {
      if (keepReasoning) turns.push({ role: 'reasoning', text: step.text });
    } else if (step.type === 'text') {
      if (step.text.trim() === '') continue;
      turns.push({ role: step.role === 'answer' ? 'assistant' : 'preamble', text: step.text });
    } else if (step.type === 'tool-call') {
      const { id, name } = step;
      const result = resultOf(step.state);
      if (result === undefined) continue;
      turns.push(
        { role: 'tool-call', id, name, arguments: step.arguments },
        { role: 'tool-result', id, name, text: result },
      );
    }
  }
  const lastCall = turns.findLastIndex(({ role }) => role === 'tool-result');
  return turns.filter(({ role }, index) => role !== 'reasoning' || index < lastCall);
}

/** The result of a call as the model gets it; `undefined` while there is none. */
function resultOf(state: ToolCallState): string | undefined {
  switch (state.type) {
    case 'called':
    case 'awaiting-approval':
    case 'approved':
      return undefined;
    case 'denied':
      return 'The user did not allow this call.';
    case 'done':
      return state.result;
    case 'failed':
      return `The call failed: ${state.message}`;
    case 'stopped':
      return 'The user stopped the answer before this call had a result.';
  }
}
