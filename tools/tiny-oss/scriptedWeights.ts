import { codeOf, drawCodes, hashOf, rotated, type Codes } from './codes.ts';
import { addProducts, addRules, writeUnits } from './expertCircuits.ts';
import { headingTokens } from './heading.ts';
import { setInductionHeads, setSeenHead } from './inductionHeads.ts';
import { setLookBackHeads, type LookBack } from './lookBackHeads.ts';
import { gaussianArray } from './random.ts';
import {
  copyMagnitudes,
  embeddingSize,
  flags,
  hashBits,
  hashMagnitude,
  slots,
  streamMagnitude,
  sumScale,
  type Slot,
} from './residual.ts';
import { strengths, type Rule } from './rules.ts';
import type { Vocabulary } from './vocabulary.ts';
import { emptyLayer, type Layer, type ModelShape, type Weights } from './weights.ts';

/** Three key heads, for matches of 2, 4 and 16 tokens; hidden units for the hashes of layer 0, and for the rules. */
export function scriptedShape(rules: readonly Rule[]): ModelShape {
  const units = rulesByScale(rules).map(({ length }) => Math.ceil(length / 32) * 32);
  const hidden = Math.max(
    192,
    units.reduce((sum, count) => sum + count, 0),
  );
  return { layers: 4, embedding: embeddingSize, heads: 6, keyHeads: 3, experts: 4, expertsUsed: 2, hidden };
}

export interface Scripted {
  /** What the model says by rote, and its fall-backs. */
  rules: readonly Rule[];
  /** Tokens that the model reads as another token, and never says: it copies them as the other one. */
  readAs: ReadonlyMap<number, number>;
}

/**
 * Weights made by hand, that copy from the context and speak by rules:
 *
 * - Layer 0 looks at the three tokens before, and its experts hash the last 2 and 4 tokens.
 * - Layer 1 looks at the hashes 4, 8 and 12 tokens back, and its experts hash the last 16 tokens.
 * - Layer 1 also finds out whether a heading came before, and layers 1 and 2 look one token back, so that each token also knows the hash that came before it.
 * - Layer 3 attends to the tokens that came after the same 2, 4 or 16 tokens, and copies them (an induction head:
 *   Olsson et al. 2022, https://arxiv.org/abs/2209.11895). Its experts are a table of rules.
 *
 * Layers 0 and 2 have the sliding window, 1 and 3 see everything.
 */
export function scriptedWeights(
  { rules, readAs }: Scripted,
  vocabulary: Vocabulary,
  random: () => number,
): Weights {
  const shape = scriptedShape(rules);
  const codes = drawCodes(vocabulary.tokens.length, random, readAs);
  const layers = Array.from({ length: shape.layers }, () => scriptedLayer(shape, random));
  setLookBackLayers(layers, shape);
  const headingHash = hashOf(codes, headingTokens(vocabulary));
  // Layer 1 looks back with the four heads of the first two key heads; the third is free.
  setSeenHead(layers[1]!, shape, 2, slots.two, headingHash, flags.afterHeading);
  setInductionHeads(layers[3]!, shape, 'experts2', [
    { query: slots.two, key: slots.beforeTwo, strength: copyMagnitudes.two },
    { query: slots.four, key: slots.beforeFour, strength: copyMagnitudes.four },
    { query: slots.sixteen, key: slots.beforeSixteen, strength: copyMagnitudes.sixteen },
  ]);
  const units = writeUnits(layers[3]!, shape, 'attention3');
  for (const alike of rulesByScale(rules)) addRules(units, codes, alike);
  return {
    embedding: scriptedEmbedding(vocabulary, codes),
    layers,
    finalNorm: new Float32Array(embeddingSize).fill(streamMagnitude('attention3')),
    head: scriptedHead(vocabulary, codes, readAs),
  };
}

/** Rules that can share a block of MXFP4, which has not the range for strong and weak ones. */
function rulesByScale(rules: readonly Rule[]): Rule[][] {
  return [
    rules.filter(({ strength }) => strength > strengths.script),
    rules.filter(({ strength }) => strength <= strengths.script && strength >= strengths.structure),
    rules.filter(({ strength }) => strength < strengths.structure),
  ];
}

function setLookBackLayers(layers: readonly Layer[], shape: ModelShape): void {
  const look = (distance: number, ...writes: LookBack['writes']): LookBack => ({ distance, writes });
  const place = (to: Slot, scale: number, position: number) => ({
    to,
    scale,
    bit: (index: number) => rotated(index, position),
  });
  setLookBackHeads(
    layers[0]!,
    shape,
    'embedding',
    [slots.code],
    [
      look(1, place(slots.previous, 1, 1), place(slots.threeBefore, sumScale, 1)),
      look(2, place(slots.threeBefore, sumScale, 2)),
      look(3, place(slots.threeBefore, sumScale, 3)),
    ],
  );
  const first = writeUnits(layers[0]!, shape, 'attention0');
  const code = { slot: slots.code, scale: 1 };
  addProducts(first, 2, 1, [code, { slot: slots.previous, scale: 1 }], slots.two);
  addProducts(first, 4, 1, [code, { slot: slots.threeBefore, scale: sumScale }], slots.four);

  // The value holds the hash of two in its first half and the hash of four in its second.
  const ofFour = (position: number) => ({
    to: slots.twelveBefore,
    scale: sumScale,
    bit: (index: number) => hashBits + rotated(index, position),
  });
  setLookBackHeads(
    layers[1]!,
    shape,
    'experts0',
    [slots.two, slots.four],
    [
      look(
        1,
        { to: slots.beforeTwo, scale: 1, bit: (index) => index },
        { to: slots.beforeFour, scale: 1, bit: (index) => hashBits + index },
      ),
      look(4, ofFour(1)),
      look(8, ofFour(2)),
      look(12, ofFour(3)),
    ],
  );
  const second = writeUnits(layers[1]!, shape, 'attention1');
  addProducts(
    second,
    4,
    hashMagnitude,
    [
      { slot: slots.four, scale: 1 },
      { slot: slots.twelveBefore, scale: sumScale },
    ],
    slots.sixteen,
  );

  setLookBackHeads(
    layers[2]!,
    shape,
    'experts1',
    [slots.sixteen],
    [look(1, { to: slots.beforeSixteen, scale: 1, bit: (index) => index })],
  );
}

/** A layer that changes nothing, with a random router, so that tokens do take different ways. */
function scriptedLayer(shape: ModelShape, random: () => number): Layer {
  const layer = emptyLayer(shape);
  return {
    ...layer,
    router: { ...layer.router, weights: gaussianArray(random, layer.router.weights.length, 0.1) },
  };
}

function scriptedEmbedding(vocabulary: Vocabulary, codes: Codes): Float32Array {
  const rows = new Float32Array(vocabulary.tokens.length * embeddingSize);
  vocabulary.tokens.forEach((_, token) => {
    const row = rows.subarray(token * embeddingSize, (token + 1) * embeddingSize);
    const text = vocabulary.textOf(token);
    row.set(codeOf(codes, token), slots.code.start);
    row[flags.always] = 1;
    if (/^`{3,}\s*$/.test(text)) row[flags.fence] = 1;
    else if (text.endsWith('\n')) row[flags.lineEnd] = 1;
  });
  return rows;
}

/** Makes even the weakest copy ten times as likely as any other token, for those who sample. */
const headScale = 4;

/** Each token is told by its code in the output slot; of tokens that nothing tells apart, the more frequent wins. */
function scriptedHead(
  vocabulary: Vocabulary,
  codes: Codes,
  readAs: ReadonlyMap<number, number>,
): Float32Array {
  const count = vocabulary.tokens.length;
  const rows = new Float32Array(count * embeddingSize);
  vocabulary.tokens.forEach((_, token) => {
    if (readAs.has(token)) return;
    const row = rows.subarray(token * embeddingSize, (token + 1) * embeddingSize);
    row.set(
      codeOf(codes, token).map((sign) => sign * headScale),
      slots.output.start,
    );
    // Low ids are frequent tokens. Small beside one bit of the weakest rule.
    row[flags.always] = 0.01 * (1 - token / count);
  });
  return rows;
}
