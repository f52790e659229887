import type { SyntaxPlace } from '../../syntax/syntaxPlace.ts';
import { isClosersOnly } from '../../syntax/closers.ts';

/** Why a suggestion in the middle of a line makes no sense. */
export type MidLineObstacle = 'inside-word' | 'text-after';

/**
 * Whether the text right of the cursor rules out a suggestion. It does not if it only closes what is open: brackets,
 * punctuation, tags. Nor does it in a list that continues after the cursor and is closed, since exactly one item is
 * missing there. Anywhere else a suggestion would have to fit on both sides, and is rarely wanted.
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

/** At the start: a letter, a digit or `_`, in any script. Two code units are enough to see a surrogate pair. */
const wordCharacter = /^[\p{L}\p{N}_]/u;

/**
 * Everything that closes something, in any order: brackets, quotes, ends of statements, tags, ends of block comments
 * and of code in templates. No alternative is part of another, so there is only one way to match and no backtracking.
 */
const closes = new RegExp(
  String.raw`^(?:${[
    String.raw`[\s)\]}>"'\`;,$]`,
    // The end of a raw string's delimiter: `#"█"#`.
    String.raw`(?<=")#+(?![}>])`,
    // Tags, and LaTeX's formula delimiters: `\(█\)`.
    String.raw`\/>|<\/[\w.:-]*>|\\[)\]}]`,
    // Comments of C, markup, ML, Haskell, Lisp, Julia and Nim, PowerShell, Razor and templates.
    String.raw`\*\/|-->|\*\)|-\}|\|#|[=\]]#|#>|\*@|--\}\}|#\}`,
    // Code in templates: PHP, ERB, Jinja, Liquid, Blade, Handlebars.
    String.raw`\?>|[-+]?%>|[-+]?%\}|!!\}|~\}`,
  ].join('|')})*$`,
);

/** UTF-16 code units of the rest of a line that are examined; a longer list is data. */
const longestRest = 200;
