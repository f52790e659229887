import { noteFor } from '../core/chat/notes.ts';
import { answerText } from '../core/chat/answerText.ts';
import { isPending } from '../core/chat/reduceAnswer.ts';
import { describeFailure } from '../core/failures.ts';
import type { ChatState } from '../protocol/chat.ts';

/** Characters of an answer that are read aloud automatically; the rest can be read in place. */
const longest = 1500;

/**
 * What a screen reader should say after a change: nothing while text streams, and the answer once it has ended.
 * `undefined` if there is nothing to say.
 */
export function announcement(before: ChatState | undefined, after: ChatState): string | undefined {
  return ofSetup(before, after) ?? ofAnswer(before, after);
}

/** That a download begins, or another model answers; not each of its steps. */
function ofSetup(before: ChatState | undefined, after: ChatState): string | undefined {
  const { setup } = after;
  const earlier = before?.setup;
  if (!before || setup?.brief === undefined) return undefined;
  const goesOn = setup.progress !== undefined && earlier?.progress !== undefined;
  return goesOn || setup.brief === earlier?.brief ? undefined : setup.brief;
}

function ofAnswer(before: ChatState | undefined, after: ChatState): string | undefined {
  const last = after.exchanges.at(-1);
  const earlier = before?.exchanges.at(-1);
  if (!last || !earlier || last.id !== earlier.id) {
    return last && before && isPending(last.answer.status) ? 'Question sent.' : undefined;
  }
  const { answer } = last;
  if (!isPending(earlier.answer.status) || isPending(answer.status)) return undefined;
  if (answer.status.type === 'failed') return `No answer: ${describeFailure(answer.status.failure)}`;
  const whole = answerText(answer);
  const text = whole.length > longest ? `${whole.slice(0, longest)}… The answer goes on.` : whole;
  return [text.trim(), noteFor(answer)?.text ?? ''].filter((part) => part !== '').join('\n');
}
