import { codeOf, hashOf, type Codes } from './codes.ts';
import { flags, hashBits, hashMagnitude, slots, streamMagnitude, type Slot, type Stage } from './residual.ts';
import type { Condition, Rule } from './rules.ts';
import type { Layer, ModelShape } from './weights.ts';

/*
 * What is built from the hidden units of an expert. gpt-oss computes a unit as
 * (clamp(up, -7, 7) + 1) * gate * sigmoid(1.702 * gate), with gate at most 7 (ggml's `swiglu_oai`). With up at 0, a
 * unit is a switch: 0 while gate is well below 0, and `on` while gate is above.
 */

/** What a unit gives that is switched on. */
const on = 7;

/** One input of a unit: a dimension of the stream, and by how much it moves the gate. */
interface Input {
  dimension: number;
  weight: number;
}

/** Writes hidden units into the experts of a layer, all experts alike: which of them the router picks is all the same. */
export interface UnitWriter {
  /** Adds a unit whose gate is the sum of the inputs minus `threshold`. */
  add: (inputs: readonly Input[], threshold: number, outputs: readonly Input[]) => void;
  /** Adds a constant to a dimension. */
  addConstant: (dimension: number, value: number) => void;
  /** Starts the next unit at a new block of the quantised type, which has a scale of its own. */
  startBlock: () => void;
}

export function writeUnits(layer: Layer, shape: ModelShape, before: Stage): UnitWriter {
  const { embedding, experts, hidden } = shape;
  layer.expertsNorm.fill(streamMagnitude(before));
  let unit = 0;
  const forEachExpert = (action: (expert: number) => void): void => {
    for (let expert = 0; expert < experts; expert++) action(expert);
  };
  return {
    add: (inputs, threshold, outputs) => {
      if (unit >= hidden) throw new RangeError(`More than ${hidden} hidden units.`);
      forEachExpert((expert) => {
        const row = expert * hidden + unit;
        layer.gate.bias[row] = -threshold;
        for (const { dimension, weight } of inputs) layer.gate.weights[row * embedding + dimension] = weight;
        for (const { dimension, weight } of outputs)
          layer.down.weights[(expert * embedding + dimension) * hidden + unit] = weight;
      });
      unit++;
    },
    addConstant: (dimension, value) =>
      forEachExpert((expert) => (layer.down.bias[expert * embedding + dimension] = value)),
    startBlock: () => (unit = Math.ceil(unit / 32) * 32),
  };
}

/**
 * Multiplies signs, bit by bit: +1 when an even number of the inputs is negative. The inputs come as sums: as many
 * switches as there are inputs count how many are positive, and each turns the sign round once.
 *
 * @param count how many signs are multiplied.
 * @param magnitude size of each.
 * @param parts the slots whose sum holds them, with the factor that the slot was scaled by.
 */
export function addProducts(
  units: UnitWriter,
  count: number,
  magnitude: number,
  parts: readonly { slot: Slot; scale: number }[],
  target: Slot,
): void {
  // The gate is about 8 above or below 0 when the sum is one off the threshold: on the safe side of the switch.
  const steepness = 8;
  for (let bit = 0; bit < hashBits; bit++) {
    const inputs = parts.map(({ slot, scale }) => ({
      dimension: slot.start + bit,
      weight: steepness / scale,
    }));
    // The sign when no input is positive.
    let sign = count % 2 === 0 ? 1 : -1;
    units.addConstant(target.start + bit, sign * hashMagnitude);
    for (let positive = 1; positive <= count; positive++) {
      // Just below the sum of `positive` inputs at +1 and the others at -1.
      const threshold = (2 * positive - count - 1) * magnitude;
      units.add(inputs, threshold * steepness, [
        { dimension: target.start + bit, weight: (-2 * sign * hashMagnitude) / on },
      ]);
      sign = -sign;
    }
  }
}

/**
 * Adds one unit for each rule: it is on when the rule's condition holds, and then says the rule's token. They start
 * a block of their own.
 */
export function addRules(units: UnitWriter, codes: Codes, rules: readonly Rule[]): void {
  units.startBlock();
  for (const { when, say, strength } of rules) {
    const outputs = [...codeOf(codes, say)].map((sign, bit) => ({
      dimension: slots.output.start + bit,
      weight: sign * strength,
    }));
    const { inputs, threshold } = conditionInputs(when, codes);
    units.add(inputs, threshold, outputs);
  }
}

/** Size of a gate's inputs: a power of two, which MXFP4 holds exactly. */
const conditionWeight = 2;

function conditionInputs(when: Condition, codes: Codes): { inputs: Input[]; threshold: number } {
  if (when === 'always') return { inputs: [], threshold: -8 };
  if (when === 'lineEnd' || when === 'fence')
    return { inputs: [{ dimension: flags[when], weight: 16 }], threshold: 8 };
  const values = hashOf(codes, when);
  const slot = slotOfHash(when.length);
  return {
    inputs: values.map((value, bit) => ({
      dimension: slot.start + bit,
      weight: Math.sign(value) * conditionWeight,
    })),
    // A whole hash has 32 bits right; 29 begin to switch, and of unrelated hashes one in a million has as many.
    threshold: conditionWeight * slot.magnitude * (hashBits - 2 * 3),
  };
}

function slotOfHash(length: number): Slot {
  switch (length) {
    case 1:
      return slots.code;
    case 2:
      return slots.two;
    case 4:
      return slots.four;
    case 16:
      return slots.sixteen;
    default:
      throw new RangeError(`There is no hash of ${length} tokens.`);
  }
}
