/** Milliseconds between two posts of streamed text. 30 per second look continuous, and a model may be much faster. */
const interval = 33;

export type TextKind = 'reasoned' | 'prefaced' | 'said';

/**
 * Batches streamed text, so that the page gets fewer messages. The first text is sent at once, since the user is
 * waiting for it.
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

  /** Sends the remaining text, before another event. */
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
