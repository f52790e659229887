import { cancelled } from '../../../src/client/eventStream.ts';
import type { Generate, ModelService } from '../../../src/core/modelService.ts';
import type { CompletionRequest, ModelEvent, Usage } from '../../../src/protocol/model.ts';

/** What the model did since the last look. */
export interface Spent {
  /** Requests that somebody waited for. */
  calls: number;
  promptTokens: number;
  evaluatedTokens: number;
  generatedTokens: number;
  /** Steps of the engine that sampled: without drafts, one for each generated token. */
  decodeSteps: number;
  /** Tokens evaluated ahead of need, and generated for what nobody had asked for yet. */
  aheadTokens: number;
  speculatedTokens: number;
}

/**
 * The client's `generate`, counted, for a user who types more slowly than the model answers: what nobody waits for is
 * held back until the user rests, and what the next key ends never begins. So the counts are the same on any machine.
 */
export class Meter {
  readonly generate: Generate;
  #spent = nothing();
  #held: Held[] = [];

  constructor(service: ModelService) {
    this.generate = (request, signal) =>
      request.kind === 'completion'
        ? this.#count(service, request, signal)
        : service.generate(request, signal);
  }

  /** Lets what is held back run to its end. */
  async rest(): Promise<void> {
    const held = this.#held.splice(0);
    for (const { begin } of held) begin(true);
    await Promise.all(held.map(({ ended }) => ended));
  }

  take(): Spent {
    const spent = this.#spent;
    this.#spent = nothing();
    return spent;
  }

  async *#count(
    service: ModelService,
    request: CompletionRequest,
    signal: AbortSignal,
  ): AsyncGenerator<ModelEvent> {
    // The lane does so: what somebody waits for ends what nobody does.
    if (request.background !== true) for (const { begin } of this.#held.splice(0)) begin(false);
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    try {
      const isSpeculation = request.background === true && request.maxTokens > 0;
      if (isSpeculation && !(await this.#hold(signal, ended))) {
        yield cancelled;
        return;
      }
      for await (const event of service.generate(request, signal)) {
        if (event.type === 'done') this.#add(request, event.usage);
        yield event;
      }
    } finally {
      end();
    }
  }

  /** Resolves with whether to begin. */
  #hold(signal: AbortSignal, ended: Promise<void>): Promise<boolean> {
    return new Promise((begin) => {
      if (signal.aborted) begin(false);
      signal.addEventListener('abort', () => begin(false), { once: true });
      this.#held.push({ begin, ended });
    });
  }

  #add(request: CompletionRequest, usage: Usage): void {
    const spent = this.#spent;
    if (request.background !== true) {
      spent.calls++;
      spent.promptTokens += usage.promptTokens;
      spent.evaluatedTokens += usage.evaluatedTokens;
      spent.generatedTokens += usage.generatedTokens;
      spent.decodeSteps += usage.decodeSteps;
    } else if (request.maxTokens === 0) spent.aheadTokens += usage.evaluatedTokens;
    else {
      spent.aheadTokens += usage.evaluatedTokens;
      spent.speculatedTokens += usage.generatedTokens;
    }
  }
}

/** A request that waits for the user's rest. */
interface Held {
  begin: (go: boolean) => void;
  ended: Promise<void>;
}

function nothing(): Spent {
  return {
    calls: 0,
    promptTokens: 0,
    evaluatedTokens: 0,
    generatedTokens: 0,
    decodeSteps: 0,
    aheadTokens: 0,
    speculatedTokens: 0,
  };
}
