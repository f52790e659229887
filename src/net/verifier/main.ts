// A thread that reads a file again as it arrives, compares each block with what arrived, and computes the file's SHA-256.
// In a thread of its own, since hashing a large model takes half a minute of a processor, which the editor needs.
import { createHash } from 'node:crypto';
import { openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import type { BlockToCheck, FromVerifier, ToVerifier, VerifierData } from './messages.ts';

const { path } = workerData as VerifierData;
const hash = createHash('sha256');
let file: number | undefined;
let next = 0;
let buffer = new Uint8Array(0);

parentPort?.on('message', (message: ToVerifier) => {
  try {
    if (message.type === 'finish') answer({ type: 'digest', sha256: hash.digest('hex') });
    else for (const block of message.blocks) check(block);
  } catch (error) {
    answer({ type: 'failed', words: error instanceof Error ? error.message : String(error) });
  }
});

function check({ index, from, to, sum }: BlockToCheck): void {
  if (index !== next) return;
  const bytes = read(from, to - from);
  const good = bytes.length === to - from && crc32(bytes) === sum;
  if (good) {
    hash.update(bytes);
    next++;
  }
  answer({ type: good ? 'good' : 'bad', index });
}

function read(from: number, length: number): Uint8Array {
  file ??= openSync(path, 'r');
  if (buffer.length < length) buffer = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const count = readSync(file, buffer, done, length - done, from + done);
    if (count === 0) break;
    done += count;
  }
  return buffer.subarray(0, done);
}

function answer(message: FromVerifier): void {
  parentPort?.postMessage(message);
}
