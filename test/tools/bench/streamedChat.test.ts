import { expect, test } from 'vitest';
import type { ModelService } from '../../../src/core/modelService.ts';
import { noUsage, type ModelEvent } from '../../../src/protocol/model.ts';
import { StreamedChat } from '../../../tools/bench/streamedChat.ts';

const done: ModelEvent = { type: 'done', reason: 'end', usage: noUsage };

/** A service that answers with these events, some time apart. */
function answering(events: readonly ModelEvent[]): ModelService {
  async function* generate() {
    for (const event of events) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      yield event;
    }
  }
  return { generate } as unknown as ModelService;
}

test('the pace is that of the pieces after the first', async () => {
  const chat = new StreamedChat(answering(['a', 'b', 'c'].map((text) => ({ type: 'answer', text }))));
  await chat.begun;
  expect(await chat.end()).toBeGreaterThan(0);
});

test.each([[[done]], [[{ type: 'answer', text: 'a' }, done]], [[]]] as [ModelEvent[]][])(
  'an answer of %j keeps nobody waiting, and has no pace',
  async (events) => {
    const chat = new StreamedChat(answering(events));
    await chat.begun;
    expect(await chat.end()).toBeUndefined();
  },
);

test('a failed one begins, and says at its end why it failed', async () => {
  const failed: ModelEvent = { type: 'failed', failure: { code: 'out-of-memory' } };
  const chat = new StreamedChat(answering([failed]));
  await chat.begun;
  // Long enough for a rejection that nobody handles to be noticed.
  await new Promise((resolve) => setTimeout(resolve, 10));
  await expect(chat.end()).rejects.toThrow('not enough free memory');
});
