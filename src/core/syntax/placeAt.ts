import {
  containerKind,
  hasHeader,
  hasItemsOnLines,
  isBody,
  isComment,
  isImport,
  isInterpolation,
  isMarkupText,
  isString,
} from './nodeKinds.ts';
import { unknownPlace, type Inside, type SyntaxPlace } from './syntaxPlace.ts';
import type { SyntaxNode } from './syntaxTree.ts';

/** A text with its tree, and the cursor. The text may include insertions (repair.ts, blankFiller). */
export interface Parsed {
  root: SyntaxNode;
  text: string;
  offset: number;
  /** The rest of the cursor's line in the document. */
  lineAfter: string;
}

/**
 * The syntax around the cursor. Only examines the nodes around the cursor, so the size of the text does not matter.
 */
export function placeAt({ root, text, offset, lineAfter }: Parsed): SyntaxPlace {
  const last = lastIndexBefore(text, offset);
  const filled = text.startsWith(blankFiller, offset);
  const leaf = leafAt(root, filled ? offset : last);
  if (!leaf) return unknownPlace;
  const inside = insideOf(leaf, text, offset);
  if (inside === 'comment' || inside === 'string') return { ...unknownPlace, inside };
  const held = containerOf(leaf, filled ? offset + 1 : offset);
  if (!held) return { ...unknownPlace, inside };
  const { node, container } = held;
  const written = itemsOf(node, text).filter((item) => !isFiller(item, offset) && !isBelow(item, node, text));
  const before = written.findLast((item) => item.endIndex <= offset);
  const opener = node.children[0];
  const isOpener = opener !== undefined && opener?.isNamed === false && opener.endIndex === last + 1;
  const lineStart = lineStartOf(text, offset);
  const touches = before !== undefined && endOf(before, node, last) === last + 1;
  return {
    inside,
    container,
    empty: written.length === 0,
    atItemStart: text.slice(lineStart, offset).trim() === '' || isOpener || text[last] === ',',
    afterWholeItem:
      touches &&
      last >= lineStart &&
      !before.hasError &&
      /[;}]/.test(text.charAt(last)) &&
      container !== 'items',
    itemLines: before ? before.endPosition.row - before.startPosition.row + 1 : 0,
    afterImport: before !== undefined && isImport(before) && isNextLine(text, before.endIndex, offset),
    inSlot: container === 'items' && isSlot(node, lineAfter),
    onLines: hasItemsOnLines(node),
  };
}

function insideOf(leaf: SyntaxNode, text: string, offset: number): Inside {
  for (let node: SyntaxNode | null = leaf; node; node = node.parent) {
    if (isInterpolation(node) && node.startIndex < offset && offset < node.endIndex) return 'code';
    if (isComment(node) && isInComment(node, text, offset)) return 'comment';
    if (isString(node) && node.startIndex < offset && offset < node.endIndex) return 'string';
    if (isMarkupText(node)) return 'markup';
    if (node.isError && isCommentOpen(text, offset)) return 'comment';
  }
  return 'code';
}

/** Whether an unclosed comment is open, which grammars do not recognise. Called only where the code is broken. */
function isCommentOpen(text: string, offset: number): boolean {
  const open = text.lastIndexOf('/*', offset - 1);
  return (
    open !== -1 &&
    !text.slice(open, offset).includes('*/') &&
    /^\s*\/\*/m.test(text.slice(lineStartOf(text, open)))
  );
}

/** A line comment extends to the line's end, but grammars do not count trailing whitespace as part of it. */
function isInComment(node: SyntaxNode, text: string, offset: number): boolean {
  const start = text.slice(node.startIndex, node.startIndex + 2);
  if (start === '/*') return offset < node.endIndex || !node.text.endsWith('*/') || node.text.length < 4;
  if (start.startsWith('//') || /^(#|--|;)/.test(start))
    return !text.slice(node.startIndex, offset).includes('\n');
  return offset < node.endIndex;
}

/** The innermost container around the cursor; nothing if the code between the two is broken. */
function containerOf(leaf: SyntaxNode, offset: number): Pick<Held, 'node' | 'container'> | undefined {
  for (let node: SyntaxNode | null = leaf; node; node = node.parent) {
    const container = containerKind(node);
    if (container && (node.parent === null || holds(node, offset))) {
      return node.isError ? undefined : { node, container };
    }
    if (node.isError && holds(node, offset)) return undefined;
  }
  return undefined;
}

interface Held {
  node: SyntaxNode;
  container: SyntaxPlace['container'];
}

function holds(node: SyntaxNode, offset: number): boolean {
  return node.startIndex < offset && offset < node.endIndex;
}

/** The items in a container: no brackets, commas, words such as `end`, or comments. */
function itemsOf(node: SyntaxNode, text: string): SyntaxNode[] {
  return node.children.filter(
    (child): child is SyntaxNode =>
      child !== null &&
      child.isNamed &&
      (!hasHeader(node) || isBody(child)) &&
      !isComment(child) &&
      // The opening tag belongs to the container.
      !child.type.startsWith('jsx_opening') &&
      !child.type.startsWith('jsx_closing') &&
      text.slice(child.startIndex, child.endIndex).trim() !== '',
  );
}

/**
 * Whether an item below is not part of the container: while a brace is unclosed, the parser takes what follows for its
 * content.
 */
function isBelow(item: SyntaxNode, container: SyntaxNode, text: string): boolean {
  const opener = container.children[0];
  if (!opener || opener.isNamed || item.startPosition.row === opener.startPosition.row) return false;
  const lineStart = lineStartOf(text, opener.startIndex);
  return item.startPosition.column <= text.slice(lineStart).search(/\S|$/);
}

/** Whether an item is the name that was inserted so that the parser accepts an empty block. */
function isFiller(item: SyntaxNode, offset: number): boolean {
  return item.startIndex === offset && item.text === blankFiller;
}

function leafAt(root: SyntaxNode, index: number): SyntaxNode | null {
  return index === -1 ? root : root.descendantForIndex(index, index + 1);
}

/**
 * Stands for code that is not written yet, in languages where indentation makes blocks and an empty one is an error.
 */
export const blankFiller = '__hearth__';

/** Some grammars put the semicolon outside the item. */
function endOf(item: SyntaxNode, parent: SyntaxNode, last: number): number {
  const next = parent.children.find((child) => child?.startIndex === last && !child.isNamed);
  return next && next.type === ';' && next.startIndex >= item.endIndex ? next.endIndex : item.endIndex;
}

/** Whether a comma follows the cursor, or the end of this list with more text after it on the same line. */
function isSlot(list: SyntaxNode, lineAfter: string): boolean {
  const closer = list.children.at(-1);
  return (
    /^\s*[,)\]}]/.test(lineAfter) && closer !== undefined && closer?.isMissing === false && !closer.isNamed
  );
}

function isNextLine(text: string, end: number, offset: number): boolean {
  return (text.slice(end, offset).match(/\n/g)?.length ?? 0) <= 1;
}

function lineStartOf(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lastIndexBefore(text: string, offset: number): number {
  let index = offset - 1;
  while (index >= 0 && /\s/.test(text.charAt(index))) index--;
  return index;
}
