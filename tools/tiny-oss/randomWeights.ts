import { gaussianArray } from './random.ts';
import { emptyLayer, type Layer, type Linear, type ModelShape, type Weights } from './weights.ts';

/** Small, and with grouped keys and several experts a token, as in gpt-oss. */
export const randomShape: ModelShape = {
  layers: 4,
  embedding: 192,
  heads: 8,
  keyHeads: 2,
  experts: 8,
  expertsUsed: 4,
  hidden: 192,
};

/** Seeded random weights: a model that babbles, for what needs a real engine but no sense. */
export function randomWeights(shape: ModelShape, tokens: number, random: () => number): Weights {
  const { embedding } = shape;
  return {
    embedding: gaussianArray(random, tokens * embedding, 1),
    layers: Array.from({ length: shape.layers }, () => randomLayer(shape, random)),
    finalNorm: new Float32Array(embedding).fill(1),
    // The normalised stream has length sqrt(embedding), so logits get a deviation of 1.5: likely and unlikely tokens.
    head: gaussianArray(random, tokens * embedding, 1.5 / Math.sqrt(embedding)),
  };
}

function randomLayer(shape: ModelShape, random: () => number): Layer {
  // Deviations of the usual initialisation, about 1 / sqrt(inputs): no layer drowns the others.
  const fill = ({ weights, bias }: Linear, deviation: number): Linear => ({
    weights: gaussianArray(random, weights.length, deviation),
    bias: gaussianArray(random, bias.length, 0.02),
  });
  const empty = emptyLayer(shape);
  return {
    ...empty,
    query: fill(empty.query, 0.05),
    key: fill(empty.key, 0.05),
    value: fill(empty.value, 0.05),
    output: fill(empty.output, 0.05),
    sinks: gaussianArray(random, shape.heads, 0.5),
    router: fill(empty.router, 0.1),
    gate: fill(empty.gate, 0.05),
    up: fill(empty.up, 0.05),
    down: fill(empty.down, 0.05),
  };
}
