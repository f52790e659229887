import type { SyntaxPlace } from '../../syntax/syntaxPlace.ts';
import { isClosersOnly } from '../../syntax/closers.ts';

/** What keeps a suggestion from making sense in the middle of a line. */
export type MidLineObstacle = 'inside-word' | 'text-after';

/**
 * Whether what is right of the cursor leaves room for a suggestion. It does when it only closes what is open: brackets,
 * punctuation, tags. And it does in a list, when the list goes on after the cursor and is closed: then exactly one item
 * is missing. In the middle of other text a suggestion would have to fit on both sides, and is rarely what one wants.
 */
export function midLineObstacle(
  lineAfter: string,
  place: SyntaxPlace | undefined,
): MidLineObstacle | undefined {
  if (wordCharacter.test(lineAfter.slice(0, 2))) return 'inside-word';
  if (isClosersOnly(lineAfter) || (lineAfter.length <= longestRest && closes.test(lineAfter)))
    return undefined;
  if (place?.inSlot === true && lineAfter.length <= longestRest) return undefined;
  return 'text-after';
}

/** At the start of the text: a letter, a digit or `_`, in any script. Two code units are enough to see a surrogate pair. */
const wordCharacter = /^[\p{L}\p{N}_]/u;

/**
 * What closes something, in any order: brackets, quotes, the ends of statements, tags, comments of several lines and code
 * in templates, and closing tags. No part of a mark is a mark, so that one way leads through any text.
 */
const closes = new RegExp(
  String.raw`^(?:${[
    String.raw`[\s)\]}>"'\`;,$]`,
    // The other half of a raw string's delimiter: `#"█"#`.
    String.raw`(?<=")#+(?![}>])`,
    // Tags, and LaTeX's formulas: `\(█\)`.
    String.raw`\/>|<\/[\w.:-]*>|\\[)\]}]`,
    // Comments of C, markup, ML, Haskell, Lisp, Julia and Nim, PowerShell, Razor and templates.
    String.raw`\*\/|-->|\*\)|-\}|\|#|[=\]]#|#>|\*@|--\}\}|#\}`,
    // Code in templates: PHP, ERB, Jinja, Liquid, Blade, Handlebars.
    String.raw`\?>|[-+]?%>|[-+]?%\}|!!\}|~\}`,
  ].join('|')})*$`,
);

/** UTF-16 code units of the rest of a line that can be looked over; in a longer list, the user is in data. */
const longestRest = 200;
