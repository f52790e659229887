import type { Generate } from '../../modelService.ts';
import { addOffer, reuseOffer, type Offer, type Offers, type Reused } from './reuse.ts';
import type { TextWindow } from '../../text/textWindow.ts';
import { AnswerCache } from './answerCache.ts';
import { Flight, type FlightPlan } from './flight.ts';
import { Speculation, type SpeculationPlan } from './speculation.ts';

/** Where a suggestion came from. Only `model` costs inference of its own. */
export type Served =
  /** The suggestion on the screen, or a recent one, was still right. */
  | 'reused'
  /** An older answer to the same text around the cursor. */
  | 'cache'
  /** Prepared while the suggestion before it was shown. */
  | 'speculated'
  /** A request made for an earlier keystroke. */
  | 'in-flight'
  | 'model';

/** What is left of a suggestion that is already known. */
export interface Recalled extends Reused {
  served: Extract<Served, 'reused' | 'cache' | 'speculated'>;
}

/** What one keystroke leaves to the next: answers, and requests under way. */
export class Memory {
  #offers: Offers = [];
  readonly #cache = new AnswerCache();
  #flight: Flight | undefined;
  #speculation: Speculation | undefined;

  /** Whether a request is under way that {@link moved} could end. */
  get busy(): boolean {
    return this.#flight !== undefined || this.#speculation !== undefined;
  }

  /** The suggestion for a place, if it is known. */
  recall(uri: string, now: TextWindow): Recalled | undefined {
    const reused = reuseOffer(this.#offers, uri, now);
    if (reused) return { ...reused, served: 'reused' };
    const cached = this.#cache.find(uri, now);
    return cached && { ...cached, served: cached.offer.ahead === true ? 'speculated' : 'cache' };
  }

  /** Remembers an answer. */
  keep(offer: Offer): void {
    this.refresh(offer);
    this.#cache.add(offer);
  }

  /** Marks a suggestion as the one on the screen. */
  refresh(offer: Offer): void {
    this.#offers = addOffer(this.#offers, offer);
  }

  /** Remembers an alternative; where both fit, `first` wins. */
  keepBeside(offer: Offer, first: Offer): void {
    this.refresh(offer);
    this.refresh(first);
  }

  /** The request under way, if its answer may still be right at a place. */
  flightFor(uri: string, now: TextWindow): Flight | undefined {
    return this.#flight?.agreesWith(uri, now) === true ? this.#flight : undefined;
  }

  /** Asks the model, replacing any request before. The answer is remembered even if nobody waits for it. */
  launch(plan: FlightPlan, generate: Generate): Flight {
    this.cancel();
    const flight = new Flight(plan, generate, () => {
      if (this.#flight === flight) this.#flight = undefined;
      const offer = flight.offer();
      if (offer) this.keep(offer);
    });
    this.#flight = flight;
    return flight;
  }

  /** Ends the request under way if nobody waits for it. */
  cancelDeserted(flight: Flight): void {
    if (flight === this.#flight && flight.deserted) this.cancel();
  }

  /** Ends the request under way. */
  cancel(): void {
    this.#flight?.cancel();
    this.#flight = undefined;
  }

  /** Whether the suggestion for a place that the cursor has not reached yet is known or under way. */
  isPrepared(uri: string, window: TextWindow): boolean {
    return this.#speculation?.isFor(uri, window) === true || this.#cache.find(uri, window) !== undefined;
  }

  /** Prepares the suggestion that will follow the acceptance of the current one, replacing any earlier preparation. */
  speculate(plan: SpeculationPlan, generate: Generate): void {
    this.#speculation?.cancel();
    const speculation = new Speculation(plan, generate, (offer) => {
      // A speculation that was cancelled may be retried; one with an empty answer would be empty again.
      if (this.#speculation === speculation && !speculation.answered) this.#speculation = undefined;
      if (offer) this.#cache.add({ ...offer, ahead: true });
    });
    this.#speculation = speculation;
  }

  /** The cursor has moved or the text has changed: cancels the requests that no longer fit. */
  moved(uri: string, now: TextWindow): void {
    if (this.#flight && !this.#flight.plan.insertOnly && !this.#flight.agreesWith(uri, now)) this.cancel();
    if (this.#speculation && !this.#speculation.appliesTo(uri, now)) {
      this.#speculation.cancel();
      this.#speculation = undefined;
    }
  }

  /**
   * Forgets the answers, since another model may answer differently. Requests under way go on: the model may be
   * loading for one of them.
   */
  forget(): void {
    this.#offers = [];
    this.#cache.clear();
  }

  dispose(): void {
    this.cancel();
    this.#speculation?.cancel();
    this.forget();
  }
}
