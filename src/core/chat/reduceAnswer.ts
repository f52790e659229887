import type { Answer, AnswerEvent, AnswerStatus } from '../../protocol/answer.ts';
import {
  addCall,
  addEdit,
  addReasoning,
  addText,
  changeCall,
  changeEdit,
  closeCalls,
  endReasoning,
} from './steps.ts';

/** The initial answer, with nothing in it yet. */
export const unanswered: Answer = { steps: [], status: { type: 'waiting' } };

/** The answer after an event; `undefined` if the event does not apply to it. */
export function reduceAnswer(answer: Answer, event: AnswerEvent): Answer | undefined {
  const { steps } = answer;
  switch (event.type) {
    case 'started':
      return answer.status.type === 'waiting' ? { steps: [], status: { type: 'streaming' } } : undefined;
    case 'reasoned':
      return grow(answer, addReasoning(steps, event.text));
    case 'reasoning-ended':
      return grow(answer, endReasoning(steps, event.milliseconds));
    case 'prefaced':
      return grow(answer, addText(steps, 'preamble', event.text));
    case 'said':
      return grow(answer, addText(steps, 'answer', event.text));
    case 'called':
      return grow(answer, addCall(steps, event.call));
    case 'call-changed':
      return grow(answer, changeCall(steps, event.call, event.state));
    case 'edited':
      return grow(answer, addEdit(steps, event.edit));
    case 'edit-changed': {
      const changed = changeEdit(steps, event.edit, event.state);
      return changed && { ...answer, steps: changed };
    }
    case 'ended':
      return end(
        answer,
        event.reason === 'cancelled' ? { type: 'stopped' } : { type: 'done', reason: event.reason },
      );
    case 'failed':
      return end(answer, { type: 'failed', failure: event.failure });
  }
}

/** Whether an answer is waiting or streaming. */
export function isPending(status: AnswerStatus): boolean {
  return status.type === 'waiting' || status.type === 'streaming';
}

/** The answer once nothing more will come: a pending one counts as stopped. */
export function settled(answer: Answer): Answer {
  return end(answer, { type: 'stopped' }) ?? answer;
}

function grow(answer: Answer, steps: Answer['steps'] | undefined): Answer | undefined {
  return steps && answer.status.type === 'streaming' ? { ...answer, steps } : undefined;
}

function end(answer: Answer, status: AnswerStatus): Answer | undefined {
  return isPending(answer.status) ? { steps: closeCalls(answer.steps), status } : undefined;
}
