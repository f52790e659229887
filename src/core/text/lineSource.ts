/** A text read line by line, without line ends. An array is one, and so is a wrapped document. */
export interface LineSource {
  readonly length: number;
  at(line: number): string | undefined;
}
