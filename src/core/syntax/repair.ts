import type { Bracket, Parse, SyntaxTree } from './syntaxTree.ts';

/** A text that a grammar can parse, and its tree. */
export interface Readable {
  tree: SyntaxTree;
  text: string;
}

/** A text to insert, and its position. */
export interface Insertion {
  index: number;
  text: string;
}

/**
 * Parses the text on both sides of a cursor, and closes what is still open when it cannot be parsed as it is. While
 * the user types `foo(a, `, the bracket is unclosed, and everything below would be parsed as part of the call. The
 * text before the cursor stays unchanged.
 */
export function parseAround(before: string, after: string, parse: Parse): Readable | undefined {
  const text = before + after;
  const tree = parse(text);
  if (!tree?.rootNode.hasError) return tree && { tree, text };
  const insertions = missingClosers(tree.brackets(), before.length, text.length);
  if (insertions.length === 0) return { tree, text };
  tree.delete();
  const repaired = insertions.reduceRight(
    (all, { index, text: closers }) => all.slice(0, index) + closers + all.slice(index),
    text,
  );
  const better = parse(repaired);
  return better && { tree: better, text: repaired };
}

/**
 * The closers to insert at a cursor and at the end of a text so that its brackets match: at the cursor, for those open
 * there and not closed below, innermost first; at the end, for those still open there.
 * @param end the length of the text.
 */
export function missingClosers(brackets: readonly Bracket[], offset: number, end: number): Insertion[] {
  const above = unmatched(brackets.filter((bracket) => bracket.index < offset));
  const below = unmatched(brackets.filter((bracket) => bracket.index >= offset));
  const insertions: Insertion[] = [];
  let at = offset;
  let next = 0;
  let atEnd = below.open
    .map(({ char }) => closing[char] ?? '')
    .reverse()
    .join('');
  for (const opener of above.open.toReversed()) {
    const closer = closing[opener.char] ?? '';
    const found = below.closers[next];
    if (!found) atEnd += closer;
    else if (found.char === closer) {
      at = found.index + 1;
      next++;
    } else insertions.push({ index: at, text: closer });
  }
  if (atEnd !== '') insertions.push({ index: end, text: `\n${atEnd}` });
  return insertions;
}

/** Brackets without a partner. A closer that matches no opener closes nothing: incomplete code has such closers. */
export function unmatched(brackets: readonly Bracket[]): { open: Bracket[]; closers: Bracket[] } {
  const open: Bracket[] = [];
  const closers: Bracket[] = [];
  for (const bracket of brackets) {
    if (bracket.char in closing) open.push(bracket);
    else {
      const at = open.findLastIndex((opener) => closing[opener.char] === bracket.char);
      if (at === -1) closers.push(bracket);
      // Openers since then that were never closed are dropped: `f(a, ` in a block that ends.
      else open.splice(at);
    }
  }
  return { open, closers };
}

const closing: Partial<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
