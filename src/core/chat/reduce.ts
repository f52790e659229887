import type { Answer, AnswerStatus, ChatEvent, ChatState, ModelBadge } from '../../protocol/chat.ts';

/** A conversation in which nothing has been said. */
export function emptyChat(model: ModelBadge): ChatState {
  return { exchanges: [], chips: [], model };
}

/**
 * The conversation after an event. Pure and total, run by host and page alike. An event that does not apply (its
 * exchange is gone, or its answer has already ended) returns the same object; an exchange that did not change stays
 * the same object, which is how the page knows what to draw.
 */
export function reduce(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'asked':
      if (state.exchanges.some(({ id }) => id === event.id)) return state;
      return {
        ...state,
        exchanges: [
          ...state.exchanges,
          { id: event.id, question: event.question, answer: unanswered({ type: 'waiting' }) },
        ],
      };
    case 'started':
      return changeAnswer(state, event.id, ({ status }) =>
        status.type === 'waiting' ? unanswered({ type: 'streaming' }) : undefined,
      );
    case 'reasoned':
      return changeAnswer(state, event.id, (answer) =>
        answer.status.type === 'streaming'
          ? { ...answer, reasoning: answer.reasoning + event.text }
          : undefined,
      );
    case 'reasoning-ended':
      return changeAnswer(state, event.id, (answer) =>
        answer.status.type === 'streaming' ? { ...answer, reasoningTime: event.milliseconds } : undefined,
      );
    case 'said':
      return changeAnswer(state, event.id, (answer) =>
        answer.status.type === 'streaming' ? { ...answer, text: answer.text + event.text } : undefined,
      );
    case 'ended':
      return end(
        state,
        event.id,
        event.reason === 'cancelled' ? { type: 'stopped' } : { type: 'done', reason: event.reason },
      );
    case 'failed':
      return end(state, event.id, { type: 'failed', failure: event.failure });
    case 'retried':
      // Only the last: an earlier answer is what the later questions build on.
      if (state.exchanges.at(-1)?.id !== event.id) return state;
      return changeAnswer(state, event.id, ({ status }) =>
        isPending(status) ? undefined : unanswered({ type: 'waiting' }),
      );
    case 'cleared':
      return state.exchanges.length === 0 ? state : { ...state, exchanges: [] };
    case 'chips':
      return { ...state, chips: event.chips };
    case 'model':
      return { ...state, model: event.model };
  }
}

/** Whether an answer is still to come, or coming. */
export function isPending(status: AnswerStatus): boolean {
  return status.type === 'waiting' || status.type === 'streaming';
}

/** Whether any answer is still to come. */
export function isAnswering(state: ChatState): boolean {
  return state.exchanges.some(({ answer }) => isPending(answer.status));
}

function unanswered(status: AnswerStatus): Answer {
  return { text: '', reasoning: '', status };
}

function end(state: ChatState, id: string, status: AnswerStatus): ChatState {
  return changeAnswer(state, id, (answer) => (isPending(answer.status) ? { ...answer, status } : undefined));
}

function changeAnswer(
  state: ChatState,
  id: string,
  change: (answer: Answer) => Answer | undefined,
): ChatState {
  // From the end, where nearly every event lands.
  const index = state.exchanges.findLastIndex((exchange) => exchange.id === id);
  const exchange = state.exchanges[index];
  const answer = exchange && change(exchange.answer);
  if (!answer) return state;
  return { ...state, exchanges: state.exchanges.with(index, { ...exchange, answer }) };
}
