import type { Placed } from '../clean/firstLine.ts';
import type { Stage } from '../outcome.ts';
import { reuseOffer, toOffer, typedAlong, type Reused } from './reuse.ts';
import type { Shape } from '../shape.ts';
import { completionRequest, type Ask, type Surroundings } from '../ask.ts';
import type { TextWindow } from '../../text/textWindow.ts';
import type { Flight, FlightEnd } from './flight.ts';
import type { Memory } from './memory.ts';

/** What a request is made with. */
export interface Means {
  memory: Memory;
  signal: AbortSignal;
  around: Surroundings;
}

/** An answer of the model, or the stage at which the user moved on. */
export type Answered = { flight: Flight; end: FlightEnd; served: 'model' | 'in-flight' } | { stage: Stage };

/**
 * Milliseconds for which a request goes on when nobody waits for it. The editor cancels one keystroke's request before
 * it makes the next, which may be able to use the answer. VS Code waits 50 ms in between.
 */
const grace = 1000;

/** Asks the model, unless a request already under way turns out to have the right answer. */
export async function answerFor(
  ask: Ask,
  { shape, wait }: { shape: Shape; wait: number },
  { memory, signal, around, measure }: Means & { measure: (stage: Stage) => void },
): Promise<Answered> {
  const { uri, insertOnly } = ask;
  const { window, languageId, indentation } = ask.situation;
  const since = around.now();
  const adopted = memory.flightFor(uri, window);
  if (adopted) {
    const landing = await adopted.wait(window, signal);
    measure('model');
    if (landing.type === 'landed' && isFor(adopted, landing.end, window))
      return { flight: adopted, end: landing.end, served: 'in-flight' };
    if (landing.type === 'left') return leave(adopted, memory, around);
  }
  memory.cancel();
  // The time spent waiting for the other request counts towards the pause.
  const rest = adopted ? wait - (around.now() - since) : wait;
  if (rest > 0) await around.wait(rest, signal);
  measure('wait');
  if (signal.aborted) return { stage: 'wait' };
  const request = completionRequest(ask, shape);
  measure('context');
  const flight = memory.launch(
    { uri, window, languageId, indentation, insertOnly, request },
    around.generate,
  );
  const landing = await flight.wait(window, signal);
  measure('model');
  if (landing.type === 'landed') return { flight, end: landing.end, served: 'model' };
  return leave(flight, memory, around);
}

/** What is left of an answer when the user has typed on since. */
export function restOf({ plan }: Flight, placed: Placed, now: TextWindow): Reused {
  const offer = toOffer(plan.uri, plan.window, placed);
  return reuseOffer([offer], plan.uri, now) ?? { text: placed.text, offer };
}

/** Whether the answer still has something to offer, when the user has typed on since. */
function isFor(flight: Flight, end: FlightEnd, now: TextWindow): boolean {
  if (end.type === 'failed' || end.reason === 'cancelled') return true;
  const offer = flight.offer();
  if (!offer) return typedAlong(flight.plan.window, now) === '';
  return reuseOffer([offer], offer.uri, now) !== undefined;
}

/**
 * Lets an abandoned request run on for a moment, since the next keystroke may be along its answer; then cancels it.
 */
function leave(flight: Flight, memory: Memory, around: Surroundings): Answered {
  void around.wait(grace, new AbortController().signal).then(() => memory.cancelDeserted(flight));
  return { stage: 'model' };
}
