import { streamMagnitude, type Slot, type Stage } from './residual.ts';
import type { Layer, ModelShape } from './weights.ts';
import { headSize, rotaryFrequency, rotaryPairs } from './yarn.ts';

/** A head that reads the token some places back and writes what it finds. */
export interface LookBack {
  /** How many tokens back. */
  distance: number;
  /** Bits of what the value holds, and where each goes in the stream. */
  writes: readonly { to: Slot; scale: number; bit: (index: number) => number }[];
}

/**
 * Pairs that tell distances: all fast enough to tell neighbours apart at some range, so that no other distance looks
 * the same up to the length of the context.
 */
const pairs = 16;

/**
 * Size of queries and keys in each pair. From the right distance to any other within the context the score falls by
 * at least 20, and least to the neighbours, so the softmax leaves them e^-20.
 */
const amplitude = 10;

/** A score below any other: these heads have no use for attending to nothing. */
const noSink = -50;

/**
 * Turns the heads of a layer into heads that look back by a fixed distance. Query and key are constants, all alike;
 * the rotary embedding turns them by their positions, and a query turned ahead by `distance` meets the key of the
 * token that many places back.
 *
 * @param reads the slots that the value is made of, together at most a head's size.
 */
export function setLookBackHeads(
  layer: Layer,
  shape: ModelShape,
  before: Stage,
  reads: readonly Slot[],
  heads: readonly LookBack[],
): void {
  const { embedding } = shape;
  layer.attentionNorm.fill(streamMagnitude(before));
  for (let keyHead = 0; keyHead < shape.keyHeads; keyHead++) {
    for (let pair = 0; pair < pairs; pair++) layer.key.bias[keyHead * headSize + pair] = amplitude;
    let row = keyHead * headSize;
    for (const slot of reads)
      for (let bit = 0; bit < Math.min(slot.size, headSize / reads.length); bit++)
        layer.value.weights[row++ * embedding + slot.start + bit] = 1;
  }
  heads.forEach(({ distance, writes }, head) => {
    const first = head * headSize;
    layer.sinks[head] = noSink;
    for (let pair = 0; pair < pairs; pair++) {
      const angle = rotaryFrequency(pair) * distance;
      layer.query.bias[first + pair] = amplitude * Math.cos(angle);
      layer.query.bias[first + pair + rotaryPairs] = -amplitude * Math.sin(angle);
    }
    for (const { to, scale, bit } of writes)
      for (let i = 0; i < to.size; i++)
        layer.output.weights[(to.start + i) * shape.heads * headSize + first + bit(i)]! += scale;
  });
}
