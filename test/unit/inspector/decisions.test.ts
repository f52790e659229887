import { expect, test } from 'vitest';
import { noUsage } from '../../../src/protocol/model.ts';
import {
  addDecision,
  describeDecisions,
  describePlace,
  groupDecisions,
  type DecisionHistory,
  type DecisionRecord,
} from '../../../src/core/inspector/decisions.ts';
import { recordOf, traceOf } from './build.ts';

function historyOf(...records: readonly DecisionRecord[]): DecisionHistory {
  return records.reduce<DecisionHistory>(addDecision, []);
}

test('the last two hundred are kept, and of those the last twenty with their prompts', () => {
  const all = Array.from({ length: 250 }, (_, id) => recordOf(id, id % 2 === 0 ? { trace: traceOf() } : {}));
  const history = historyOf(...all);
  expect(history).toHaveLength(200);
  expect(history[0]?.id).toBe(50);
  const traced = history.filter(({ trace }) => trace);
  expect(traced).toHaveLength(20);
  expect(traced[0]?.id).toBe(210);
  expect(history.at(-1)).toBe(all.at(-1));
});

const skipped: DecisionRecord['outcome'] = { type: 'skipped', reason: 'inside-word' };
const shown: DecisionRecord['outcome'] = { type: 'shown', characters: 3, lines: 1, served: 'model' };

/** The groups as `id×count`, newest first. */
function check(records: readonly DecisionRecord[], expected: readonly string[]): void {
  const groups = groupDecisions(historyOf(...records));
  expect(groups.map(({ record, count }) => `${record.id}×${count}`)).toEqual(expected);
}

test.each<[string, DecisionRecord[], string[]]>([
  ['none', [], []],
  ['the same in a row', [recordOf(1), recordOf(2), recordOf(3)], ['3×3']],
  [
    'another outcome between',
    [recordOf(1), recordOf(2, { outcome: shown }), recordOf(3)],
    ['3×1', '2×1', '1×1'],
  ],
  [
    'another reason',
    [recordOf(1, { outcome: skipped }), recordOf(2, { outcome: { type: 'skipped', reason: 'secret' } })],
    ['2×1', '1×1'],
  ],
  [
    'another stage',
    [recordOf(1), recordOf(2, { outcome: { type: 'cancelled', stage: 'model' } })],
    ['2×1', '1×1'],
  ],
  ['another file', [recordOf(1), recordOf(2, { uri: 'file:///p/b.ts' })], ['2×1', '1×1']],
  ['asked for', [recordOf(1), recordOf(2, { explicit: true })], ['2×1', '1×1']],
  ['with prompts', [recordOf(1, { trace: traceOf() }), recordOf(2, { trace: traceOf() })], ['2×1', '1×1']],
  [
    'other numbers of the same',
    [recordOf(1, { outcome: shown }), recordOf(2, { outcome: { ...shown, characters: 9 } })],
    ['2×2'],
  ],
])('grouped: %s', (_, records, expected) => check(records, expected));

test.each([
  [recordOf(1), 1, 'a.ts:12:5'],
  [recordOf(1), 3, 'a.ts:12:5, 3 times in a row'],
  [recordOf(1, { explicit: true, line: 0, character: 0 }), 1, 'a.ts:1:1, asked for'],
])('%o in words', (record, count, words) => expect(describePlace({ record, count })).toBe(words));

test('as a page: newest first, with what each cost', () => {
  const cost = {
    stages: { wait: 75, model: 120, clean: 0.25 },
    usage: {
      ...noUsage,
      promptTokens: 300,
      evaluatedTokens: 2,
      generatedTokens: 5,
      prefillTime: 12.4,
      decodeTime: 80,
    },
  };
  const history = historyOf(recordOf(1), recordOf(2), recordOf(3, { outcome: shown, cost }));
  const page = describeDecisions(history, (time) => `12:00:0${time / 1000}`);
  expect(page.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' '))).toEqual([
    '# Completion decisions',
    '',
    'Newest first. None of this is written to the disk or sent anywhere.',
    '',
    '| time | place | outcome | cost |',
    expect.stringMatching(/^[| -]+$/),
    '| 12:00:03 | a.ts:12:5 | shown, 3 characters on 1 line | wait 75 ms, queue 28 ms, prefill 12 ms, decode 80 ms, clean 0.3 ms |',
    '| 12:00:02 | a.ts:12:5, 2 times in a row | cancelled while waiting for the typing to pause | |',
    '',
  ]);
});

test('as a page: nothing yet', () =>
  expect(describeDecisions([], String)).toContain('Nothing was asked yet.'));
