import { createHash } from 'node:crypto';
import { encodeHead, type Metadata, type TensorEntry } from '../../tools/tiny-oss/gguf.ts';
import { seededRandom } from '../../tools/tiny-oss/random.ts';

/** A file that is computed as it is read, so that one of gigabytes costs no room. */
export interface ServedFile {
  size: number;
  /** The bytes from `offset` on, as many as fit into `target`; the caller stays within the file. */
  fill(target: Uint8Array, offset: number): void;
}

/** A prime, so that no two blocks of a file are the same. */
const period = 1_048_573;

/** A file that begins with a valid head of a gpt-oss model, and has noise behind it. */
export function servedModel(
  size: number,
  options: { seed?: number; architecture?: string } = {},
): ServedFile {
  const { seed = 1, architecture = 'gpt-oss' } = options;
  const { head, fileSize } = encodeHead(
    { ...metadata, 'general.architecture': { type: 'string', value: architecture } },
    tensors,
  );
  if (size < fileSize) throw new RangeError(`The model has ${fileSize} bytes.`);
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
      if (offset < head.length) target.set(head.subarray(offset, offset + target.length));
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

const u32 = (value: number) => ({ type: 'u32', value }) as const;

/** As in gpt-oss's files, with the shapes of a very small model. */
const metadata: Metadata = {
  'gpt-oss.block_count': u32(1),
  'gpt-oss.context_length': u32(4096),
  'gpt-oss.embedding_length': u32(32),
  'gpt-oss.expert_feed_forward_length': u32(32),
  'gpt-oss.expert_count': u32(4),
  'gpt-oss.expert_used_count': u32(2),
  'gpt-oss.attention.head_count': u32(6),
  'gpt-oss.attention.head_count_kv': u32(3),
  'gpt-oss.attention.key_length': u32(8),
  'gpt-oss.attention.value_length': u32(8),
  'gpt-oss.rope.scaling.type': { type: 'string', value: 'yarn' },
};

const tensors: readonly TensorEntry[] = [
  ['token_embd.weight', 32, 10],
  ['blk.0.attn_q.weight', 32, 48],
  ['blk.0.attn_k.weight', 32, 24],
  ['blk.0.attn_v.weight', 32, 24],
  ['blk.0.attn_sinks.weight', 6],
  ['blk.0.ffn_gate_inp.weight', 32, 4],
  ['blk.0.ffn_gate_exps.weight', 32, 32, 4],
].map(([name, ...shape]) => ({ name: String(name), shape: shape.map(Number), type: 'F32' }));
