import type { ModelShape } from './modelShape.ts';

/**
 * The shapes of the models that OpenAI published, in the files that the catalogue offers, by their `id` there. So what
 * fits can be told without a connection. A test compares them with the layouts of those files.
 */
export const publishedShapes: Readonly<Record<string, ModelShape>> = {
  'gpt-oss-20b': shape(24, 452_745_344, { share: 0.936_774_559, used: 4 / 32 }),
  'gpt-oss-120b': shape(36, 1_726_212_608, { share: 0.982_776_555, used: 4 / 128 }),
  'gpt-oss-120b-split': shape(36, 1_726_212_608, { share: 0.982_776_555, used: 4 / 128 }),
};

function shape(layers: number, bytesPerLayer: number, experts: ModelShape['experts']): ModelShape {
  return {
    kv: { layers, kvHeads: 8, keyLength: 64, valueLength: 64 },
    layers: new Array<number>(layers).fill(bytesPerLayer),
    input: 615_329_280,
    output: 615_340_800,
    experts,
    vocabulary: 201_088,
    embedding: 2880,
    heads: 64,
    trainedContext: 131_072,
  };
}
