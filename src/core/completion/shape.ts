import { cursorAt } from '../syntax/cursor.ts';
import type { SyntaxPlace } from '../syntax/syntaxPlace.ts';
import { indentationOf } from '../text/indentation.ts';
import type { TextWindow } from '../text/textWindow.ts';

/** How much to suggest: `line` to the end of the cursor's line, `block` until the block ends. */
export type Shape = 'line' | 'block';

/** What the shape depends on. */
export interface ShapeBasis {
  window: TextWindow;
  languageId: string;
  /** The syntax around the cursor, where a grammar or an outline is available. */
  place: SyntaxPlace | undefined;
  /** The user asked by command, so the lines after a complete line are welcome, too. */
  explicit: boolean;
}

/**
 * The shape of a suggestion. Several lines are welcome in an empty body and on a blank line. Within a line the user is
 * busy with that line, and anything beyond its end would cover the screen with guesses. In a list, the next item is as
 * long as the previous one: one-line entries are suggested one by one.
 */
export function shapeAt({ window, languageId, place, explicit }: ShapeBasis): Shape {
  const { lineBefore, lineAfter } = window;
  const before = lineBefore.trimEnd();
  if (place?.inside === 'comment' || place?.inside === 'string') return 'line';
  if (before !== '' && isWithinText(window, languageId)) return 'line';
  if (lineAfter.trim() !== '') {
    // `{█}`: the editor closed the block before it was written. Other pairs, `(█)`, `"█"` and `<p>{█}</p>`, are filled
    // within the line.
    const isList = place?.container === 'items' && !place.onLines;
    const isBody = before.endsWith('{') && !isValue(before, languageId) && !isList;
    return isBody && /^\s*\}(?!\s*(?:<|from\b|=[^=>]|in\b|of\b))/.test(lineAfter) ? 'block' : 'line';
  }
  if (place && explicit && (place.afterWholeItem || before === '')) return 'block';
  if (before === '') return place ? onBlankLine(place) : 'block';
  if (!opensBlock(before, lineBefore !== before, languageId)) return 'line';
  // The body of what this line opens is already there, below.
  const isWritten = place && hasBody(place) && !place.empty && opensBody(before);
  return isWritten && !explicit && !lacksCases(before, window) ? 'line' : 'block';
}

/**
 * Whether the text at the cursor is part of a line of text: in a string or comment, in the argument of a command such
 * as `\\section{█}`, or in code embedded in text, as in `f"{█}"` and `<p>{█}</p>`.
 */
function isWithinText(window: TextWindow, languageId: string): boolean {
  const { all, inside } = cursorAt(window, languageId);
  const around = all.at(-1);
  if (around?.kind === 'hole' || (around?.kind === 'island' && around.close.startsWith('}'))) return true;
  if (inside !== 'text') return inside !== 'code';
  // A closed brace in text holds a few words. An open one may belong to code that the text quotes.
  return commandLanguages.has(languageId) || /^\s*\}/.test(window.lineAfter);
}

const commandLanguages = new Set(['latex', 'tex', 'bibtex', 'context', 'doctex']);

/** Whether a brace encloses a value: in a template string, of an attribute (`a={█}`), or of a key. */
function isValue(before: string, languageId: string): boolean {
  if (/(?:[$#]|[\w-]=|["'`])\{$/.test(before)) return true;
  return (sigils[languageId] ?? /^$/).test(before);
}

/** What precedes such a brace in one language, but a block in others. */
const sigils: Readonly<Partial<Record<string, RegExp>>> = {
  perl: /(?:[@%]|[$@%]\w+|->|\})\{$/,
  raku: /(?:[@%]|[$@%]\w+|\})\{$/,
  less: /@\{$/,
  elixir: /(?:%[\w.]*|\.)\{$/,
  rust: /::\{$/,
  php: /\\\{$/,
};

function onBlankLine(place: SyntaxPlace): Shape {
  if (place.empty) return 'block';
  if (place.afterImport) return 'line';
  return place.container === 'items' && place.itemLines <= 1 ? 'line' : 'block';
}

function hasBody({ container }: SyntaxPlace): boolean {
  return container === 'statements' || container === 'members' || container === 'items';
}

/** Whether a `switch` or `select` is empty. Go's grammar has no node for its body, so what it says is of the code around. */
function lacksCases(before: string, { lineBefore, suffix, lineAfter }: TextWindow): boolean {
  if (!/\b(?:switch|select)\b.*\{$/.test(before)) return false;
  const below = /^[ \t]*\S.*/m.exec(suffix.slice(lineAfter.length))?.[0] ?? '';
  const isDeeper = indentationOf(below).length > indentationOf(lineBefore).length;
  return !isDeeper && !/^\s*(?:case\b|default\b|\/[/*])/.test(below);
}

function opensBody(line: string): boolean {
  return /[{([]$/.test(line);
}

/**
 * Whether a line opens a block. A colon does in languages with indented blocks, and after `case` or `default`;
 * elsewhere it precedes a type or a value.
 */
function opensBlock(line: string, blankAfter: boolean, languageId: string): boolean {
  if (/([{([]|=>|->)$/.test(line)) return true;
  if (line.endsWith(':')) {
    if (/^\s*(case\b.*|default\s*):$/.test(line)) return true;
    if (languageId === 'php' && phpHeader.test(line)) return true;
    return colonLanguages.has(languageId) && !blankAfter;
  }
  if (/\bdo\s*\|[^|]*\|$/.test(line)) return wordLanguages.has(languageId);
  const keyword = /\b(then|do|else|begin|try|repeat|loop|ensure|rescue)$/.exec(line)?.[1];
  return keyword !== undefined && wordLanguages.has(languageId);
}

/** PHP's alternative block syntax, ended by `endif;` and the like. */
const phpHeader = /^\s*(?:if|elseif|for|foreach|while|switch)\b.*\)\s*:$|^\s*else\s*:$/;

const colonLanguages = new Set([
  'python',
  'nim',
  'gdscript',
  'starlark',
  'cython',
  'yaml',
  'dockercompose',
  'haml',
]);

const wordLanguages = new Set([
  'ruby',
  'lua',
  'shellscript',
  'elixir',
  'julia',
  'pascal',
  'sql',
  'crystal',
  'fish',
]);
