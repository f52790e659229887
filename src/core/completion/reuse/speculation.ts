import type { Generate } from '../../modelService.ts';
import { typedAlong, type Offer } from './reuse.ts';
import type { TextWindow } from '../../text/textWindow.ts';
import { Flight, type FlightPlan } from './flight.ts';

/** A request for what follows an acceptance. The plan's window is the one after the acceptance. */
export interface SpeculationPlan extends FlightPlan {
  /** Where the cursor is while the current suggestion is shown. */
  from: number;
}

/** The answer to a request that the user has not reached yet. It runs only when nothing else does. */
export class Speculation {
  readonly #plan: SpeculationPlan;
  readonly #flight: Flight;

  /** @param onEnd called once, with the offer if there is one. */
  constructor(plan: SpeculationPlan, generate: Generate, onEnd: (offer: Offer | undefined) => void) {
    this.#plan = plan;
    this.#flight = new Flight(plan, generate, () => onEnd(this.#flight.offer()));
  }

  /** Whether the model has answered, even with nothing. */
  get answered(): boolean {
    return this.#flight.answered;
  }

  /** Whether it was made for exactly this place. */
  isFor(uri: string, window: TextWindow): boolean {
    return uri === this.#plan.uri && typedAlong(this.#plan.window, window) === '';
  }

  /** Whether the user may still reach it: by typing along the suggestion, or, after accepting it, along the answer. */
  appliesTo(uri: string, now: TextWindow): boolean {
    const { from, window } = this.#plan;
    const isBefore = uri === this.#plan.uri && now.offset >= from && typedAlong(now, window) !== undefined;
    return isBefore || this.#flight.agreesWith(uri, now);
  }

  cancel(): void {
    this.#flight.cancel();
  }
}
