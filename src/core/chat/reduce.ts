import type { Answer } from '../../protocol/answer.ts';
import type { ChatEvent, ChatState, ModelBadge } from '../../protocol/chat.ts';
import { isPending, reduceAnswer, unanswered } from './reduceAnswer.ts';

/** A conversation without any exchange. */
export function emptyChat(model: ModelBadge): ChatState {
  return { exchanges: [], chips: [], model };
}

/**
 * The conversation after an event. Pure and total, used by host and page alike. If an event does not apply (its
 * exchange is gone, or its answer has already ended), the same object is returned. An unchanged exchange stays the
 * same object, so the page knows what to redraw.
 */
export function reduce(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'asked':
      if (state.exchanges.some(({ id }) => id === event.id)) return state;
      return {
        ...state,
        exchanges: [...state.exchanges, { id: event.id, question: event.question, answer: unanswered }],
      };
    case 'started':
    case 'reasoned':
    case 'reasoning-ended':
    case 'prefaced':
    case 'said':
    case 'called':
    case 'call-changed':
    case 'edited':
    case 'edit-changed':
    case 'ended':
    case 'failed':
      return changeAnswer(state, event.id, (answer) => reduceAnswer(answer, event));
    case 'retried':
      // Only the last answer: later questions build on the earlier ones.
      if (state.exchanges.at(-1)?.id !== event.id) return state;
      return changeAnswer(state, event.id, ({ status }) => (isPending(status) ? undefined : unanswered));
    case 'cleared':
      return state.exchanges.length === 0 ? state : { ...state, exchanges: [] };
    case 'chips':
      return { ...state, chips: event.chips };
    case 'model':
      return { ...state, model: event.model };
    case 'setup': {
      const { setup: _before, ...rest } = state;
      return event.setup ? { ...rest, setup: event.setup } : rest;
    }
  }
}

/** Whether any answer is pending. */
export function isAnswering(state: ChatState): boolean {
  return state.exchanges.some(({ answer }) => isPending(answer.status));
}

function changeAnswer(
  state: ChatState,
  id: string,
  change: (answer: Answer) => Answer | undefined,
): ChatState {
  // From the end, since nearly every event is for the last exchange.
  const index = state.exchanges.findLastIndex((exchange) => exchange.id === id);
  const exchange = state.exchanges[index];
  const answer = exchange && change(exchange.answer);
  if (!answer) return state;
  return { ...state, exchanges: state.exchanges.with(index, { ...exchange, answer }) };
}
