/**
 * Lets a completion go first: while one is inside, a conversation waits before its next chunk of prefill and its next
 * token. Ghost text then keeps its idle speed during a long chat answer, which loses only the time of the completion.
 * Work in the background waits at another gate in the same way while a conversation is inside.
 */
export class Gate {
  #inside = 0;
  readonly #waiting = new Set<() => void>();

  /** A request begins that others wait for. The returned function ends it; calling it twice does nothing more. */
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

  /** Resolves when nobody is inside, or as soon as the signal aborts. */
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
