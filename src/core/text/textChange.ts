/** One change of a document, in UTF-16 code units of the document before the change. */
export interface TextChange {
  offset: number;
  /** UTF-16 code units that were replaced. */
  removed: number;
  text: string;
}
