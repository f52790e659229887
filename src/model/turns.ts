import type { ModelRequest } from '../protocol/model.ts';

/** A request that may use the model, by itself or in turn with others. */
export interface Turn {
  /** Aborts with the request's own signal, or when more urgent work needs its place. */
  signal: AbortSignal;
  /** Resolves when nothing more urgent runs, or as soon as the signal aborts. Await it before each engine call. */
  pass(): Promise<void>;
  /** Ends the turn; further calls do nothing. */
  leave(): void;
}

/** From most to least urgent: what the user is waiting for at the cursor, an answer, and speculative work. */
type Urgency = 'completion' | 'conversation' | 'background';

const urgencies: readonly Urgency[] = ['completion', 'conversation', 'background'];

/** What a request occupies while it runs. Completions and background work share the completion states. */
type Place = 'completion' | 'conversation';

interface Entry {
  urgency: Urgency;
  place: Place;
  window: number;
  order: number;
  preempted: AbortController;
  /** Called when it gets a place. */
  admit: () => void;
}

/**
 * Orders the requests of all windows. There is one place for conversations, which take turns in the order of arrival.
 * There is one for each completion state; of those inside, only the first in rank runs at a time: that of the window
 * with the focus, then in the order of arrival. Between two calls of the engine, conversations wait for completions, and
 * background work waits for both; it gives its place up to a completion that finds none.
 */
export class Turns {
  readonly #places: Readonly<Record<Place, number>>;
  readonly #inside: Entry[] = [];
  readonly #outside: Entry[] = [];
  readonly #passing = new Set<() => void>();
  #focused: number | undefined;
  #arrivals = 0;

  /** @param completions how many completions may have begun at the same time. */
  constructor(completions: number) {
    this.#places = { completion: completions, conversation: 1 };
  }

  /** The user is at this window now. */
  focus(window: number): void {
    this.#focused = window;
    this.#wake();
  }

  /** Waits for a place. `undefined` if the signal aborts before there is one. */
  async enter(request: ModelRequest, window: number, signal: AbortSignal): Promise<Turn | undefined> {
    const preempted = new AbortController();
    const urgency = urgencyOf(request);
    const place = urgency === 'conversation' ? 'conversation' : 'completion';
    const entry: Entry = {
      urgency,
      place,
      window,
      order: this.#arrivals++,
      preempted,
      admit: () => undefined,
    };
    await new Promise<void>((resolve) => {
      entry.admit = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (signal.aborted) resolve();
      this.#outside.push(entry);
      this.#admit(place);
    });
    remove(this.#outside, entry);
    if (signal.aborted) {
      this.#leave(entry);
      return undefined;
    }
    const both = AbortSignal.any([signal, preempted.signal]);
    return { signal: both, pass: () => this.#pass(entry, both), leave: () => this.#leave(entry) };
  }

  /** Resolves when no request has a place, or as soon as the signal aborts: for work that is less urgent than any. */
  async passLast(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.#inside.length > 0) await this.#change(signal);
  }

  #admit(place: Place): void {
    const outside = this.#outside.filter((entry) => entry.place === place).toSorted(this.#compare);
    const inside = this.#inside.filter((entry) => entry.place === place);
    for (const entry of outside.splice(0, this.#places[place] - inside.length)) {
      remove(this.#outside, entry);
      this.#inside.push(entry);
      entry.admit();
    }
    if (!outside.some(({ urgency }) => urgency === 'completion')) return;
    const lowest = inside.toSorted(this.#compare).at(-1);
    if (lowest?.urgency === 'background') lowest.preempted.abort();
  }

  async #pass(entry: Entry, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.#inside.some((other) => this.#compare(other, entry) < 0))
      await this.#change(signal);
  }

  #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const resume = (): void => {
        this.#passing.delete(resume);
        signal.removeEventListener('abort', resume);
        resolve();
      };
      this.#passing.add(resume);
      signal.addEventListener('abort', resume);
    });
  }

  #leave(entry: Entry): void {
    if (!remove(this.#inside, entry)) return;
    this.#admit(entry.place);
    this.#wake();
  }

  #wake(): void {
    for (const resume of [...this.#passing]) resume();
  }

  /** Conversations keep their order whatever has the focus, so that none waits forever. */
  readonly #compare = (one: Entry, other: Entry): number => {
    const away = ({ urgency, window }: Entry): number =>
      urgency !== 'conversation' && window !== this.#focused ? 1 : 0;
    return (
      urgencies.indexOf(one.urgency) - urgencies.indexOf(other.urgency) ||
      away(one) - away(other) ||
      one.order - other.order
    );
  };
}

function urgencyOf(request: ModelRequest): Urgency {
  if (request.kind !== 'completion') return 'conversation';
  return request.background === true ? 'background' : 'completion';
}

function remove(list: Entry[], entry: Entry): boolean {
  const index = list.indexOf(entry);
  if (index >= 0) list.splice(index, 1);
  return index >= 0;
}
