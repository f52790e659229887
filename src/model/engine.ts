import type { LlamaContextSequence } from 'node-llama-cpp';
import { StepCosts } from '../core/drafting/stepCosts.ts';
import { isWorthSaving } from '../core/models/stateBudget.ts';
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
import { loadModel } from './load.ts';
import { evaluateHead, headOf } from './promptHead.ts';
import { PrefillSpeed } from './prefillSpeed.ts';
import { recommendedSampling } from './sampling.ts';
import { keepStates } from './saved/keepStates.ts';
import { openStates } from './saved/openStates.ts';
import { Run } from './sequence.ts';
import { Slots } from './slots.ts';
import { createStubTokens } from './stubTokens.ts';
import { createTokens } from './tokens.ts';
import { Turns, type Turn } from './turns.ts';

/**
 * A loaded model that answers requests of one or several windows, known by numbers: of each, one completion and one
 * conversation at a time, in parallel.
 */
export interface Engine {
  readonly info: ModelInfo;
  /** The stream ends with exactly one `done` or `failed`. Never throws. */
  generate(request: ModelRequest, signal: AbortSignal, window?: number): AsyncIterable<ModelEvent>;
  /** The user is at this window now: its completions go first. */
  focus(window: number): void;
  /** The window has gone, and its requests have been aborted. */
  forget(window: number): void;
  /** Counts the tokens of a text. No text becomes a special token. */
  countTokens(text: string): number;
  /** Saves what is worth it for the next start, as far as that is quick. Nothing can be asked any more. */
  keep(): Promise<void>;
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
  const sampling = recommendedSampling(loaded.model);
  const costs = new StepCosts();
  const saved =
    options.stateFolder === undefined
      ? undefined
      : await openStates(options.stateFolder, loaded.model, loaded.info.files);
  const slots = new Slots(loaded.completions, saved);
  const speed = new PrefillSpeed();
  const completionTokens = Math.min(...loaded.completions.map(({ contextSize }) => contextSize));
  const turns = new Turns(loaded.completions.length);
  const promptParts = { format, tokens, contextTokens: completionTokens };
  const head = evaluateHead(
    headOf((basis) => completionPrompt(basis, promptParts).prompt),
    slots,
    (signal) => turns.passLast(signal),
    async (sequence, usage) => {
      speed.note(usage);
      const bytes = loaded.stateBytes(sequence.nextTokenIndex);
      if (isWorthSaving(bytes, sequence.nextTokenIndex * speed.timePerToken))
        await saved?.save({ sequence, bytes });
    },
  );
  /** Lanes of windows in which a request runs or waits. */
  const busy = new Set<string>();

  function answer(
    request: ModelRequest,
    window: number,
    begin: (sequence: LlamaContextSequence) => Run,
    signal: AbortSignal,
  ): AsyncIterable<ModelEvent> {
    if (request.kind === 'completion')
      return complete(request, { begin, slots, window, stubTokens, ...promptParts }, signal);
    const run = begin(loaded.conversation);
    const parts = { run, format, tokens, sampling, costs, contextTokens: loaded.conversation.contextSize };
    return request.kind === 'chat' ? chat(request, parts, signal) : edit(request, parts, signal);
  }

  async function* inTurn(request: ModelRequest, window: number, turn: Turn): AsyncGenerator<ModelEvent> {
    let run: Run | undefined;
    const begin = (sequence: LlamaContextSequence): Run =>
      (run = new Run(sequence, turn.signal, () => turn.pass()));
    try {
      if (request.kind === 'completion' && !(await head.over(turn.signal, true))) yield cancelled;
      else yield* answer(request, window, begin, turn.signal);
    } catch (error) {
      await run?.reset().catch(() => undefined);
      yield { type: 'failed', failure: toFailure(error) };
    } finally {
      if (run) speed.note(run.usage);
      turn.leave();
    }
  }

  return {
    info: loaded.info,
    async *generate(request, signal, window = 0) {
      const lane = request.kind === 'completion' ? 'completion' : 'conversation';
      const mine = `${window} ${lane}`;
      if (busy.has(mine)) {
        const words = `The model is answering another ${lane} already.`;
        yield { type: 'failed', failure: { code: 'internal', words } };
        return;
      }
      busy.add(mine);
      try {
        // The head lets everything go first that has a turn, so whoever is not in a hurry waits for it without one.
        const patient = request.kind === 'completion' && request.background === true;
        const turn =
          !patient || (await head.over(signal, false))
            ? await turns.enter(request, window, signal)
            : undefined;
        if (turn) yield* inTurn(request, window, turn);
        else yield cancelled;
      } finally {
        busy.delete(mine);
      }
    },
    focus: (window) => turns.focus(window),
    forget: (window) => slots.forget(window),
    countTokens: (text) => tokens.count(text),
    async keep() {
      if (!saved) return;
      await head.stop();
      // Requests that have just been aborted end with their chunk.
      await turns.passLast(AbortSignal.timeout(lastChunk));
      await keepStates(slots.places, saved, {
        bytes: loaded.stateBytes,
        timePerToken: speed.timePerToken,
      });
    },
    async dispose() {
      await head.stop();
      await loaded.dispose();
    },
  };
}

/** Milliseconds that a chunk of prefill takes on a slow CPU. */
const lastChunk = 1000;

/** The end of a request that never ran. */
const cancelled: ModelEvent = { type: 'done', reason: 'cancelled', usage: noUsage };
