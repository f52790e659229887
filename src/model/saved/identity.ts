import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { ModelFile } from '../../protocol/model.ts';

/** Places of a model file that are read to know it by. Reading all of it would take as long as loading it. */
const places = 16;

/** Bytes that are read at each place. */
const sample = 64 * 1024;

/**
 * A digest of what a saved state depends on: the model's files and the engine. A model with other weights has other
 * bytes in all of its tensors, and another time of change.
 * @param engine what computes, with its version.
 */
export async function identityOf(files: readonly ModelFile[], engine: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([engine, files.map(({ size, modified }) => [size, modified])]));
  for (const { path, size } of files) {
    const file = await open(path, 'r');
    try {
      for (let place = 0; place < places; place++) {
        const position = Math.floor((Math.max(0, size - sample) * place) / (places - 1));
        const { buffer, bytesRead } = await file.read(Buffer.alloc(sample), 0, sample, position);
        hash.update(buffer.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  }
  return hash.digest('hex');
}
