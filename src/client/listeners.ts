/** Adds a listener and returns the function that removes it. */
export type Subscribe<T> = (listener: (value: T) => void) => () => void;

/** A list of listeners, like VS Code's EventEmitter, which this layer cannot import. */
export interface Listeners<T> {
  subscribe: Subscribe<T>;
  emit(value: T): void;
  /** Resolves with the next value. */
  next(): Promise<T>;
}

export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(value: T) => void>();
  const subscribe: Subscribe<T> = (listener) => {
    // Wrapped, so that the same function can be added twice.
    const entry = (value: T): void => listener(value);
    listeners.add(entry);
    return () => listeners.delete(entry);
  };
  return {
    subscribe,
    emit: (value) => {
      for (const listener of [...listeners]) listener(value);
    },
    next: () =>
      new Promise((resolve) => {
        const stop = subscribe((value) => {
          stop();
          resolve(value);
        });
      }),
  };
}
