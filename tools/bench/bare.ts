import os from 'node:os';
import {
  getLlama,
  LlamaLogLevel,
  type LlamaContextSequence,
  type LlamaModel,
  type Token,
} from 'node-llama-cpp';

/** node-llama-cpp by itself, in this process: what nothing built on it can be faster than. */
export class Bare implements AsyncDisposable {
  readonly #model: LlamaModel;
  readonly #sequence: LlamaContextSequence;

  private constructor(model: LlamaModel, sequence: LlamaContextSequence) {
    this.#model = model;
    this.#sequence = sequence;
  }

  /** Loads a model with a context as Hearth makes it for completions (src/model/contexts.ts), but of one state. */
  static async load(modelPath: string): Promise<Bare> {
    const llama = await getLlama({ gpu: 'auto', build: 'never', logLevel: LlamaLogLevel.error });
    const model = await llama.loadModel({ modelPath });
    const context = await model.createContext({
      contextSize: Math.min(8192, model.trainContextSize),
      swaFullCache: true,
      batchSize: 512,
      threads: Math.max(1, llama.cpuMathCores - 1),
    });
    return new Bare(model, context.getSequence());
  }

  tokens(text: string): Token[] {
    return this.#model.tokenize(text, false);
  }

  /** Forgets everything and evaluates a prompt in one call. Returns milliseconds. */
  async prefill(prompt: readonly Token[]): Promise<number> {
    await this.#sequence.clearHistory();
    const start = performance.now();
    await this.#sequence.evaluateWithoutGeneratingNewTokens([...prompt]);
    return performance.now() - start;
  }

  /** Generates tokens after what was evaluated, always the likeliest. Returns milliseconds. */
  async decode(from: Token, count: number): Promise<number> {
    const start = performance.now();
    let left = count;
    const options = { temperature: 0, yieldEogToken: true };
    for await (const _ of this.#sequence.evaluate([from], options)) if (--left === 0) break;
    return performance.now() - start;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#model.dispose();
  }
}

/** What the numbers were measured on, in words. */
export function machine(): string {
  const cpus = os.cpus();
  return `${cpus.length} × ${cpus[0]?.model.trim() ?? 'unknown CPU'}, ${(os.totalmem() / 2 ** 30).toFixed(0)} GiB, ${process.platform}-${process.arch}, Node ${process.version}`;
}
