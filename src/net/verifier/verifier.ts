import { Worker } from 'node:worker_threads';
import type { Blocks } from '../../core/models/transfer/blocks.ts';
import type { FromVerifier, ToVerifier, VerifierData } from './messages.ts';

interface Verified {
  path: string;
  blocks: Blocks;
  onBad: (index: number) => void;
  onGood: (bytes: number) => void;
}

/** Checks a file on the disk from its beginning, as its blocks arrive, in a thread of its own. */
export class Verifier {
  readonly #worker: Worker;
  readonly #blocks: Blocks;
  readonly #onBad: (index: number) => void;
  readonly #onGood: (bytes: number) => void;
  /** Blocks that the thread has been given, and that it has found good: all before these. */
  #given = 0;
  #good = 0;
  #waiting: { resolve: () => void; reject: (error: Error) => void } | undefined;
  #failed: Error | undefined;
  #sha256: string | undefined;

  /**
   * @param scriptPath of the thread's program.
   * @param onBad called for a block that is not on the disk as it arrived. It must count as missing from then on.
   * @param onGood called with the number of bytes from the beginning that are as they arrived.
   */
  constructor(scriptPath: string, { path, blocks, onBad, onGood }: Verified) {
    this.#blocks = blocks;
    this.#onBad = onBad;
    this.#onGood = onGood;
    const workerData: VerifierData = { path };
    this.#worker = new Worker(scriptPath, { workerData });
    this.#worker.on('message', (message: FromVerifier) => this.#receive(message));
    this.#worker.on('error', (error) =>
      this.#fail(error instanceof Error ? error : new Error(String(error))),
    );
    this.#worker.unref();
  }

  /** Gives the thread what has arrived and follows what it has. */
  feed(): void {
    const blocks = [];
    for (; this.#given < this.#blocks.count; this.#given++) {
      const sum = this.#blocks.sum(this.#given);
      if (sum === undefined) break;
      blocks.push({ index: this.#given, ...this.#blocks.span(this.#given), sum });
    }
    if (blocks.length > 0) this.#send({ type: 'check', blocks });
  }

  /** Resolves when all that the thread was given has been checked. */
  async settled(): Promise<void> {
    while (this.#good < this.#given) await this.#change();
  }

  /** The SHA-256 of the file, when all of its blocks are good. */
  async digest(): Promise<string> {
    this.#send({ type: 'finish' });
    while (this.#sha256 === undefined) await this.#change();
    return this.#sha256;
  }

  async stop(): Promise<void> {
    this.#fail(new Error('stopped'));
    await this.#worker.terminate();
  }

  #receive(message: FromVerifier): void {
    switch (message.type) {
      case 'good':
        this.#good = message.index + 1;
        this.#onGood(this.#blocks.span(message.index).to);
        break;
      case 'bad':
        this.#given = message.index;
        this.#onBad(message.index);
        break;
      case 'digest':
        this.#sha256 = message.sha256;
        break;
      case 'failed':
        this.#fail(new Error(message.words));
    }
    this.#waiting?.resolve();
    this.#waiting = undefined;
  }

  #fail(error: Error): void {
    this.#failed ??= error;
    this.#waiting?.reject(this.#failed);
    this.#waiting = undefined;
  }

  async #change(): Promise<void> {
    if (this.#failed) throw this.#failed;
    await new Promise<void>((resolve, reject) => (this.#waiting = { resolve, reject }));
  }

  #send(message: ToVerifier): void {
    this.#worker.postMessage(message);
  }
}
