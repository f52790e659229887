/** Pixels from the end that still count as the end, for rounding and some leeway. */
const tolerance = 32;

/**
 * Keeps a scrolling element at its end while it grows, as long as the user has not scrolled up. Returning to the end,
 * or pressing the button, starts it again.
 */
export class StickyScroll {
  readonly #area: HTMLElement;
  readonly #button: HTMLElement;
  #sticks = true;
  #enabled = true;
  /** The last scroll position that we or the user set; a smaller one means that the user scrolls up. */
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

  /** Turn this off for content that is read from its start. */
  enable(enabled: boolean): void {
    if (enabled && !this.#enabled) this.#sticks = true;
    this.#enabled = enabled;
  }

  /** Scrolls to the end and stays there. */
  toEnd(): void {
    this.#sticks = true;
    this.follow();
  }

  /** Call after the content has changed. */
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
    // Growing or shrinking content also moves the end; only scrolling up is the user's choice.
    else if (top < this.#top) this.#sticks = false;
    this.#top = top;
    this.#button.hidden = !this.#enabled || this.#sticks || this.#distance() <= tolerance;
  }

  #distance(): number {
    return this.#area.scrollHeight - this.#area.clientHeight - this.#area.scrollTop;
  }
}
