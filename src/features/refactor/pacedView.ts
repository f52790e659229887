/** Milliseconds between two states shown: each costs a diff, and a model may be much faster. */
const interval = 50;

/** Shows the newest state: the first one at once, the next ones at a limited rate. */
export interface PacedView<State> {
  show(state: State): void;
  /** Drops the state that has not been shown yet. */
  stop(): void;
}

/** Calls `show` with the newest state, at most every 50 ms. */
export function createPacedView<State>(show: (state: State) => void): PacedView<State> {
  let waiting: { state: State } | undefined;
  let timer: NodeJS.Timeout | undefined;
  function next(): void {
    timer = undefined;
    if (!waiting) return;
    const { state } = waiting;
    waiting = undefined;
    timer = setTimeout(next, interval);
    show(state);
  }
  return {
    show(state) {
      waiting = { state };
      if (!timer) next();
    },
    stop() {
      clearTimeout(timer);
      waiting = undefined;
    },
  };
}
