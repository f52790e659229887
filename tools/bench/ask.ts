import { describeFailure } from '../../src/core/failures.ts';
import type { ModelService } from '../../src/core/modelService.ts';
import type { ModelRequest, Usage } from '../../src/protocol/model.ts';
import { never } from '../models/requests.ts';

/** What a request took, as the host sees it. */
export interface Asked {
  /** Milliseconds from the question to the end of the answer. */
  time: number;
  /** Milliseconds to the first text; the same as `time` when there was none. */
  firstText: number;
  text: string;
  usage: Usage;
}

/**
 * Asks the product's client and waits for the end.
 * @throws Error with the model's words when it fails.
 */
export async function ask(
  service: ModelService,
  request: ModelRequest,
  signal: AbortSignal = never(),
): Promise<Asked> {
  const start = performance.now();
  let firstText: number | undefined;
  let text = '';
  for await (const event of service.generate(request, signal)) {
    if (event.type === 'failed') throw new Error(describeFailure(event.failure));
    if (event.type === 'done') {
      const time = performance.now() - start;
      return { time, firstText: firstText ?? time, text, usage: event.usage };
    }
    firstText ??= performance.now() - start;
    if (event.type === 'answer') text += event.text;
  }
  throw new Error('The answer had no end.');
}
