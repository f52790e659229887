/**
 * The pieces of code that prompts have contained, which the model process may still know. Keeps the `most` recent
 * ones, since each is checked at every keystroke.
 */
export class GivenPieces {
  readonly #most: number;
  /** Paths by document, most recent last. */
  readonly #paths = new Map<string, string>();

  constructor(most: number) {
    this.#most = most;
  }

  get uris(): readonly string[] {
    return [...this.#paths.keys()];
  }

  add(uri: string, path: string): void {
    this.#paths.delete(uri);
    this.#paths.set(uri, path);
    const [oldest] = this.#paths.keys();
    if (this.#paths.size > this.#most && oldest !== undefined) this.#paths.delete(oldest);
  }

  /** Paths of the pieces that are no longer allowed. */
  without(isAllowed: (uri: string) => boolean): string[] {
    return [...this.#paths].filter(([uri]) => !isAllowed(uri)).map(([, path]) => path);
  }
}
