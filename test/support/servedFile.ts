import { createHash } from 'node:crypto';
import { seededRandom } from '../../tools/tiny-oss/random.ts';
import { model, text } from './smallModel.ts';

/** A file that is computed as it is read, so that one of gigabytes costs no room. */
export interface ServedFile {
  size: number;
  /** The bytes from `offset` on, as many as fit into `target`; the caller stays within the file. */
  fill(target: Uint8Array, offset: number): void;
}

/** A prime, so that no two blocks of a file are the same. */
const period = 1_048_573;

/** A file that begins with a whole small gpt-oss model, and has noise behind it. */
export function servedModel(
  size: number,
  options: { seed?: number; architecture?: string } = {},
): ServedFile {
  const { seed = 1, architecture = 'gpt-oss' } = options;
  const start = model({ 'general.architecture': text(architecture) });
  if (size < start.length) throw new RangeError(`The model has ${start.length} bytes.`);
  const noise = Buffer.alloc(period);
  const random = seededRandom(seed);
  for (let at = 0; at < period; at++) noise[at] = random() * 256;
  return {
    size,
    fill(target, offset) {
      for (let done = 0; done < target.length;) {
        const from = (offset + done) % period;
        const count = Math.min(target.length - done, period - from);
        target.set(noise.subarray(from, from + count), done);
        done += count;
      }
      if (offset < start.length) target.set(start.subarray(offset, offset + target.length));
    },
  };
}

/** A file of these bytes. */
export function servedBytes(bytes: Uint8Array): ServedFile {
  return {
    size: bytes.length,
    fill: (target, offset) => target.set(bytes.subarray(offset, offset + target.length)),
  };
}

/** Another file of the same length: the bytes from `from` to `to` are not the same. */
export function damaged(file: ServedFile, from: number, to: number): ServedFile {
  return {
    size: file.size,
    fill(target, offset) {
      file.fill(target, offset);
      for (let at = Math.max(from, offset); at < Math.min(to, offset + target.length); at++)
        target[at - offset] = (target[at - offset] ?? 0) ^ 0x55;
    },
  };
}

export function sha256Of(file: ServedFile): string {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(1 << 20);
  for (let at = 0; at < file.size; at += buffer.length) {
    const chunk = buffer.subarray(0, Math.min(buffer.length, file.size - at));
    file.fill(chunk, at);
    hash.update(chunk);
  }
  return hash.digest('hex');
}
