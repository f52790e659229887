/** What a cursor stands in, as far as the policy of completion wants to know. Made from a tree, and never the tree itself. */
export interface SyntaxPlace {
  inside: Inside;
  /** The innermost thing around the cursor that holds one item after another. */
  container: Container;
  /** The container holds nothing yet. */
  empty: boolean;
  /** The cursor is at the start of an item: nothing of it stands before the cursor. */
  atItemStart: boolean;
  /** The item before the cursor ends right there, with its semicolon or closing brace: nothing is missing from it. */
  afterWholeItem: boolean;
  /** Lines that the item before the cursor spans; 0 when there is none. */
  itemLines: number;
  /** The item before the cursor is an import or the like, and stands on the line above or on the cursor's own. */
  afterImport: boolean;
  /** Right of the cursor the list goes on, with a comma or its end, and is closed: only this item is missing. */
  inSlot: boolean;
}

export type Inside =
  | 'code'
  /** A comment, of one line or of several. */
  | 'comment'
  /** A string, a character or a regular expression. */
  | 'string'
  /** Text between tags. */
  | 'markup';

export type Container =
  /** A file, a body of a function, a branch, a case: what is done one after the other. */
  | 'statements'
  /** A body of a class, an interface or a structure. */
  | 'members'
  /** Arguments, parameters, elements, entries, cases of an enumeration, attributes: what makes up a list. */
  | 'items'
  /** Children of a tag. */
  | 'markup'
  /** The code is too broken to tell, or there is no grammar. */
  | 'unknown';

/** What is known where there is nothing to know it from. */
export const unknownPlace: SyntaxPlace = {
  inside: 'code',
  container: 'unknown',
  empty: false,
  atItemStart: false,
  afterWholeItem: false,
  itemLines: 0,
  afterImport: false,
  inSlot: false,
};
