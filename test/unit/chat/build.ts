import { emptyChat, reduce } from '../../../src/core/chat/reduce.ts';
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

export function only(state: ChatState): Exchange {
  const [first, ...others] = state.exchanges;
  if (!first || others.length > 0) throw new Error(`One exchange was expected: ${JSON.stringify(state)}`);
  return first;
}
