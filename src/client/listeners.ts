/** Adds a listener and returns the function that takes it away again. */
export type Subscribe<T> = (listener: (value: T) => void) => () => void;

/** A list of listeners, like VS Code's EventEmitter, which this layer does not know. */
export interface Listeners<T> {
  subscribe: Subscribe<T>;
  emit(value: T): void;
  /** The next value. */
  next(): Promise<T>;
}

export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(value: T) => void>();
  const subscribe: Subscribe<T> = (listener) => {
    // Wrapped, so that the same function may listen twice.
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
