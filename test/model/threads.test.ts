import { expect, test } from 'vitest';
import { loadModel } from '../../src/model/load.ts';
import { planThreads } from '../../src/model/planThreads.ts';
import { modelPath } from '../../tools/models/models.ts';

test('both contexts evaluate with the planned threads, and share them', async () => {
  const loaded = await loadModel(
    { modelPath: modelPath('random'), gpu: 'off', contextTokens: 2048 },
    () => undefined,
  );
  const { llama } = loaded.model;
  expect(llama.maxThreads).toBe(loaded.conversation.context.idealThreads + 1);
  const { perContext, together } = await planThreads(loaded.model);
  expect(loaded.conversation.context.idealThreads).toBe(perContext);
  expect(loaded.completions[0].context.idealThreads).toBe(perContext);
  expect(llama.maxThreads).toBe(together);
  await loaded.dispose();
});
