/**
 * The residual stream of the scripted model, divided into slots that each carry one thing, by the layer that writes
 * it. See scriptedWeights.ts for how they work together.
 */
export interface Slot {
  /** First dimension. */
  start: number;
  size: number;
  /** Magnitude of each value, which is plus or minus this, or the typical one where values are sums. */
  magnitude: number;
  /** When it is filled: by the embedding, or by the attention or the experts of a layer. */
  filled: Stage;
}

/** Moments of a pass, in order: the embedding, then attention and experts of layer 0, 1, 2 and 3. */
export const stages = [
  'embedding',
  'attention0',
  'experts0',
  'attention1',
  'experts1',
  'attention2',
  'experts2',
  'attention3',
  'experts3',
] as const;

export type Stage = (typeof stages)[number];

/** Bits of a token's code: enough that a sum of a few codes still names one of some thousand tokens. */
export const codeBits = 64;

/** Bits of a hash: one block of the quantised types, so that a slot never shares its scale with another. */
export const hashBits = 32;

/** Magnitude of hashes. 7 is what an expert's saturated hidden unit gives, and 1/8 of it is exact in MXFP4. */
export const hashMagnitude = 7 / 8;

/**
 * Sums of earlier tokens are made small: their size varies, and with it the norm of the whole stream, by which every
 * score and threshold is off. So it is by less than a thousandth; with a half, one match in a hundred was missed.
 */
export const sumScale = 1 / 16;

/** How much each induction head adds to the output: a longer match outvotes all shorter ones together. */
export const copyMagnitudes = { two: 1 / 8, four: 1 / 4, sixteen: 1 / 2 } as const;

export const slots = {
  /** What the token is: a random code of its own. */
  code: slot(0, codeBits, 1, 'embedding'),
  /** Features of the token; see `flags`. */
  flags: slot(64, hashBits, 0.2, 'embedding'),
  /** Code of the token before, rotated. */
  previous: slot(96, hashBits, 1, 'attention0'),
  /** Sum of the codes of the three tokens before, each rotated differently. */
  threeBefore: slot(128, hashBits, sumScale * Math.sqrt(3), 'attention0'),
  /** Hash of the last two tokens, up to and with this one. */
  two: slot(160, hashBits, hashMagnitude, 'experts0'),
  /** Hash of the last four tokens. */
  four: slot(192, hashBits, hashMagnitude, 'experts0'),
  /** The same of the token before this one: what this token is found by. */
  beforeTwo: slot(224, hashBits, hashMagnitude, 'attention1'),
  beforeFour: slot(256, hashBits, hashMagnitude, 'attention1'),
  /** Sum of the hashes of four tokens, 4, 8 and 12 tokens back. */
  twelveBefore: slot(288, hashBits, sumScale * hashMagnitude * Math.sqrt(3), 'attention1'),
  /** Hash of the last sixteen tokens. */
  sixteen: slot(320, hashBits, hashMagnitude, 'experts1'),
  beforeSixteen: slot(352, hashBits, hashMagnitude, 'attention2'),
  /** Code of the token to say next. */
  output: slot(384, codeBits, copyMagnitudes.sixteen, 'attention3'),
} as const satisfies Record<string, Slot>;

export const embeddingSize = 448;

/** Dimensions of the flags slot. */
export const flags = {
  /** 1 for every token. */
  always: slots.flags.start,
  /** 1 when the token ends a line. */
  lineEnd: slots.flags.start + 1,
  /** 1 when the token is a Markdown code fence. */
  fence: slots.flags.start + 2,
  /** 1 from the heading on (see heading.ts). Filled by the attention of layer 1. */
  afterHeading: slots.flags.start + 3,
} as const;

/**
 * The root mean square that the stream has after a stage. Norms divide by it; their weights multiply by it again, so
 * that a slot is read as it was written.
 */
export function streamMagnitude(after: Stage): number {
  const energy = Object.values<Slot>(slots)
    .filter(({ filled }) => stages.indexOf(filled) <= stages.indexOf(after))
    .reduce((sum, { size, magnitude }) => sum + size * magnitude ** 2, 0);
  return Math.sqrt(energy / embeddingSize);
}

function slot(start: number, size: number, magnitude: number, filled: Stage): Slot {
  return { start, size, magnitude, filled };
}
