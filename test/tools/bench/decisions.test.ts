import { expect, test } from 'vitest';
import { describeDecisions, type DecisionRecord } from '../../../src/core/inspector/decisions.ts';
import { noUsage } from '../../../src/protocol/model.ts';
import { parseDecisions } from '../../../tools/bench/editor/decisions.ts';

const record: DecisionRecord = {
  id: 1,
  time: 0,
  uri: 'file:///a.ts',
  path: 'a.ts',
  languageId: 'typescript',
  line: 11,
  character: 4,
  explicit: false,
  outcome: { type: 'shown', characters: 12, lines: 1, served: 'model' },
  cost: {
    stages: { wait: 83, context: 0.4, model: 1700, clean: 0.1 },
    usage: {
      ...noUsage,
      promptTokens: 900,
      evaluatedTokens: 2,
      generatedTokens: 8,
      prefillTime: 20,
      decodeTime: 1600,
    },
  },
};

test('reads the page of decisions that Hearth writes', () => {
  const skipped: DecisionRecord = {
    ...record,
    outcome: { type: 'skipped', reason: 'inside-word' },
    cost: { stages: {} },
  };
  const page = describeDecisions([record, skipped, skipped], () => '12:00:00');
  const [newest, shown] = parseDecisions(page);
  expect(newest).toMatchObject({ place: 'a.ts:12:5', count: 2, stages: {} });
  expect(shown).toMatchObject({
    place: 'a.ts:12:5',
    count: 1,
    stages: { wait: 83, context: 0.4, queue: 80, prefill: 20, decode: 1600, clean: 0.1 },
  });
  expect(shown?.outcome).toMatch(/^shown, 12 characters/);
});
