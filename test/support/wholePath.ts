import { expect, test } from 'vitest';
import type { Situation } from '../../src/core/completion/decide.ts';
import { Memory } from '../../src/core/completion/reuse/memory.ts';
import { createStopper } from '../../src/core/completion/stop.ts';
import type { Surroundings } from '../../src/core/completion/ask.ts';
import { suggest } from '../../src/core/completion/suggest.ts';
import { fenceFor } from '../../src/core/text/fence.ts';
import { noUsage, type DoneReason } from '../../src/protocol/model.ts';
import { parseCursor, showGhost } from '../../tools/replay/cursor.ts';
import { situationAt } from '../../tools/replay/situation.ts';
import { placeOf } from './places.ts';

/** A document, the answer of the model, its language, and the document with ghost text in brackets or why there is none. */
export type PathRow = [languageId: string, marked: string, answer: string, expected: string];

/** One test a row: what the user sees, through the whole path from the keystroke on. */
export function checkPaths(rows: readonly PathRow[]): void {
  test.each(rows)('%s: %j + %j', async (languageId, marked, answer, expected) =>
    expect(await ghost(marked, answer, languageId)).toBe(expected),
  );
}

/**
 * The document with the ghost text in brackets, or the reason why there is none: the path of the product from the
 * decision on, with grammars and stop rules, where the model writes `answer` character by character and then ends.
 */
export async function ghost(
  marked: string,
  answer: string,
  languageId = 'typescript',
  changes: Partial<Situation> = {},
): Promise<string> {
  const { before, after } = parseCursor(marked);
  const place = await placeOf(marked, languageId);
  const situation = situationAt(marked, { path: 'src/a', languageId, place, ...changes });
  const ask = { situation, uri: 'file:///p/a', snippets: () => [], timeBudget: 1000, insertOnly: false };
  const around = modelThatWrites(answer);
  const { signal } = new AbortController();
  const { fitted, outcome } = await suggest({ ...ask, trace: false }, new Memory(), signal, around);
  if (fitted) return showGhost(before, fitted.text, fitted.over, after, fitted.replaced);
  return 'reason' in outcome ? outcome.reason : outcome.type;
}

/** Stops as the model process does. */
function modelThatWrites(answer: string): Surroundings {
  return {
    // eslint-disable-next-line @typescript-eslint/require-await
    async *generate(request) {
      if (request.kind !== 'completion') throw new Error('Only completions are asked for here.');
      const { context, shape } = request;
      const stopper = createStopper({ ...context, shape, fence: fenceFor(context.prefix) });
      let reason: DoneReason = 'end';
      for (const char of answer) {
        const { text, stop } = stopper.push(char);
        if (text !== '') yield { type: 'answer', text };
        if (!stop) continue;
        reason = stop === 'repetition' ? 'repetition' : 'stop';
        break;
      }
      const rest = stopper.flush();
      if (rest !== '') yield { type: 'answer', text: rest };
      yield { type: 'done', reason, usage: noUsage };
    },
    now: () => 0,
    wait: () => Promise.resolve(),
  };
}
