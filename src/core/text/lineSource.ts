/** A text by its lines, without their ends. An array is one, and a document of an editor can be read as one. */
export interface LineSource {
  readonly length: number;
  at(line: number): string | undefined;
}
