/** The syntax around a cursor, as the completion policy needs it. Derived from a tree, but without holding it. */
export interface SyntaxPlace {
  inside: Inside;
  /** The innermost construct around the cursor that contains a sequence of items. */
  container: Container;
  /** The container is still empty. */
  empty: boolean;
  /** The cursor is at the start of an item: nothing of it is before the cursor. */
  atItemStart: boolean;
  /** The item before the cursor ends right there, with its semicolon or closing brace, and so is complete. */
  afterWholeItem: boolean;
  /** Lines of the item before the cursor; 0 when there is none. */
  itemLines: number;
  /** The item before the cursor is an import or the like, on the line above or on the cursor's line. */
  afterImport: boolean;
  /** The list continues right of the cursor with a comma or its end, and is closed: only this item is missing. */
  inSlot: boolean;
  /** The items stand on lines of their own, as a rule: the arms of a `match`, the cases of an enumeration. */
  onLines: boolean;
}

export type Inside =
  | 'code'
  /** A line comment or a block comment. */
  | 'comment'
  /** A string, a character or a regular expression. */
  | 'string'
  /** Text between tags. */
  | 'markup';

/** What the items around the cursor are. */
export type Container =
  /** A file, a function body, a branch, a case: a sequence of statements. */
  | 'statements'
  /** The body of a class, an interface or a structure. */
  | 'members'
  /** Arguments, parameters, elements, entries, enumeration cases, attributes: the items of a list. */
  | 'items'
  /** Children of a tag. */
  | 'markup'
  /** The code is too broken to tell, or there is no grammar. */
  | 'unknown';

/** The value when nothing is known. */
export const unknownPlace: SyntaxPlace = {
  inside: 'code',
  container: 'unknown',
  empty: false,
  atItemStart: false,
  afterWholeItem: false,
  itemLines: 0,
  afterImport: false,
  inSlot: false,
  onLines: false,
};
