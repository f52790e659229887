import { describeFailure } from '../../src/core/failures.ts';
import type { ModelService } from '../../src/core/modelService.ts';
import type { ChatRequest } from '../../src/protocol/model.ts';

/** A question whose answer takes longer than anything that is measured beside it. */
const question: ChatRequest = {
  kind: 'chat',
  turns: [
    {
      role: 'user',
      text: 'Explain in great detail, in at least two thousand words, how a compiler works.',
      attachments: [],
    },
  ],
  effort: 'low',
  maxTokens: 4096,
};

/** A chat that is answered until it is ended. */
export class StreamedChat {
  /** Resolves with the first text, when the prompt is evaluated, or with the end of an answer without one. */
  readonly begun: Promise<void>;
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;
  #since = 0;
  #events = 0;
  #last = 0;

  constructor(service: ModelService) {
    let begin = (): void => undefined;
    this.begun = new Promise((resolve) => (begin = resolve));
    this.#done = this.#read(service, () => begin());
    // A failure is for whoever ends the chat, which may be much later.
    this.#done.catch(() => undefined);
  }

  /**
   * Stops the chat. Returns the pieces of text per second since the first, or `undefined` when fewer than two came.
   * @throws Error with the model's words when it has failed.
   */
  async end(): Promise<number | undefined> {
    this.#stop.abort();
    await this.#done;
    const span = this.#last - this.#since;
    return span === 0 ? undefined : (this.#events / span) * 1000;
  }

  async #read(service: ModelService, begin: () => void): Promise<void> {
    try {
      for await (const event of service.generate(question, this.#stop.signal)) {
        if (event.type === 'failed') throw new Error(describeFailure(event.failure));
        if (event.type === 'done') return;
        this.#last = performance.now();
        if (this.#since === 0) {
          this.#since = this.#last;
          begin();
        } else this.#events++;
      }
    } finally {
      begin();
    }
  }
}
