import { expect, test } from 'vitest';
import { describeOutcome, type CompletionOutcome } from '../../../src/core/completion/outcome.ts';

test.each<[CompletionOutcome, string]>([
  [{ type: 'shown', characters: 1, lines: 1, served: 'model' }, 'shown, 1 character on 1 line'],
  [
    { type: 'shown', characters: 20, lines: 3, served: 'in-flight' },
    'shown, 20 characters on 3 lines, asked for by an earlier key',
  ],
  [{ type: 'reused', characters: 5, served: 'reused' }, 'reused the last suggestion, 5 characters left'],
  [
    { type: 'reused', characters: 5, served: 'cache', alternatives: 1 },
    'took a suggestion from the cache, 5 characters left, 1 alternative',
  ],
  [
    { type: 'reused', characters: 1, served: 'speculated', alternatives: 0 },
    'took a suggestion that was prepared, 1 character left, no alternatives',
  ],
  [{ type: 'skipped', reason: 'disabled' }, 'not asked: turned off for this language'],
  [{ type: 'skipped', reason: 'long-line' }, 'not asked: the line is too long'],
  [{ type: 'empty', reason: 'blank' }, 'no suggestion: the answer was blank'],
  [{ type: 'cancelled', stage: 'wait' }, 'cancelled while waiting for the typing to pause'],
  [{ type: 'cancelled', stage: 'model' }, 'cancelled while the model was at work'],
  [
    { type: 'failed', failure: { code: 'model-missing', path: '/a.gguf' } },
    expect.stringContaining('failed (model-missing): There is no model file at /a.gguf.') as string,
  ],
])('%o', (outcome, words) => expect(describeOutcome(outcome, { stages: {} })).toEqual(words));

test('only the stages that were reached are timed', () =>
  expect(describeOutcome({ type: 'cancelled', stage: 'wait' }, { stages: { wait: 40.4 } })).toBe(
    'cancelled while waiting for the typing to pause (wait 40 ms)',
  ));
