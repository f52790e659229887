/** Milliseconds between two states that are shown: a diff is computed for each, and a model may be much faster. */
const interval = 50;

/** Shows the newest of the states that come, the first one at once, and no more of them than can be seen. */
export interface PacedView<State> {
  show(state: State): void;
  /** Nothing that has not been shown yet is any more. */
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
