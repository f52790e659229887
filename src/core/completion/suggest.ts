import type { CompletionRequest } from '../../protocol/model.ts';
import { fit, type Ask, type Surroundings } from './ask.ts';
import { clean } from './clean/clean.ts';
import type { Fitted } from './clean/restOfLine.ts';
import { decide } from './decide.ts';
import type { FilterStep, RequestTrace } from './requestTrace.ts';
import type { CompletionOutcome, Cost, Stage } from './outcome.ts';
import { alternativesTo } from './reuse/alternatives.ts';
import { answerFor, restOf } from './reuse/answerFor.ts';
import type { FlightEnd } from './reuse/flight.ts';
import type { Memory, Served } from './reuse/memory.ts';
import type { Offer } from './reuse/reuse.ts';
import type { Shape } from './shape.ts';

/** How a request ended. `fitted` is the suggestion to show. */
export interface Result {
  outcome: CompletionOutcome;
  cost: Cost;
  fitted?: Fitted;
  /** Other suggestions, different from `fitted` and from one another. */
  alternatives?: readonly Fitted[];
  /** Where the suggestion came from, if there is one. */
  served?: Served;
  /** The answer that `fitted` is part of: the same object for as long as the user types along it. */
  offer?: Offer;
  /** Present if the model was asked and a trace was requested. */
  trace?: RequestTrace;
}

/**
 * The path from a keystroke to ghost text: decide, recall, wait, ask, clean, fit. `memory` holds what earlier
 * keystrokes have left. Does not throw: failures of the model are outcomes.
 */
export async function suggest(
  ask: Ask,
  memory: Memory,
  signal: AbortSignal,
  around: Surroundings,
): Promise<Result> {
  const { situation } = ask;
  const cost: Cost = { stages: {} };
  const decision = decide(situation);
  if (!decision.ask) return { outcome: { type: 'skipped', reason: decision.reason }, cost };

  const measure = stopwatch(around.now, cost);
  const recalled = recall(ask, memory, decision.shape);
  // A prepared or cached suggestion is not on the screen yet: it is shown at once, without alternatives.
  if (recalled?.served === 'reused' && ask.alternatives === true) {
    const first = { text: recalled.fitted.text, offer: recalled.offer };
    const others = await alternativesTo(first, ask, decision.shape, { memory, signal, around });
    measure('model');
    return { ...withAlternatives(recalled, others), cost };
  }
  if (recalled) return { ...recalled, cost };

  const answered = await answerFor(ask, decision, { memory, signal, around, measure });
  if ('stage' in answered) return { outcome: { type: 'cancelled', stage: answered.stage }, cost };
  const { flight, end, served } = answered;
  const { request } = flight.plan;
  const { text } = flight;
  const steps: FilterStep[] = [];
  const traced = ask.trace && { trace: traceOf(request, text, end, steps) };
  if (end.type === 'failed') return { outcome: { type: 'failed', failure: end.failure }, cost, ...traced };
  cost.usage = end.usage;
  if (end.reason === 'cancelled') return { outcome: { type: 'cancelled', stage: 'model' }, cost, ...traced };

  const cleaned = clean({ ...flight.plan, text, reason: end.reason, shape: request.shape }, steps);
  const fitted = 'text' in cleaned ? fit(restOf(flight, cleaned, situation.window), ask) : cleaned;
  measure('clean');
  const kept = 'text' in cleaned ? cleaned.text : '';
  steps.push({ filter: 'rest of the line', before: kept, after: 'text' in fitted ? fitted.text : '' });
  if ('empty' in fitted) return { outcome: { type: 'empty', reason: fitted.empty }, cost, ...traced };
  if (isAborted(signal)) return { outcome: { type: 'cancelled', stage: 'clean' }, cost, ...traced };
  const { length } = fitted.text;
  const lines = fitted.text.split('\n').length;
  const offer = flight.offer();
  return {
    outcome: { type: 'shown', characters: length, lines, served },
    cost,
    fitted,
    served,
    ...traced,
    ...(offer && { offer }),
  };
}

/** A suggestion that is known already. */
type Known = Omit<Result, 'cost'> & { fitted: Fitted; offer: Offer };

function recall(ask: Ask, memory: Memory, shape: Shape): Known | undefined {
  const { uri, situation } = ask;
  const recalled = memory.recall(uri, situation.window);
  if (!recalled) return undefined;
  const { served } = recalled;
  // A prepared answer was made before its shape was known, so it may be cut to its line; the other lines come later.
  const { window } = situation;
  const isCut = recalled.offer.ahead === true && shape === 'line' && recalled.text.includes('\n');
  const text = isCut ? firstLine(recalled.text) : recalled.text;
  const fitted = fit({ ...recalled, text }, ask);
  if ('empty' in fitted) return undefined;
  const offer = isCut && !recalled.replaced ? { uri, window, text } : recalled.offer;
  memory.refresh(offer);
  const outcome = { type: 'reused', characters: fitted.text.length, served } as const;
  return { outcome, fitted, served, offer };
}

function withAlternatives(result: Known, alternatives: readonly Fitted[]): Known {
  const { outcome } = result;
  if (outcome.type !== 'reused') return result;
  return { ...result, outcome: { ...outcome, alternatives: alternatives.length }, alternatives };
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? text : text.slice(0, end);
}

function traceOf(
  request: CompletionRequest,
  raw: string,
  end: FlightEnd,
  steps: readonly FilterStep[],
): RequestTrace {
  if (end.type === 'failed') return { request, raw, reason: undefined, prompt: undefined, steps };
  return { request, raw, reason: end.reason, prompt: end.prompt, steps };
}

/** A function, because TypeScript would otherwise assume that the property cannot change between two checks. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function stopwatch(now: () => number, cost: Cost): (stage: Stage) => void {
  let since = now();
  return (stage) => {
    const time = now();
    cost.stages[stage] = (cost.stages[stage] ?? 0) + time - since;
    since = time;
  };
}
