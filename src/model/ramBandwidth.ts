import { Worker } from 'node:worker_threads';

/**
 * Bytes per second that memory delivers to so many threads, measured for a tenth of a second. Copies count twice, read
 * and written. It is a lower bound: other programs use the memory, too.
 */
export async function ramBandwidth(threads: number): Promise<number> {
  const count = Math.max(1, Math.min(threads, mostThreads));
  const rates = await Promise.all(Array.from({ length: count }, () => rateOfOne()));
  return rates.reduce((sum, rate) => sum + rate, 0);
}

/** As many saturate the memory of any desktop. Each takes 64 MB for the moment. */
const mostThreads = 6;

function rateOfOne(): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(copying, { eval: true });
    worker.once('message', (rate: number) => {
      resolve(rate);
      void worker.terminate();
    });
    worker.once('error', reject);
  });
}

/**
 * Copies a piece at a time within more memory than any cache holds. The median of all pieces counts: a thread that has to
 * wait for a core in the middle of one says nothing about memory. In text, since a bundle has no file for a worker.
 */
const copying = `
  const piece = 4 * 1024 * 1024;
  const memory = new Uint8Array(16 * piece).fill(1);
  const times = [];
  const end = performance.now() + 100;
  for (let at = 0; performance.now() < end; at = (at + 2 * piece) % memory.length) {
    const started = performance.now();
    memory.copyWithin(at, at + piece, at + 2 * piece);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const median = times[times.length >> 1];
  require('node:worker_threads').parentPort.postMessage((2 * piece * 1000) / median);
`;
