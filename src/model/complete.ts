import { layOutCompletion } from '../core/completion/layout.ts';
import { createStopper, type Stopper } from '../core/completion/stop.ts';
import type { CompletionRequest, DoneReason, ModelEvent } from '../protocol/model.ts';
import { greedy, type Run } from './sequence.ts';
import type { StubTokens } from './stubTokens.ts';
import type { Tokens } from './tokens.ts';
import { done } from './usage.ts';

/** What a completion runs on. */
export interface CompletionParts {
  run: Run;
  tokens: Tokens;
  stubTokens: StubTokens;
  contextTokens: number;
}

/**
 * Tokens of the context that are for all but the texts: the rules, the path and harmony's own (about 250), and the
 * answer. A constant, because a budget that changed with the answer's limit would move the prompt's cuts.
 */
const reserved = 768;

/** Answers a completion: the text that follows the cursor, and nothing that stands before it. */
export async function* complete(
  request: CompletionRequest,
  { run, tokens, stubTokens, contextTokens }: CompletionParts,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const { context } = request;
  const layout = layOutCompletion(request, contextTokens - reserved, (text) => tokens.count(text));
  await run.prefill(tokens.encode(layout.pieces));
  const stopper = createStopper({ ...layout, ...context, shape: request.shape });
  const deadline = performance.now() + request.timeBudget;
  const decoder = tokens.decoder();
  let { stub } = layout;
  let reason: DoneReason = 'length';
  for (let count = 0; count < request.maxTokens && run.room > 1;) {
    if (signal.aborted) {
      yield done('cancelled', run);
      return;
    }
    let text: string;
    if (stub !== '') {
      // These tokens stand in the file already, so they do not count as the answer's.
      ({ stub, text } = await healStep(stub, run, tokens, stubTokens));
      if (text !== '') count++;
    } else {
      const token = await run.next(greedy);
      if (tokens.isSpecial(token)) {
        reason = 'end';
        break;
      }
      text = decoder.push(token);
      count++;
    }
    const ended = yield* show(stopper, text);
    if (ended) {
      yield done(ended, run);
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
  yield done(ended ?? reason, run);
}

function* show(stopper: Stopper, text: string): Generator<ModelEvent, DoneReason | undefined> {
  const shown = stopper.push(text);
  if (shown.text !== '') yield { type: 'answer', text: shown.text };
  if (!shown.stop) return undefined;
  return shown.stop === 'repetition' ? 'repetition' : 'stop';
}

/**
 * One token of the stub: the likeliest of those that agree with it. Returns what of the stub is left, and the text
 * that goes beyond it. Ends, because each step takes at least one character off.
 */
async function healStep(
  stub: string,
  run: Run,
  tokens: Tokens,
  stubTokens: StubTokens,
): Promise<{ stub: string; text: string }> {
  const choice = stubTokens.choice(stub);
  if (!choice) {
    // Only tokens that are parts of characters could spell it: it is given, as if it had been in the prompt.
    await run.append(tokens.encodeText(stub));
    return { stub: '', text: '' };
  }
  const text = stubTokens.textOf(await run.nextAmong(choice));
  return text.length >= stub.length
    ? { stub: '', text: text.slice(stub.length) }
    : { stub: stub.slice(text.length), text: '' };
}
