import type { Token } from 'node-llama-cpp';
import { loadModel, type LoadedModel } from '../../src/model/load.ts';
import { createTokens } from '../../src/model/tokens.ts';
import { modelPath } from '../../tools/models/models.ts';

/** Weights without a plan: a state that is wrong anywhere shows in the probabilities. `words` fill several windows. */
export async function loadRandom(): Promise<{ loaded: LoadedModel; words: Token[] }> {
  const loaded = await loadModel(
    { modelPath: modelPath('random'), gpu: 'off', contextTokens: 4096 },
    () => undefined,
  );
  const text = 'Many words fill more than one sliding window. '.repeat(300);
  return { loaded, words: createTokens(loaded.model, loaded.format).encodeText(text) };
}
