import type { FenceCutter } from '../core/edits/fenceCutter.ts';
import type { ModelEvent } from '../protocol/model.ts';
import type { Run } from './sequence.ts';
import { done } from './usage.ts';

/**
 * The events of a turn whose answer is a code block that we opened: emits the code, and ends the turn where the block
 * closes.
 */
export async function* codeOf(
  turn: AsyncIterable<ModelEvent>,
  cutter: FenceCutter,
  run: Run,
): AsyncGenerator<ModelEvent> {
  for await (const event of turn) {
    if (event.type === 'answer') {
      const { text, closed } = cutter.push(event.text);
      if (text !== '') yield { type: 'answer', text };
      if (closed) {
        yield done('end', run);
        return;
      }
    } else if (event.type === 'done') {
      const rest = cutter.flush();
      if (rest !== '') yield { type: 'answer', text: rest };
      yield event;
    } else if (event.type !== 'tool-call') {
      yield event;
    }
  }
}
