import type { ModelShape } from './modelShape.ts';

/**
 * The shapes of the models that OpenAI published, in the files that the catalogue offers, by their `id` there. So what
 * fits can be told without a connection. A test compares them with the layouts of those files.
 */
export const publishedShapes: Readonly<Record<string, ModelShape>> = {
  'gpt-oss-20b': shape(24, 32, 452_745_344, 0.936_774_559),
  'gpt-oss-120b': shape(36, 128, 1_726_212_608, 0.982_776_555),
  'gpt-oss-120b-split': shape(36, 128, 1_726_212_608, 0.982_776_555),
};

function shape(layers: number, experts: number, bytesPerLayer: number, share: number): ModelShape {
  return {
    kv: { layers, kvHeads: 8, keyLength: 64, valueLength: 64 },
    layers: new Array<number>(layers).fill(bytesPerLayer),
    input: 615_329_280,
    output: 615_340_800,
    // MXFP4: 17 bytes for 32 values.
    experts: { count: experts, active: 4, width: 2880, share, largest: (experts * 2880 * 2880 * 17) / 32 },
    vocabulary: 201_088,
    embedding: 2880,
    trainedContext: 131_072,
  };
}
