import { expect, test } from 'vitest';
import { noteFor } from '../../../src/core/chat/notes.ts';
import { failureSamples } from '../../support/failures.ts';
import { actionLabels, actionsFor } from '../../../src/core/chat/remedies.ts';
import type { AnswerStatus } from '../../../src/protocol/answer.ts';
import { answerOf } from './build.ts';

const done = (reason: Extract<AnswerStatus, { type: 'done' }>['reason']): AnswerStatus => ({
  type: 'done',
  reason,
});

test.each<[string, string, AnswerStatus, string | undefined]>([
  ['A', '', done('end'), undefined],
  ['A', '', done('stop'), undefined],
  ['A', '', { type: 'streaming' }, undefined],
  ['', '', { type: 'waiting' }, undefined],
  ['', '', done('end'), 'The model gave an empty answer.'],
  [' \n', 'thoughts', done('end'), 'The model gave an empty answer.'],
  ['', 'thoughts', done('length'), 'The model used all its tokens on reasoning'],
  ['A', '', done('length'), 'length limit'],
  ['A', '', done('time'), 'time limit'],
  ['A', '', done('repetition'), 'in circles'],
  ['A', '', { type: 'stopped' }, 'Stopped.'],
  ['', '', { type: 'stopped' }, 'Stopped before the answer.'],
])('answer %j, reasoning %j, %j: %s', (text, reasoning, status, expected) => {
  const note = noteFor(answerOf({ text, reasoning, status }));
  if (expected === undefined) expect(note).toBeUndefined();
  else {
    expect(note?.text).toContain(expected);
    expect(note?.empty).toBe(text.trim() === '');
  }
});

test('an answer that only acted is not empty', () => {
  const call = { type: 'tool-call', id: 'c', name: 'f', arguments: '{}', state: { type: 'denied' } } as const;
  expect(noteFor(answerOf({ steps: [call] }))).toBeUndefined();
  expect(noteFor(answerOf({ steps: [call], status: { type: 'stopped' } }))).toEqual({
    text: 'Stopped.',
    empty: false,
  });
});

test.each(Object.values(failureSamples))('%j offers something to do', (failure) => {
  expect(actionsFor(failure)).not.toEqual([]);
  for (const action of actionsFor(failure)) expect(actionLabels[action]).not.toBe('');
});

test('one of an older version still offers what helps', () => {
  const failure = { code: 'recorded', was: 'too-long', message: 'This is too long.' } as const;
  expect(actionsFor(failure)).toEqual(actionsFor(failureSamples['too-long']));
});
