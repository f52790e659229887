import type { LlamaModel } from 'node-llama-cpp';
import type { Sampling } from './sequence.ts';

/** OpenAI's recommendation for both gpt-oss models (openai/gpt-oss, README, “Recommended Sampling Parameters”). */
const openAi: Sampling = { temperature: 1, topP: 1, topK: 0 };

/** The sampling that the model file recommends (`general.sampling.*`, llama.cpp's GGUF keys), else OpenAI's. */
export function recommendedSampling(model: LlamaModel): Sampling {
  const general: object = model.fileInfo.metadata.general;
  const own: unknown = 'sampling' in general ? general.sampling : undefined;
  const read = (key: string): number | undefined => {
    const value: unknown = typeof own === 'object' && own !== null ? Reflect.get(own, key) : undefined;
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
  };
  return {
    temperature: read('temp') ?? openAi.temperature,
    topP: read('top_p') ?? openAi.topP,
    topK: read('top_k') ?? openAi.topK,
  };
}
