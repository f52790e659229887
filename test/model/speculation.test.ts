import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { doneOf, engineOf, run } from '../support/engine.ts';
import { completionRequest } from '../../tools/models/requests.ts';

const prices = readFileSync(path.join(import.meta.dirname, '../../tools/demo/prices.ts'), 'utf8');
const before = `${prices}\nexport function totalWithTax`;

test('what is prepared ahead costs the next keystroke nothing', async () => {
  const engine = await engineOf('scripted');
  const { text } = await run(engine, completionRequest(before));
  expect(text).toBe('(items: Item[]): number {');
  const ahead = await run(engine, {
    ...completionRequest(before + text),
    shape: 'block',
    maxTokens: 80,
    background: true,
  });
  expect(ahead.text).toMatch(/^\n {2}return/);
  // No more than the suggestion itself, of which all but the last token is there.
  expect(doneOf(ahead).usage.evaluatedTokens).toBeLessThanOrEqual(12);
  // The user types along the suggestion or something else: the state of the text before it is still there.
  for (const typed of ['(', '(i', '(x'])
    expect(
      doneOf(await run(engine, completionRequest(before + typed))).usage.evaluatedTokens,
    ).toBeLessThanOrEqual(8);
});

test('an alternative evaluates no prompt, and differs where the model is not sure', async () => {
  const engine = await engineOf('random');
  const request = completionRequest(`${prices}\nexport const x = `);
  const first = await run(engine, request);
  expect((await run(engine, request)).text).toBe(first.text);
  const others = [];
  for (let index = 0; index < 3; index++) others.push(await run(engine, { ...request, temperature: 0.8 }));
  expect(new Set(others.map(({ text }) => text)).size).toBeGreaterThan(1);
  for (const other of others) expect(doneOf(other).usage.evaluatedTokens).toBeLessThanOrEqual(2);
});
