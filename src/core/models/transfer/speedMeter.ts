/** Milliseconds over which speed is averaged: long enough to be steady, short enough to show a change. */
const period = 8000;

/** The speed of a download over its last seconds. */
export class SpeedMeter {
  #samples: { at: number; bytes: number }[] = [];

  /** @param at milliseconds, of any steady clock. @param bytes that have arrived until then. */
  add(at: number, bytes: number): void {
    const last = this.#samples.at(-1);
    // What was damaged counts as not arrived, so the number may fall.
    if (last && bytes < last.bytes) this.#samples = [];
    this.#samples.push({ at, bytes });
    while ((this.#samples[1]?.at ?? Infinity) <= at - period) this.#samples.shift();
  }

  /** Bytes per second; `undefined` during the first moments. */
  bytesPerSecond(): number | undefined {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (!first || !last || last.at - first.at < 1000) return undefined;
    return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
  }
}
