import type { LoadOptions, ModelEvent, ModelInfo, ModelRequest } from '../protocol/model.ts';
import { chat } from './chat.ts';
import { complete } from './complete.ts';
import { edit } from './edit.ts';
import { toFailure } from './failures.ts';
import { Gate } from './gate.ts';
import { loadModel } from './load.ts';
import { recommendedSampling } from './sampling.ts';
import { Run } from './sequence.ts';
import { createStubTokens } from './stubTokens.ts';
import { createTokens } from './tokens.ts';

/** A loaded model that answers requests: one completion and one conversation at a time, side by side. */
export interface Engine {
  readonly info: ModelInfo;
  /** Exactly one `done` or `failed` ends it. Never throws. */
  generate(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
  dispose(): Promise<void>;
}

/**
 * Loads a model.
 * @param onProgress called with the loaded share, 0 to 1.
 * @throws ModelError with a sentence for the user.
 */
export async function createEngine(
  options: LoadOptions,
  onProgress: (fraction: number) => void = () => undefined,
): Promise<Engine> {
  const loaded = await loadModel(options, onProgress);
  const tokens = createTokens(loaded.model);
  // Now, while the user waits anyway, so that the first ghost text does not.
  const stubTokens = createStubTokens(loaded.model);
  const gate = new Gate();
  const sampling = recommendedSampling(loaded.model);
  const busy = { completion: false, conversation: false };

  function answer(request: ModelRequest, run: Run, signal: AbortSignal): AsyncIterable<ModelEvent> {
    if (request.kind === 'completion') {
      const contextTokens = loaded.completion.contextSize;
      return complete(request, { run, tokens, stubTokens, contextTokens }, signal);
    }
    const parts = { run, tokens, sampling, contextTokens: loaded.conversation.contextSize };
    return request.kind === 'chat' ? chat(request, parts, signal) : edit(request, parts, signal);
  }

  return {
    info: loaded.info,
    async *generate(request, signal) {
      const lane = request.kind === 'completion' ? 'completion' : 'conversation';
      if (busy[lane]) {
        const message = `The model is answering another ${lane} already. Please try again.`;
        yield { type: 'failed', failure: { code: 'internal', message } };
        return;
      }
      busy[lane] = true;
      const leave = lane === 'completion' ? gate.enter() : () => undefined;
      const pass = lane === 'completion' ? () => Promise.resolve() : () => gate.pass(signal);
      const run = new Run(loaded[lane], signal, pass);
      try {
        yield* answer(request, run, signal);
      } catch (error) {
        await run.reset().catch(() => undefined);
        yield { type: 'failed', failure: toFailure(error) };
      } finally {
        leave();
        busy[lane] = false;
      }
    },
    dispose: () => loaded.dispose(),
  };
}
