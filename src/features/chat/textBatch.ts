/** Milliseconds between two posts of streamed text: 30 a second look continuous, and a model may be much faster. */
const interval = 33;

export type TextKind = 'reasoned' | 'prefaced' | 'said';

/**
 * Joins streamed text, so that the page gets it in few messages. The first text goes out at once: that is what the
 * user waits for.
 */
export class TextBatch {
  readonly #emit: (kind: TextKind, text: string) => void;
  #kind: TextKind = 'said';
  #text = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(emit: (kind: TextKind, text: string) => void) {
    this.#emit = emit;
  }

  add(kind: TextKind, text: string): void {
    if (kind !== this.#kind) this.#send();
    this.#kind = kind;
    this.#text += text;
    if (this.#timer) return;
    this.#send();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#send();
    }, interval);
  }

  /** Sends what is left, before something else is said. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#send();
  }

  #send(): void {
    const text = this.#text;
    this.#text = '';
    if (text !== '') this.#emit(this.#kind, text);
  }
}
