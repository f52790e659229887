import { flags, slots, streamMagnitude, type Slot, type Stage } from './residual.ts';
import type { Layer, ModelShape } from './weights.ts';
import { headSize, rotaryPairs, yarnMagnitude } from './yarn.ts';

/** A head that finds the place where the same words came before, and reads the token that followed. */
export interface Induction {
  /** Hash of the tokens up to here. */
  query: Slot;
  /** The same hash, as of the token before a place. */
  key: Slot;
  /** How much it adds to the output. */
  strength: number;
}

/** Pairs from here on turn so slowly that content stays comparable over some ten thousand tokens. */
const firstContentPair = 19;

/** Bits of a hash that a head can compare. */
export const contentBits = 2 * (rotaryPairs - firstContentPair);

/**
 * Score of one equal bit; a wrong one loses as much. Of 16,000 unrelated places the best has 23 or 24 of 26 bits
 * equal, which is at least 160 less than a whole match, so the softmax leaves it nothing.
 */
const bitScore = 40;

/** Middle pairs tell how far away a place is, from a hundred tokens to some thousand. */
const distancePairs = [12, 13, 14, 15, 16, 17] as const;

/** Score of each of them: enough that twenty tokens decide among whole matches, and never as much as a wrong bit. */
const distanceScore = 6;

/** The pair that tells whether a place comes after the heading, and what those before it lose: their chance. */
const headingPair = 18;
const headingScore = 150;

/**
 * Halfway between the best place with two bits wrong and the worst whole match: some thousand tokens of distance take
 * a little from a match, and so does nearness where the farthest wins.
 */
const sinkScore = bitScore * (contentBits - 2);

/** From a product of query and key to a score: YaRN enlarges both, and attention divides by the root of the size. */
const scoreOfProduct = yarnMagnitude ** 2 / Math.sqrt(headSize);

/**
 * Sets one induction head on each key head of a layer. The heads that share a key head do the same and share the
 * strength.
 *
 * Of equal matches the nearest wins, as in most writing. Once the heading was read there is something to copy from its
 * beginning: then the farthest wins, and what stands before the heading does not count.
 */
export function setInductionHeads(
  layer: Layer,
  shape: ModelShape,
  before: Stage,
  inductions: readonly Induction[],
): void {
  const { embedding, heads, keyHeads } = shape;
  const groupSize = heads / keyHeads;
  layer.attentionNorm.fill(streamMagnitude(before));
  inductions.forEach(({ query, key, strength }, keyHead) => {
    const keyRow = keyHead * headSize;
    setContent(layer.key.weights, keyRow, key, embedding);
    for (const pair of distancePairs) layer.key.bias[keyRow + pair] = amplitude(distanceScore);
    const headingRow = (keyRow + headingPair) * embedding;
    layer.key.weights[headingRow + flags.always] = amplitude(headingScore);
    layer.key.weights[headingRow + flags.afterHeading] = -amplitude(headingScore);
    for (let i = 0; i < headSize; i++)
      layer.value.weights[(keyRow + i) * embedding + slots.code.start + i] = 1;
    for (let head = keyHead * groupSize; head < (keyHead + 1) * groupSize; head++) {
      const queryRow = head * headSize;
      setContent(layer.query.weights, queryRow, query, embedding);
      for (const pair of distancePairs) {
        layer.query.bias[queryRow + pair] = amplitude(distanceScore);
        layer.query.weights[(queryRow + pair) * embedding + flags.afterHeading] =
          -2 * amplitude(distanceScore);
      }
      layer.query.weights[(queryRow + headingPair) * embedding + flags.afterHeading] =
        -amplitude(headingScore);
      layer.sinks[head] = sinkScore;
      for (let i = 0; i < headSize; i++)
        layer.output.weights[(slots.output.start + i) * heads * headSize + queryRow + i] =
          strength / groupSize;
    }
  });
}

/**
 * Sets one head that tells whether a hash came up anywhere before: it finds the place and reads a constant, or its
 * sink takes the attention and it reads nothing.
 *
 * @param keyHead a key head that the layer does not use otherwise; its first head is taken.
 * @param hash the values of the slot that are looked for.
 * @param target the dimension that becomes 1 from the place on.
 */
export function setSeenHead(
  layer: Layer,
  shape: ModelShape,
  keyHead: number,
  slot: Slot,
  hash: readonly number[],
  target: number,
): void {
  const { embedding, heads, keyHeads } = shape;
  const head = (keyHead * heads) / keyHeads;
  layer.key.bias.fill(0, keyHead * headSize, (keyHead + 1) * headSize);
  layer.value.weights.fill(0, keyHead * headSize * embedding, (keyHead + 1) * headSize * embedding);
  setContent(layer.key.weights, keyHead * headSize, slot, embedding);
  for (let bit = 0; bit < contentBits; bit++)
    layer.query.bias[head * headSize + contentRow(bit)] = amplitude(bitScore) * Math.sign(hash[bit]!);
  layer.sinks[head] = sinkScore;
  layer.value.weights[keyHead * headSize * embedding + flags.always] = 1;
  layer.output.weights[target * heads * headSize + head * headSize] = 1;
}

/** The part of query and key that compares a hash. */
function setContent(weights: Float32Array, row: number, slot: Slot, embedding: number): void {
  for (let bit = 0; bit < contentBits; bit++)
    weights[(row + contentRow(bit)) * embedding + slot.start + bit] = amplitude(bitScore) / slot.magnitude;
}

/** Both values of a pair hold a bit. */
function contentRow(bit: number): number {
  return firstContentPair + Math.floor(bit / 2) + (bit % 2) * rotaryPairs;
}

/** Size of query and of key for a score. */
function amplitude(score: number): number {
  return Math.sqrt(score / scoreOfProduct);
}
