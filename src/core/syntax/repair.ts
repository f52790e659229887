import type { Bracket, Parse, SyntaxTree } from './syntaxTree.ts';

/** A text that a grammar can read, and its tree. */
export interface Readable {
  tree: SyntaxTree;
  text: string;
}

/** What to add to a text, and where. */
export interface Insertion {
  index: number;
  text: string;
}

/**
 * Parses the text on both sides of a cursor, and closes what is still open when the grammar cannot read it as it is.
 * While one types `foo(a, `, the bracket is not closed yet, and everything below would be read as part of the call.
 * The text before the cursor stays as it is.
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
 * The closers to add at a cursor and below it, so that the brackets of a text match: of those that are open at the
 * cursor, the ones that the text below does not close, innermost first; and at the end, what is open there.
 * @param end the text's length.
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

/** Brackets without a partner. A closer that fits no opener ends none: code that is being written has such. */
export function unmatched(brackets: readonly Bracket[]): { open: Bracket[]; closers: Bracket[] } {
  const open: Bracket[] = [];
  const closers: Bracket[] = [];
  for (const bracket of brackets) {
    if (bracket.char in closing) open.push(bracket);
    else {
      const at = open.findLastIndex((opener) => closing[opener.char] === bracket.char);
      if (at === -1) closers.push(bracket);
      // What was opened since and never closed is given up: `f(a, ` in a block that ends.
      else open.splice(at);
    }
  }
  return { open, closers };
}

const closing: Partial<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
