/** Pixels from the end that still count as being there: rounding, and a little generosity. */
const tolerance = 32;

/**
 * Keeps a scrolling element at its end while it grows, but only as long as the user is there. Scrolling up lets go;
 * going back to the end, or the button, takes hold again.
 */
export class StickyScroll {
  readonly #area: HTMLElement;
  readonly #button: HTMLElement;
  #sticks = true;
  #enabled = true;
  /** The last position that we or the user set: a smaller one is the user scrolling up. */
  #top = 0;

  constructor(area: HTMLElement, content: HTMLElement, button: HTMLElement) {
    this.#area = area;
    this.#button = button;
    area.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    button.addEventListener('click', () => this.toEnd());
    const observer = new ResizeObserver(() => this.follow());
    observer.observe(content);
    observer.observe(area);
  }

  /** Turned off, for content that is read from its start, nothing moves by itself. */
  enable(enabled: boolean): void {
    if (enabled && !this.#enabled) this.#sticks = true;
    this.#enabled = enabled;
  }

  /** Goes to the end, and stays there. */
  toEnd(): void {
    this.#sticks = true;
    this.follow();
  }

  /** Called after the content has changed. */
  follow(): void {
    if (this.#sticks && this.#enabled) {
      this.#area.scrollTop = this.#area.scrollHeight;
      this.#top = this.#area.scrollTop;
    }
    this.#button.hidden = !this.#enabled || this.#sticks || this.#distance() <= tolerance;
  }

  #scrolled(): void {
    const top = this.#area.scrollTop;
    if (this.#distance() <= tolerance) this.#sticks = true;
    // Content that grew or shrank also moves the end; only a step up is the user's wish.
    else if (top < this.#top) this.#sticks = false;
    this.#top = top;
    this.#button.hidden = !this.#enabled || this.#sticks || this.#distance() <= tolerance;
  }

  #distance(): number {
    return this.#area.scrollHeight - this.#area.clientHeight - this.#area.scrollTop;
  }
}
