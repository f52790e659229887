import { expect, test } from 'vitest';
import type { CollectedAnswer } from '../../../src/core/modelService.ts';
import { rewrittenLine } from '../../../src/core/nextEdit/rewrittenLine.ts';
import { noUsage, type DoneReason, type EditRequest } from '../../../src/protocol/model.ts';

const request: EditRequest = {
  kind: 'edit',
  context: {
    path: 'a.ts',
    languageId: 'typescript',
    prefix: 'function all(prices: number[]) {\n  const rate = rateOf();\n',
    suffix: '\n  return sum;\n}\n',
  },
  selection: '  const sum = total(prices);',
  instruction: '`total(prices)` was changed to `total(prices, rate)`.',
  effort: 'low',
  maxTokens: 160,
};

function lineOf(text: string, reason: DoneReason = 'end'): string | undefined {
  const answer: CollectedAnswer = { text, end: { type: 'done', reason, usage: noUsage } };
  return rewrittenLine(answer, request);
}

const fits = '  const sum = total(prices, rate);';

test.each([
  ['as asked for', `${fits}\n`, fits],
  ['not as deep', fits.trim(), fits],
  ['in a block of its own', `\`\`\`ts\n${fits}\n\`\`\``, fits],
  ['with the line below', `${fits}\n  return sum;`, fits],
  ['the same', `${request.selection}\n`, undefined],
  ['nothing', '\n', undefined],
  ['two lines', `${fits}\n  log(sum);`, undefined],
  ['a special token', '  const sum = total(prices<|end|>);', undefined],
])('%s', (_, answer, line) => expect(lineOf(answer)).toBe(line));

test('half a line is none', () => {
  const half = '  const sum = total(prices, ra';
  expect(lineOf(half)).toBe(half);
  for (const reason of ['length', 'time', 'repetition', 'cancelled'] as const)
    expect(lineOf(half, reason)).toBeUndefined();
});

test('neither is a failure', () => {
  const failed: CollectedAnswer = { text: fits, end: { type: 'failed', failure: { code: 'crashed' } } };
  expect(rewrittenLine(failed, request)).toBeUndefined();
});
