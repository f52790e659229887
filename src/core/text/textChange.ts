/** One change of a document, in UTF-16 code units of the document before it. */
export interface TextChange {
  offset: number;
  /** How many UTF-16 code units were replaced. */
  removed: number;
  text: string;
}
