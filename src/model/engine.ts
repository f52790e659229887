import type { LlamaContextSequence } from 'node-llama-cpp';
import { StepCosts } from '../core/drafting/stepCosts.ts';
import {
  noUsage,
  type LoadOptions,
  type ModelEvent,
  type ModelInfo,
  type ModelRequest,
} from '../protocol/model.ts';
import { chat } from './answerChat.ts';
import { complete, completionPrompt } from './complete.ts';
import { edit } from './answerEdit.ts';
import { toFailure } from './modelError.ts';
import { Gate } from './gate.ts';
import { loadModel } from './load.ts';
import { evaluateHead, headOf } from './promptHead.ts';
import { recommendedSampling } from './sampling.ts';
import { Run } from './sequence.ts';
import { Slots } from './slots.ts';
import { createStubTokens } from './stubTokens.ts';
import { createTokens } from './tokens.ts';

/** A loaded model that answers requests: one completion and one conversation at a time, in parallel. */
export interface Engine {
  readonly info: ModelInfo;
  /** The stream ends with exactly one `done` or `failed`. Never throws. */
  generate(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
  /** Counts the tokens of a text. No text becomes a special token. */
  countTokens(text: string): number;
  dispose(): Promise<void>;
}

/**
 * Loads a model and returns an engine for it.
 * @param onProgress called with the loaded share, 0 to 1.
 * @throws ModelError
 */
export async function createEngine(
  options: LoadOptions,
  onProgress: (fraction: number) => void = () => undefined,
): Promise<Engine> {
  const loaded = await loadModel(options, onProgress);
  const { format } = loaded;
  const tokens = createTokens(loaded.model, format);
  // Done now, while the user waits anyway, so that the first ghost text need not.
  const stubTokens = createStubTokens(loaded.model);
  const completions = new Gate();
  const conversations = new Gate();
  const nobody = (): void => undefined;
  /** Which requests a request blocks while it runs, and which ones it yields to between two steps. */
  const priorities: Record<Priority, Priorities> = {
    completion: { enter: () => completions.enter(), pass: () => Promise.resolve() },
    conversation: { enter: () => conversations.enter(), pass: (signal) => completions.pass(signal) },
    background: { enter: () => nobody, pass: (signal) => conversations.pass(signal) },
  };
  const sampling = recommendedSampling(loaded.model);
  const costs = new StepCosts();
  const slots = new Slots(loaded.completions);
  const completionTokens = Math.min(...loaded.completions.map(({ contextSize }) => contextSize));
  const promptParts = { format, tokens, contextTokens: completionTokens };
  const head = evaluateHead(
    headOf((basis) => completionPrompt(basis, promptParts).prompt),
    loaded.completions[0],
    (signal) => conversations.pass(signal),
  );
  const busy = { completion: false, conversation: false };

  function answer(
    request: ModelRequest,
    begin: (sequence: LlamaContextSequence) => Run,
    signal: AbortSignal,
  ): AsyncIterable<ModelEvent> {
    if (request.kind === 'completion')
      return complete(request, { begin, slots, stubTokens, ...promptParts }, signal);
    const run = begin(loaded.conversation);
    const parts = { run, format, tokens, sampling, costs, contextTokens: loaded.conversation.contextSize };
    return request.kind === 'chat' ? chat(request, parts, signal) : edit(request, parts, signal);
  }

  return {
    info: loaded.info,
    async *generate(request, signal) {
      const lane = request.kind === 'completion' ? 'completion' : 'conversation';
      if (busy[lane]) {
        const words = `The model is answering another ${lane} already.`;
        yield { type: 'failed', failure: { code: 'internal', words } };
        return;
      }
      busy[lane] = true;
      const { enter, pass } = priorities[priorityOf(request)];
      const leave = enter();
      let run: Run | undefined;
      const begin = (sequence: LlamaContextSequence): Run =>
        (run = new Run(sequence, signal, () => pass(signal)));
      try {
        if (request.kind === 'completion' && !(await head.over(signal, request.background !== true))) {
          yield { type: 'done', reason: 'cancelled', usage: noUsage };
          return;
        }
        yield* answer(request, begin, signal);
      } catch (error) {
        await run?.reset().catch(() => undefined);
        yield { type: 'failed', failure: toFailure(error) };
      } finally {
        leave();
        busy[lane] = false;
      }
    },
    // Bypasses `tokens.count`, whose cache is for texts that recur in prompts.
    countTokens: (text) => tokens.encodeText(text).length,
    async dispose() {
      await head.stop();
      await loaded.dispose();
    },
  };
}

/** From most to least urgent: what the user is waiting for at the cursor, an answer, and speculative work. */
type Priority = 'completion' | 'conversation' | 'background';

interface Priorities {
  enter: () => () => void;
  pass: (signal: AbortSignal) => Promise<void>;
}

function priorityOf(request: ModelRequest): Priority {
  if (request.kind !== 'completion') return 'conversation';
  return request.background === true ? 'background' : 'completion';
}
