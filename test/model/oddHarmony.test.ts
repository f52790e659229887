import { describe, expect, test } from 'vitest';
import { oddReplies, questionFor, type OddReply } from '../../tools/tiny-oss/oddReplies.ts';
import { chatRequest } from '../../tools/models/requests.ts';
import { doneOf, engineOf, run } from '../support/engine.ts';

// What users see when a model speaks harmony as a reader may get it wrong: an answer, and in it no word that is not for
// them. Unit tests of the reader have many more such outputs; these go through the engine and its KV cache.

/** What a user sees; no answer stands for the one that the model is led to. */
const seen: Record<OddReply, { reasoning?: string; preamble?: string; answer?: string }> = {
  'the role is analysis': { reasoning: 'Secret.' },
  'another message has the role commentary': { reasoning: 'Hm.\n\nSecret.' },
  'analysis ends before its text': { reasoning: 'Secret.' },
  'there is no header': { reasoning: 'Secret.' },
  'there is no channel': { answer: 'Yes.' },
  'a user asks after the analysis': { reasoning: 'Hm.' },
  'a system speaks after the analysis': { reasoning: 'Hm.' },
  'the developer speaks up': { reasoning: 'Hm.' },
  'some tool has a result': { reasoning: 'Hm.' },
  'a user asks at once': {},
  'a user asks after the answer': { answer: 'Yes.' },
  'a number stands between two messages': { reasoning: 'Hm.', answer: 'Yes.' },
  'a newline follows the role': { reasoning: 'Hm.', answer: 'Yes.' },
  'a newline follows the channel': { answer: 'Yes.' },
  'the answer is blank': {},
  'a function is called': { reasoning: '{}' },
  'a browser is called': { reasoning: '{}' },
  'a preamble precedes the answer': { preamble: 'First.', answer: 'Yes.' },
  'a preamble precedes a call': { preamble: 'First.', reasoning: '{}' },
};

const names = Object.keys(oddReplies) as OddReply[];
const led = 'I have no more to say.';

describe('a chat ends with an answer when', () => {
  test.each(names)('%s', async (name) => {
    const answer = await run(await engineOf('odd'), chatRequest(questionFor(name)));
    const { reasoning = '', preamble = '', answer: text = led } = seen[name];
    expect(answer).toMatchObject({ reasoning, preamble, text, calls: [] });
    expect(doneOf(answer).reason).toBe('end');
  });
});
