import { emptyChat, reduce } from '../../../src/core/chat/reduce.ts';
import type { Answer, Step } from '../../../src/protocol/answer.ts';
import type { ChatEvent, ChatState, Exchange, ModelBadge } from '../../../src/protocol/chat.ts';

export const badge: ModelBadge = { name: 'gpt-oss-20b', demonstration: false, state: { type: 'stopped' } };

/** The state after events, from an empty conversation. */
export function after(...events: readonly ChatEvent[]): ChatState {
  return events.reduce(reduce, emptyChat(badge));
}

/** The events of one exchange that went well. */
export function exchange(id: string, question: string, answer: string): ChatEvent[] {
  return [
    { type: 'asked', id, question: { text: question, attachments: [] } },
    { type: 'started', id },
    { type: 'said', id, text: answer },
    { type: 'ended', id, reason: 'end' },
  ];
}

/** An answer by its parts: reasoning and text are its steps unless those are given. It ended well unless `status` says. */
export interface AnswerParts extends Partial<Answer> {
  text?: string;
  reasoning?: string;
  reasoningTime?: number;
}

export function answerOf(parts: AnswerParts): Answer {
  const { text = '', reasoning = '', reasoningTime } = parts;
  const steps: Step[] = [];
  if (reasoning !== '')
    steps.push({
      type: 'reasoning',
      text: reasoning,
      ...(reasoningTime !== undefined && { time: reasoningTime }),
    });
  if (text !== '') steps.push({ type: 'text', role: 'answer', text });
  return { steps: parts.steps ?? steps, status: parts.status ?? { type: 'done', reason: 'end' } };
}

export function only(state: ChatState): Exchange {
  const [first, ...others] = state.exchanges;
  if (!first || others.length > 0) throw new Error(`One exchange was expected: ${JSON.stringify(state)}`);
  return first;
}
