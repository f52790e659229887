import { LlamaContextSequence } from 'node-llama-cpp';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine, type Engine } from '../../src/model/engine.ts';
import type { ModelRequest } from '../../src/protocol/model.ts';
import { doneOf, engineOf, run } from '../support/engine.ts';
import { chatRequest, completionRequest } from '../../tools/models/requests.ts';
import { leastMargin, watchSteps } from '../support/watchSteps.ts';
import { root } from '../../tools/workbench/paths.ts';

// llama.cpp computes with other instructions on other processors, and so with other rounding. An answer that tests know
// to the letter must not hang on it: at each of its tokens the likeliest is likelier than all others by far more than
// rounding changes, which is up to 0.002 (sequence.test.ts).
const leastAllowed = 0.1;

async function marginOf(engine: Engine, request: ModelRequest): Promise<number> {
  const watch = watchSteps(LlamaContextSequence.prototype);
  try {
    expect(doneOf(await run(engine, request)).usage.generatedTokens).toBeGreaterThan(5);
  } finally {
    watch.end();
  }
  expect(watch.steps.length).toBeGreaterThan(5);
  return leastMargin(watch.steps);
}

const selection =
  'function average(values) {\n  var sum = 0;\n  for (var i = 0; i < values.length; i++) sum += values[i];\n  return sum / values.length;\n}';
const edit = (instruction: string): ModelRequest => ({
  kind: 'edit',
  context: { path: 'a.js', languageId: 'javascript', prefix: '', suffix: '\n' },
  ...{ selection, instruction, effort: 'low', maxTokens: 300 },
});

test.each<[string, ModelRequest]>([
  ['a chat', chatRequest('Hello')],
  ['an edit', edit('Use let')],
  ['a completion', completionRequest('function add(a, b) {\n  return a + b;\n}\n\nfunction add(')],
])('scripted weights are sure of %s', async (_what, request) => {
  expect(await marginOf(await engineOf('scripted'), request)).toBeGreaterThan(leastAllowed);
});

let shipped: Engine;
beforeAll(async () => {
  shipped = await createEngine({
    modelPath: path.join(root, 'media/tiny-oss.gguf'),
    gpu: 'off',
    contextTokens: 4096,
  });
});
afterAll(() => shipped.dispose());

test('the shipped model is sure of a rename', async () => {
  expect(await marginOf(shipped, edit('Rename `sum` to `total`.'))).toBeGreaterThan(leastAllowed);
});
