import { codeBits, hashBits, hashMagnitude } from './residual.ts';
import { contentBits } from './inductionHeads.ts';

/** A code for each token: `codeBits` values of plus or minus 1, one token after another. */
export type Codes = Int8Array;

/**
 * Bits in which the hashed part of two codes differs at least. With it, contexts that differ in one token have
 * clearly different hashes, and attention to the one is not spilled on the other.
 */
const leastDistance = 4;

/**
 * Draws the codes at random, again where one comes too close to an earlier one.
 *
 * @param sameAs tokens that take the code of another token.
 */
export function drawCodes(
  count: number,
  random: () => number,
  sameAs: ReadonlyMap<number, number> = new Map(),
): Codes {
  const codes = new Int8Array(count * codeBits);
  const hashed: number[] = [];
  for (let token = 0; token < count; token++) {
    let key: number;
    do {
      key = Math.floor(random() * 2 ** contentBits);
    } while (hashed.some((other) => bitCount(other ^ key) < leastDistance));
    hashed.push(key);
    for (let bit = 0; bit < codeBits; bit++) {
      const isSet = bit < contentBits ? (key >> bit) & 1 : random() < 0.5;
      codes[token * codeBits + bit] = isSet ? 1 : -1;
    }
  }
  for (const [token, other] of sameAs) codes.set(codeOf(codes, other), token * codeBits);
  return codes;
}

export function codeOf(codes: Codes, token: number): Int8Array {
  return codes.subarray(token * codeBits, (token + 1) * codeBits);
}

/**
 * How far an earlier token's part is rotated in a hash, by its place: without, a hash would not tell order. Distinct
 * and without a common step.
 */
export const rotations = [0, 5, 11, 18] as const;

/** Index of the bit that comes to a place of a rotated hash. */
export function rotated(bit: number, place: number): number {
  return (bit + rotations[place]!) % hashBits;
}

/** The values that the slot of a hash has after these tokens, oldest first: 1 (the code itself), 2, 4 or 16 of them. */
export function hashOf(codes: Codes, tokens: readonly number[]): number[] {
  const magnitude = tokens.length === 1 ? 1 : hashMagnitude;
  return signs(codes, tokens).map((sign) => sign * magnitude);
}

function signs(codes: Codes, tokens: readonly number[]): number[] {
  const parts: number[][] = [];
  switch (tokens.length) {
    case 1:
      return [...codeOf(codes, tokens[0]!).subarray(0, hashBits)];
    case 2:
    case 4:
      for (let back = 0; back < tokens.length; back++) parts.push(signs(codes, [tokens.at(-1 - back)!]));
      break;
    case 16:
      for (let end = 16; end > 0; end -= 4) parts.push(signs(codes, tokens.slice(end - 4, end)));
      break;
    default:
      throw new RangeError(`There is no hash of ${tokens.length} tokens.`);
  }
  return Array.from({ length: hashBits }, (_, bit) =>
    parts.reduce((product, part, place) => product * part[rotated(bit, place)]!, 1),
  );
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
