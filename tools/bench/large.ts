import { statSync } from 'node:fs';

/** Bytes above which a model takes long to load, and two of it may not fit into memory side by side. */
const large = 1e9;

export function isLarge(modelPath: string): boolean {
  return statSync(modelPath).size > large;
}
