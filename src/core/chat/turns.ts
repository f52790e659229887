import type { ChatAttachment, ChatState } from '../../protocol/chat.ts';
import type { Attachment, ChatTurn } from '../../protocol/model.ts';

/**
 * The conversation as the model gets it, up to the question of the exchange `id`; none if there is no such exchange.
 *
 * Reasoning is left out: harmony drops the analysis of earlier answers. A question that got no text for an answer is
 * left out too, with its attachments. Kept, the model would answer it first, and one that failed for being too long
 * would make every later question too long. What was said before a stop or a crash counts as an answer.
 */
export function turnsFor(state: ChatState, id: string): ChatTurn[] {
  const index = state.exchanges.findIndex((exchange) => exchange.id === id);
  const asked = state.exchanges[index];
  if (!asked) return [];
  const turns: ChatTurn[] = [];
  for (const { question, answer } of state.exchanges.slice(0, index)) {
    if (answer.text.trim() === '') continue;
    turns.push(
      { role: 'user', text: question.text, attachments: question.attachments.map(forModel) },
      { role: 'assistant', text: answer.text },
    );
  }
  turns.push({
    role: 'user',
    text: asked.question.text,
    attachments: asked.question.attachments.map(forModel),
  });
  return turns;
}

/** The model's protocol knows no addresses: an absolute path is none of its business. */
function forModel({ path, languageId, text, lines }: ChatAttachment): Attachment {
  return { path, languageId, text, ...(lines && { lines }) };
}
