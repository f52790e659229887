import { describe, expect, test } from 'vitest';
import { noUsage } from '../../../src/protocol/model.ts';
import { inspectRequest } from '../../../src/core/inspector/inspect.ts';
import { describeFilters } from '../../../src/core/inspector/inspectFilters.ts';
import { markdownTable } from '../../../src/core/text/markdownText.ts';
import { timingsLine, timingsOf } from '../../../src/core/inspector/timings.ts';
import { inMilliseconds, nounCount } from '../../../src/core/text/words.ts';
import { recordOf, traceOf } from './build.ts';

const usage = {
  ...noUsage,
  promptTokens: 1300,
  evaluatedTokens: 2,
  generatedTokens: 5,
  prefillTime: 12.4,
  decodeTime: 80,
};

const whole = recordOf(7, {
  explicit: true,
  outcome: { type: 'shown', characters: 2, lines: 1, served: 'model' },
  cost: { stages: { wait: 0, model: 120, clean: 0.25 }, usage },
  trace: traceOf({
    raw: 'b;\n```',
    prompt: {
      stub: 'con',
      sections: [
        { name: 'system', text: '<|start|>system', tokens: 60, cachedTokens: 60 },
        { name: 'rules', text: 'Complete.', tokens: 40, cachedTokens: 40 },
        { name: 'snippets', text: 'File: b.ts\n```ts\nx\n```', tokens: 1000, cachedTokens: 1000 },
        { name: 'suffix', text: 'File: a.ts', tokens: 80, cachedTokens: 80 },
        { name: 'problems', text: '- error in `b`: Wrong.', tokens: 20, cachedTokens: 20 },
        { name: 'prefix', text: '```typescript\nconst a = ', tokens: 100, cachedTokens: 98 },
      ],
    },
    steps: [
      { filter: 'fences', before: 'b;\n```', after: 'b;' },
      { filter: 'indentation', before: 'b;', after: 'b;' },
    ],
  }),
});

test('a request: sections with their tokens, the answer, the filters, the times', () => {
  const page = inspectRequest(whole, '12:00:07');
  expect(page).toMatch(
    /^# Completion request 7\n\na\.ts:12:5, asked for · 12:00:07\n\n\*\*Shown, 2 characters on 1 line\.\*\*\n/,
  );
  expect(page).toContain('## Prompt: 1,300 tokens, 1,298 of them in the KV cache');
  expect(page).toMatch(/\| Text before the cursor +\| +100 \| +98 \| +2 \|/);
  expect(page).toMatch(/\| Problems near the cursor +\| +20 \| +20 \| +0 \|/);
  expect(page).toMatch(/\| together +\| +1,300 \| +1,298 \| +2 \|/);
  expect(page).toContain('### System: 60 tokens, all from the cache');
  expect(page).toContain('### Text before the cursor: 100 tokens, 2 new');
  // A fence in the prompt does not end the block that shows it.
  expect(page).toContain('````text\nFile: b.ts\n```ts\nx\n```\n````');
  expect(page).toContain('````typescript\n```typescript\nconst a = \n````');
  expect(page).toContain('constrained to begin with them: `con`');
  expect(page).toContain('A single line was requested: at most 48 tokens in 10.0 s.');
  expect(page).toContain('A stop rule ended it');
  expect(page).toContain('### fences: took 4 characters off');
  expect(page).toContain('Changed nothing: indentation.');
  expect(page).toMatch(/\| prefill +\| +12 ms \| 2 of 1,300 tokens evaluated +\|/);
  expect(page).toMatch(/\| total +\| +120 ms \|/);
});

test.each<[string, Parameters<typeof recordOf>[1], string]>([
  ['no trace', {}, 'The model was not asked'],
  [
    'no prompt',
    { trace: traceOf({ prompt: undefined }) },
    'The prompt is not known: the request was cancelled or failed',
  ],
  ['no answer', { trace: traceOf({ raw: '', reason: 'end' }) }, 'There was none. The model ended it.'],
  ['failed', { trace: traceOf({ raw: '', reason: undefined }) }, 'There was none. The request failed.'],
  ['no filter', { trace: traceOf() }, 'None ran'],
])('a request without much: %s', (_, more, words) =>
  expect(inspectRequest(recordOf(1, more), '12:00')).toContain(words),
);

describe('filters', () => {
  test.each([
    ['ab', 'a', 'f: took 1 character off'],
    ['ab', 'abc', 'f: put 1 character in'],
    ['a\tb', 'a  b', 'f: took 1 character off, put 2 characters in'],
    ['aaa', 'aa', 'f: took 1 character off'],
    ['abc', '', 'f: took 3 characters off'],
  ])('%o to %o', (before, after, heading) =>
    expect(describeFilters([{ filter: 'f', before, after }], 'go')[0]).toContain(`### ${heading}\n`),
  );

  test('all idle', () =>
    expect(
      describeFilters(
        [
          { filter: 'f', before: 'a', after: 'a' },
          { filter: 'g', before: 'a', after: 'a' },
        ],
        'go',
      ),
    ).toEqual(['None changed anything: f, g.']));
});

describe('timings', () => {
  test('the queue is what is left of the time for the model', () =>
    expect(timingsOf(whole.cost).map(({ stage, time }) => [stage, Math.round(time)])).toEqual([
      ['wait', 0],
      ['queue', 28],
      ['prefill', 12],
      ['decode', 80],
      ['clean', 0],
    ]));
  test('never negative: two clocks measure', () =>
    expect(timingsLine({ stages: { model: 91 }, usage })).toBe('queue 0.0 ms, prefill 12 ms, decode 80 ms'));
  test('a request that an earlier key had made', () =>
    expect(timingsLine({ stages: { model: 12, clean: 1 }, usage })).toBe(
      'model 12 ms, prefill 12 ms, decode 80 ms, clean 1.0 ms',
    ));
  test('without an answer', () =>
    expect(timingsLine({ stages: { wait: 75, model: 31 } })).toBe('wait 75 ms, model 31 ms'));
  test('not asked', () => expect(timingsLine({ stages: {} })).toBe(''));
});

test('words', () => {
  expect([0.04, 9.94, 10, 999.4, 1000, 12345].map(inMilliseconds)).toEqual([
    '0.0 ms',
    '9.9 ms',
    '10 ms',
    '999 ms',
    '1.0 s',
    '12.3 s',
  ]);
  expect([0, 1, 1234].map((number) => nounCount(number, 'token'))).toEqual([
    '0 tokens',
    '1 token',
    '1,234 tokens',
  ]);
});

test('a table lines up as text, numbers to the right', () =>
  expect(
    markdownTable(
      ['name', 'n'],
      [
        ['a', '1,000'],
        ['longer', '2'],
      ],
    ),
  ).toBe(
    ['| name   |     n |', '| ------ | ----: |', '| a      | 1,000 |', '| longer |     2 |'].join('\n'),
  ));
