/**
 * Lets completions go first: while one is running, a conversation waits before its next prefill chunk and its next
 * token. Ghost text then keeps its speed during a long chat answer, which loses only the time of the completion.
 * Background work waits for conversations at another gate in the same way.
 */
export class Gate {
  #inside = 0;
  readonly #waiting = new Set<() => void>();

  /** Starts a request that others wait for. The returned function ends it; further calls of it do nothing. */
  enter(): () => void {
    this.#inside++;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#inside--;
      if (this.#inside > 0) return;
      for (const resume of this.#waiting) resume();
    };
  }

  /** Resolves when no request is inside, or as soon as the signal aborts. */
  async pass(signal: AbortSignal): Promise<void> {
    while (this.#inside > 0 && !signal.aborted) await this.#wait(signal);
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise<void>((resolve) => {
      const resume = (): void => {
        this.#waiting.delete(resume);
        signal.removeEventListener('abort', resume);
        resolve();
      };
      this.#waiting.add(resume);
      signal.addEventListener('abort', resume);
    });
  }
}
