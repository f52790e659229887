import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { Basis } from '../core/completion/basis.ts';
import { layOutCompletion, type CompletionLayout } from '../core/completion/layout.ts';
import { createStopper, type Stopper } from '../core/completion/stop.ts';
import { tracePrompt } from '../core/completion/tracePrompt.ts';
import type { Format } from '../core/formats/format.ts';
import type { PromptPart } from '../core/formats/promptParts.ts';
import type { CompletionRequest, DoneReason, ModelEvent } from '../protocol/model.ts';
import type { PromptTrace } from '../protocol/promptTrace.ts';
import { greedy, type Run, type Sampling } from './sequence.ts';
import type { Plan, Slots } from './slots.ts';
import type { StubTokens } from './stubTokens.ts';
import type { Tokens } from './tokens.ts';
import { done } from './usage.ts';

/** What a completion needs. */
export interface CompletionParts {
  /** Starts the request on a KV cache sequence. Called once. */
  begin: (sequence: LlamaContextSequence) => Run;
  slots: Slots;
  /** The window that asks. */
  window: number;
  format: Format;
  tokens: Tokens;
  stubTokens: StubTokens;
  /** Tokens per sequence. */
  contextTokens: number;
}

/**
 * Tokens of the context reserved for everything but the texts: the rules, the path and the format's own tokens (about
 * 250 in harmony), the problems (120 at most, layout.ts), and the answer. A constant, because a budget that depended
 * on the answer's limit would move the points at which texts are cut.
 */
const reserved = 768;

/** So few missing tokens are not worth a prefill ahead of time: a keystroke would not notice. */
const littleMissing = 8;

/**
 * Generates a completion: only the text that follows the cursor. With `maxTokens` 0, only evaluates the prompt, so
 * that the next request finds it in the KV cache.
 */
export async function* complete(
  request: CompletionRequest,
  parts: CompletionParts,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const plan = await parts.slots.plan(request, (basis) => completionPrompt(basis, parts), parts.window);
  try {
    yield* answer(request, plan, parts, signal);
  } finally {
    plan.release();
  }
}

async function* answer(
  request: CompletionRequest,
  { sequence, layout, prompt, missing, settle }: Plan,
  { begin, format, tokens, stubTokens }: CompletionParts,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const { context } = request;
  const run = begin(sequence);
  if (request.maxTokens === 0 && missing <= littleMissing) {
    // Rewinding to the prompt's end would discard a suggestion that the user may be about to accept.
    yield done('length', run);
    return;
  }
  await run.prefill(prompt);
  if (!signal.aborted) settle();
  if (request.maxTokens === 0) {
    yield done(signal.aborted ? 'cancelled' : 'length', run);
    return;
  }
  const end = (why: DoneReason): ModelEvent =>
    done(why, run, request.trace === true ? traceOf(layout, run, tokens, format) : undefined);
  const stopper = createStopper({ ...layout, ...context, shape: request.shape });
  const deadline = performance.now() + request.timeBudget;
  const decoder = tokens.decoder();
  const sampling = samplingOf(request);
  let { stub } = layout;
  let reason: DoneReason = 'length';
  for (let count = 0; count < request.maxTokens && run.room > 1;) {
    if (signal.aborted) {
      yield end('cancelled');
      return;
    }
    let text: string;
    if (stub !== '') {
      // These tokens are already in the file, so they do not count towards the answer.
      ({ stub, text } = await healStep(stub, run, tokens, stubTokens));
      if (text !== '') count++;
    } else {
      const token = await run.next(sampling);
      if (tokens.isSpecial(token)) {
        reason = 'end';
        break;
      }
      text = decoder.push(token);
      count++;
    }
    const ended = yield* show(stopper, text);
    if (ended) {
      yield end(ended);
      return;
    }
    if (performance.now() > deadline) {
      reason = 'time';
      break;
    }
  }
  const ended = yield* show(stopper, decoder.flush());
  const rest = stopper.flush();
  if (rest !== '') yield { type: 'answer', text: rest };
  yield end(ended ?? reason);
}

/** The prompt for a basis, as texts and as tokens. */
export function completionPrompt(
  basis: Basis,
  { format, tokens, contextTokens }: Pick<CompletionParts, 'format' | 'tokens' | 'contextTokens'>,
): { layout: CompletionLayout; prompt: Token[] } {
  const layout = layOutCompletion(
    { context: basis, snippets: basis.snippets, problems: basis.problems },
    contextTokens - reserved,
    (text) => tokens.count(text),
    format,
  );
  return { layout, prompt: tokens.encode(layout.pieces) };
}

/**
 * Alternatives are sampled from the likeliest tokens that hold 95 % of the probability (top-p); the rest is noise in
 * code.
 */
function samplingOf({ temperature = 0 }: CompletionRequest): Sampling {
  return temperature > 0 ? { temperature, topP: 0.95, topK: 0 } : greedy;
}

function traceOf(
  { sections, stub }: CompletionLayout,
  run: Run,
  tokens: Tokens,
  { specials }: Format,
): PromptTrace {
  const count = (pieces: readonly PromptPart[]) => tokens.countPieces(pieces);
  const { promptTokens } = run.usage;
  return { sections: tracePrompt(sections, count, promptTokens, run.cachedTokens, specials), stub };
}

function* show(stopper: Stopper, text: string): Generator<ModelEvent, DoneReason | undefined> {
  const shown = stopper.push(text);
  if (shown.text !== '') yield { type: 'answer', text: shown.text };
  if (!shown.stop) return undefined;
  return shown.stop === 'repetition' ? 'repetition' : 'stop';
}

/**
 * Generates one token of the stub: the likeliest of those that agree with it. Returns what is left of the stub, and
 * the text that goes beyond it. Terminates, because each step consumes at least one character.
 */
async function healStep(
  stub: string,
  run: Run,
  tokens: Tokens,
  stubTokens: StubTokens,
): Promise<{ stub: string; text: string }> {
  const choice = stubTokens.choice(stub);
  if (!choice) {
    // Only tokens with partial characters could spell it, so it is appended as if it were in the prompt.
    await run.append(tokens.encodeText(stub));
    return { stub: '', text: '' };
  }
  const text = stubTokens.textOf(await run.nextAmong(choice));
  return text.length >= stub.length
    ? { stub: '', text: text.slice(stub.length) }
    : { stub: stub.slice(text.length), text: '' };
}
