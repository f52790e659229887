import { collectAnswer, type Generate } from '../model.ts';
import type { CompletionRequest, EditorContext, Snippet } from '../../protocol/model.ts';
import { clean, type EmptyReason } from './clean.ts';
import { fitToLine, type Fitted } from './clean/restOfLine.ts';
import { decide, type Situation } from './decide.ts';
import type { CompletionOutcome, Cost, Stage } from './outcome.ts';
import { reuseOffer, type Offer, type Offers } from './reuse.ts';
import type { Shape } from './shape.ts';
import { toPromptText } from './window.ts';

/** A request for ghost text: where, and with what settings. */
export interface Ask {
  situation: Situation;
  uri: string;
  /** Snippets of other documents, oldest first. A function: they cost nothing when the model is not asked. */
  snippets: () => readonly Snippet[];
  /** `hearth.completion.timeBudget` in milliseconds. */
  timeBudget: number;
  /** Nothing right of the cursor may be replaced: IntelliSense's selected item says what is. */
  insertOnly: boolean;
}

/** What the path needs from outside. */
export interface Surroundings {
  generate: Generate;
  /** Milliseconds from any fixed point. */
  now: () => number;
  /** Resolves after some milliseconds, or early when the signal aborts. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** How it ended. `offer` is to be kept for the next request, `fitted` to be shown. */
export interface Result {
  outcome: CompletionOutcome;
  cost: Cost;
  fitted?: Fitted;
  offer?: Offer;
}

/**
 * The path from a keystroke to ghost text: decide, reuse, wait, ask, clean, fit. `offers` are
 * those of the requests before. Throws nothing of its own; the model's failures are outcomes.
 */
export async function suggest(
  ask: Ask,
  offers: Offers,
  signal: AbortSignal,
  around: Surroundings,
): Promise<Result> {
  const { situation, uri } = ask;
  const { window, languageId } = situation;
  const cost: Cost = { stages: {} };
  const decision = decide(situation);
  if (!decision.ask) return { outcome: { type: 'skipped', reason: decision.reason }, cost };

  const reused = reuse(ask, offers);
  if (reused) return { ...reused, cost };

  const measure = stopwatch(around.now, cost);
  if (decision.wait > 0) await around.wait(decision.wait, signal);
  measure('wait');
  if (isAborted(signal)) return { outcome: { type: 'cancelled', stage: 'wait' }, cost };

  const { text, end } = await collectAnswer(around.generate(completionRequest(ask, decision.shape), signal));
  measure('model');
  if (end.type === 'failed') return { outcome: { type: 'failed', ...end.failure }, cost };
  cost.usage = end.usage;
  if (end.reason === 'cancelled') return { outcome: { type: 'cancelled', stage: 'model' }, cost };

  const cleaned = clean({ text, reason: end.reason, shape: decision.shape, window, languageId });
  const fitted = 'text' in cleaned ? fit(cleaned.text, ask) : cleaned;
  measure('clean');
  if ('empty' in fitted) return { outcome: { type: 'empty', reason: fitted.empty }, cost };
  // Kept even when the user has typed on meanwhile: what was typed may well be along this answer.
  const offer = 'text' in cleaned ? { uri, window, text: cleaned.text } : undefined;
  if (isAborted(signal))
    return { outcome: { type: 'cancelled', stage: 'clean' }, cost, ...(offer && { offer }) };
  const lines = fitted.text.split('\n').length;
  return {
    outcome: { type: 'shown', characters: fitted.text.length, lines },
    cost,
    fitted,
    ...(offer && { offer }),
  };
}

function reuse(ask: Ask, offers: Offers): Omit<Result, 'cost'> | undefined {
  const reused = reuseOffer(offers, ask.uri, ask.situation.window);
  const fitted = reused && fit(reused.text, ask);
  if (!fitted || 'empty' in fitted) return undefined;
  return { outcome: { type: 'reused', characters: fitted.text.length }, fitted, offer: reused.offer };
}

function fit(text: string, { situation, insertOnly }: Ask): Fitted | { empty: EmptyReason } {
  const fitted = fitToLine(text, situation.window);
  if ('empty' in fitted || !insertOnly || fitted.over === 0) return fitted;
  return fitted.inserted === '' ? { empty: 'repeats-after' } : { ...fitted, text: fitted.inserted, over: 0 };
}

function completionRequest(ask: Ask, shape: Shape): CompletionRequest {
  return {
    kind: 'completion',
    context: toContext(ask.situation),
    snippets: ask.snippets(),
    shape,
    maxTokens: maxTokens[shape],
    timeBudget: ask.timeBudget,
  };
}

/**
 * A line has 19 characters at the median and 73 at the 95th percentile (GitHub's figures for Copilot), 25 tokens: 48
 * leave room for long ones. 160 tokens are 15 to 20 lines, a body of a function; Copilot stops at 200, llama.vscode
 * at 128, and the time budget often stops before.
 */
const maxTokens: Record<Shape, number> = { line: 48, block: 160 };

function toContext({ path, languageId, window }: Situation): EditorContext {
  return { path, languageId, prefix: toPromptText(window.prefix), suffix: toPromptText(window.suffix) };
}

/** A function, since the compiler takes the property for unchanged between two looks at it. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function stopwatch(now: () => number, cost: Cost): (stage: Stage) => void {
  let since = now();
  return (stage) => {
    const time = now();
    cost.stages[stage] = time - since;
    since = time;
  };
}
