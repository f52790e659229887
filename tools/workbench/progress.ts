import process from 'node:process';

/** Milliseconds between two signs of life of a long step. */
const interval = 10_000;

/**
 * Says that a long step begins, that it still runs, and how long it took. Everything goes to stderr: the output of a
 * script may be for another program.
 */
export async function withProgress<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(0)} s`;
  process.stderr.write(`${what} …\n`);
  const timer = setInterval(() => process.stderr.write(`  still at it after ${seconds()}\n`), interval);
  try {
    const result = await work();
    process.stderr.write(`  done in ${seconds()}\n`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
