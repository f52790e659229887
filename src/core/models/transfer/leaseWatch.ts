/**
 * Decides whether whoever downloads is still alive, by looking at its lease again and again. Looks are counted instead of
 * comparing clocks: network drives have other clocks, and after a sleep of the machine all windows wake at once.
 */
export class LeaseWatch {
  readonly #missedBeats: number;
  #last: string | undefined;
  #unchanged = 0;

  /** @param missedBeats looks without a change after which the owner counts as dead. */
  constructor(missedBeats: number) {
    this.#missedBeats = missedBeats;
  }

  /** @param text the lease as it is now; `undefined` if there is none. */
  look(text: string | undefined): 'free' | 'held' | 'stale' {
    this.#unchanged = text === this.#last ? this.#unchanged + 1 : 0;
    this.#last = text;
    if (text === undefined) return 'free';
    return this.#unchanged >= this.#missedBeats ? 'stale' : 'held';
  }
}
