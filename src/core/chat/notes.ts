import type { Answer } from '../../protocol/answer.ts';
import { answerText, hasReasoning } from './answerText.ts';

/**
 * The note below a finished answer; `undefined` if it ended normally. `empty` means that there is no answer, so that
 * retrying makes sense.
 */
export function noteFor(answer: Answer): { text: string; empty: boolean } | undefined {
  const { status } = answer;
  const acted = answer.steps.some(({ type }) => type === 'tool-call' || type === 'edit');
  const empty = answerText(answer) === '' && !acted;
  switch (status.type) {
    case 'waiting':
    case 'streaming':
    case 'failed':
      return undefined;
    case 'stopped':
      return { text: empty ? 'Stopped before the answer.' : 'Stopped.', empty };
    case 'done':
      return empty ? { text: emptyNote(answer, status.reason), empty } : endNote(status.reason);
  }
}

type Reason = Extract<Answer['status'], { type: 'done' }>['reason'];

function emptyNote(answer: Answer, reason: Reason): string {
  if (reason === 'length' && hasReasoning(answer))
    return 'The model used all its tokens on reasoning and gave no answer. A lower effort may help.';
  return 'The model gave an empty answer.';
}

function endNote(reason: Reason): { text: string; empty: boolean } | undefined {
  switch (reason) {
    case 'end':
    case 'stop':
      return undefined;
    case 'length':
      return { text: 'The answer reached its length limit. Ask to continue for the rest.', empty: false };
    case 'time':
      return { text: 'The answer reached its time limit.', empty: false };
    case 'repetition':
      return { text: 'The answer was ended because it went round in circles.', empty: false };
  }
}
