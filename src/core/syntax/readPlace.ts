import { isClosersOnly } from './closers.ts';
import type { TextWindow } from '../text/textWindow.ts';
import type { GrammarName } from './grammars.ts';
import { blankFiller, placeAt } from './placeAt.ts';
import { parseAround } from './repair.ts';
import { unknownPlace, type SyntaxPlace } from './syntaxPlace.ts';
import type { Parse } from './syntaxTree.ts';

/**
 * The syntax around the cursor of a window. Parses only the window, 10,000 UTF-16 code units at most, which takes
 * about 3 ms in any file: there is no tree to keep up to date, and a file of 50,000 lines costs no more than a short
 * one.
 */
export function readPlace(window: TextWindow, grammar: GrammarName, parse: Parse): SyntaxPlace {
  const rest = isClosersOnly(window.lineAfter) ? window.lineAfter + window.suffix : window.suffix;
  const endings = needsFiller(window, grammar) ? [blankFiller + rest, rest] : [rest];
  let place = unknownPlace;
  for (const before of beginnings(window, grammar))
    for (const after of endings) {
      place = read(before, after, window, parse);
      if (place.container !== 'unknown' || place.inside !== 'code') return place;
    }
  return place;
}

function read(before: string, after: string, window: TextWindow, parse: Parse): SyntaxPlace {
  const readable = parseAround(before, after, parse);
  if (!readable) return unknownPlace;
  const { tree, text } = readable;
  try {
    return placeAt({ root: tree.rootNode, text, offset: before.length, lineAfter: window.lineAfter });
  } finally {
    tree.delete();
  }
}

/**
 * The text before the cursor, from a line at which a grammar can start, since a window of a long file begins anywhere.
 * An unindented line is rarely inside anything. If all lines are indented, the least indented ones are members of a
 * class or statements of a function, and both are tried.
 */
function beginnings({ start, prefix }: TextWindow, grammar: GrammarName): string[] {
  if (start === 0) return [prefix];
  const lines = [...prefix.matchAll(/^([ \t]*)[\w@#<]/gm)];
  const least = Math.min(...lines.map((line) => line[1]?.length ?? 0));
  const first = lines.find((line) => line[1]?.length === least);
  if (!first) return [prefix];
  const tag = grammar === 'php' && !prefix.includes('<?') ? '<?php\n' : '';
  const text = prefix.slice(first.index);
  const plain = tag + text;
  return least === 0 || !classLike.has(grammar) ? [plain] : [plain, `${tag}class A {\n${text}`];
}

/** Languages in which methods are inside the braces of a class. */
const classLike = new Set<GrammarName>(['c-sharp', 'cpp', 'java', 'javascript', 'php', 'tsx', 'typescript']);

/**
 * In Python a blank line belongs to no block, and an empty block is an error; inside brackets, the filler would be.
 */
function needsFiller({ lineBefore, lineAfter }: TextWindow, grammar: GrammarName): boolean {
  return grammar === 'python' && lineBefore.trim() === '' && lineAfter.trim() === '';
}
