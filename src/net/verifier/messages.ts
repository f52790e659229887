/** A block to check, with its CRC-32 at arrival. */
export interface BlockToCheck {
  index: number;
  from: number;
  to: number;
  sum: number;
}

export type ToVerifier =
  /** Blocks in ascending order. After a bad one, those behind it are skipped until the bad one comes again. */
  { type: 'check'; blocks: readonly BlockToCheck[] } | { type: 'finish' };

export type FromVerifier =
  | { type: 'good'; index: number }
  /** What is on the disk is not what arrived. */
  | { type: 'bad'; index: number }
  /** SHA-256 of all good blocks, as 64 lower-case hexadecimal digits. */
  | { type: 'digest'; sha256: string }
  | { type: 'failed'; words: string };

/** What the thread is started with. */
export interface VerifierData {
  path: string;
}
