import { ftruncateSync, mkdtempSync, openSync, closeSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getLlama, GgufInsights, LlamaLogLevel, readGgufFileInfo } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchTokens, completionTokens } from '../../src/core/models/fit/contextPlan.ts';
import { bytesOf, memoryNeeds } from '../../src/core/models/fit/memoryNeeds.ts';
import { realHead, type RealModel } from '../../tools/models/realLayouts.ts';
import { realShape } from '../support/shapes.ts';

const models: readonly RealModel[] = ['gpt-oss-20b', 'gpt-oss-120b'];

const gpuShare = { name: 'GPU', share: 1 };

const folder = mkdtempSync(path.join(tmpdir(), 'hearth-heads-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** node-llama-cpp's view of a model, from a file whose weights are a hole. */
async function insightsOf(model: RealModel): Promise<GgufInsights> {
  const file = path.join(folder, `${model}.gguf`);
  const { head, fileSize } = realHead(model);
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, head);
  ftruncateSync(descriptor, fileSize);
  closeSync(descriptor);
  const llama = await getLlama({ gpu: false, build: 'never', logLevel: LlamaLogLevel.error });
  return await GgufInsights.from(await readGgufFileInfo(file), llama);
}

describe.each(models)('the head of %s', (model) => {
  let insights: GgufInsights;
  beforeAll(async () => {
    insights = await insightsOf(model);
  });

  test.each([
    [1, 2048],
    [1, 16_384],
    [4, 16_384],
    [2, 131_072],
  ])('%i states and a conversation of %i tokens: as node-llama-cpp computes it', async (slots, tokens) => {
    const shape = await realShape(model);
    const plan = { completion: { tokens: completionTokens, slots }, conversation: tokens };
    const context = { modelGpuLayers: 0, swaFullCache: true, batchSize: batchTokens };
    const theirs = await Promise.all([
      insights.estimateModelResourceRequirementsV2({ gpuLayers: 0 }),
      insights.estimateContextResourceRequirementsV2({
        ...context,
        contextSize: completionTokens,
        sequences: slots,
      }),
      insights.estimateContextResourceRequirementsV2({ ...context, contextSize: tokens, sequences: 1 }),
    ]);
    const whole = theirs.reduce((total, { cpuRam }) => total + cpuRam, 0);
    // node-llama-cpp adds 800 MB for scores of two batches, of which next to nothing is ever written to in RAM.
    const [ram] = memoryNeeds(shape, plan, 0, []).map(bytesOf);
    expect(ram).toBeGreaterThan(whole * 0.95);
    expect(ram).toBeLessThan(whole);
    // A GPU allocates them, and all the rest but the embeddings.
    const [, gpu = 0] = memoryNeeds(shape, plan, shape.layers.length + 1, [gpuShare]).map(bytesOf);
    expect(gpu + shape.input).toBeGreaterThan(whole * 0.99);
    expect(gpu + shape.input).toBeLessThan(whole * 1.01);
  });

  test('each number of layers on the GPU has the weights that node-llama-cpp counts', async () => {
    const shape = await realShape(model);
    const plan = { completion: { tokens: completionTokens, slots: 1 }, conversation: 2048 };
    for (let layers = 0; layers <= shape.layers.length + 1; layers++) {
      // Its successor splits by the GPUs that are there, and tests have none.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      const theirs = insights.estimateModelResourceRequirements({ gpuLayers: layers, useMmap: false });
      const [ram, gpu] = memoryNeeds(shape, plan, layers, [gpuShare]);
      expect([layers, ram?.weights, gpu?.weights]).toEqual([layers, theirs.cpuRam, theirs.gpuVram]);
    }
  });
});
