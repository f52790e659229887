import { expect, test } from 'vitest';
import { readWindow } from '../../src/core/completion/window.ts';
import type { CompletionRequest } from '../../src/protocol/model.ts';
import { readerOf } from '../support/cursor.ts';
import { doneOf, engineOf, run } from '../support/engine.ts';

/** A file of 300 lines: 50 functions. */
const functions = Array.from(
  { length: 50 },
  (_, index) =>
    `/** Adds ${index}. */\nexport function add${index}(value: number, other: number): number {\n  const sum = value + other + ${index};\n  return sum;\n}\n\n`,
);

const typed =
  'export function multiply(a: number, b: number) {\n  const product = a * b;\n  return product;\n}\n';

/** What the editor puts behind the cursor for some keys, and steps over when it is typed. */
const closers: Partial<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

function requestAt(before: string, after: string): CompletionRequest {
  const text = before + after;
  const place = { from: before.length, to: before.length, text: '' };
  const { prefix, suffix } = readWindow(readerOf(text), place);
  return {
    kind: 'completion',
    context: { path: 'src/sums.ts', languageId: 'typescript', prefix, suffix },
    snippets: [{ path: 'src/other.ts', languageId: 'typescript', text: functions[0] ?? '' }],
    shape: 'line',
    maxTokens: 24,
    timeBudget: 60_000,
  };
}

async function evaluatedPerKey(keys: string, withClosers: boolean): Promise<number[]> {
  const engine = await engineOf('scripted');
  let before = functions.slice(0, 25).join('');
  let after = functions.slice(25).join('');
  await run(engine, requestAt(before, after));
  const evaluated: number[] = [];
  for (const key of keys) {
    if (withClosers && after.startsWith(key) && Object.values(closers).includes(key)) after = after.slice(1);
    else if (withClosers) after = (closers[key] ?? '') + after;
    before += key;
    evaluated.push(doneOf(await run(engine, requestAt(before, after))).usage.evaluatedTokens);
  }
  return evaluated;
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;
}

test.each([
  ['plain', false],
  ['with brackets that the editor closes', true],
])(
  'a keystroke in a 300-line file evaluates what was typed and little else: %s',
  async (_name, withClosers) => {
    const evaluated = await evaluatedPerKey(typed.slice(0, 70), withClosers);
    expect(evaluated.length).toBeGreaterThanOrEqual(50);
    // A key is at most one token, so typed + 2 is 3.
    expect(quantile(evaluated, 0.5)).toBeLessThanOrEqual(3);
    expect(quantile(evaluated, 0.95)).toBeLessThanOrEqual(16);
  },
);

test('without the anchor it would be the whole prompt: the count sees the difference', async () => {
  const engine = await engineOf('scripted');
  const text = functions.join('');
  await run(engine, requestAt(text, ''));
  const cold = { ...requestAt(text, ''), snippets: [] };
  expect(doneOf(await run(engine, cold)).usage.evaluatedTokens).toBeGreaterThan(1000);
});

test('going back and on again gives what a fresh evaluation gives', async () => {
  const engine = await engineOf('scripted');
  const long = requestAt(functions.slice(0, 40).join(''), '');
  const short = requestAt(functions.slice(0, 20).join(''), '');
  const fresh = await run(engine, short);
  await run(engine, long);
  const again = await run(engine, short);
  expect(again.text).toBe(fresh.text);
  await run(engine, requestAt('x', ''));
  expect((await run(engine, short)).text).toBe(fresh.text);
});
