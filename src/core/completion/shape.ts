import { cursorAt } from '../syntax/cursor.ts';
import type { SyntaxPlace } from '../syntax/syntaxPlace.ts';
import type { TextWindow } from '../text/textWindow.ts';

/** How much to suggest: `line` to the end of the cursor's line, `block` until the block ends. */
export type Shape = 'line' | 'block';

/** What the shape depends on. */
export interface ShapeBasis {
  window: TextWindow;
  languageId: string;
  /** What the cursor stands in, where a grammar or an outline could say. */
  place: SyntaxPlace | undefined;
  /** The user asked: what would come below a whole line is welcome, too. */
  explicit: boolean;
}

/**
 * The shape of a suggestion. Where a body is to be filled, or the next statement begins on a blank line, several lines
 * are welcome; within a line the user is busy with that line, and more than its rest covers the screen with guesses.
 * In a list, the next item is as long as the one before: entries of one line come one by one.
 */
export function shapeAt({ window, languageId, place, explicit }: ShapeBasis): Shape {
  const { lineBefore, lineAfter } = window;
  const before = lineBefore.trimEnd();
  if (place?.inside === 'comment' || place?.inside === 'string') return 'line';
  if (before !== '' && isWithinText(window, languageId)) return 'line';
  if (lineAfter.trim() !== '') {
    // `{█}`: the editor closed the block before it was written. Other pairs, `(█)`, `"█"` and `<p>{█}</p>`, are filled in the line.
    const isBody = before.endsWith('{') && !isValue(before, languageId) && place?.container !== 'items';
    return isBody && /^\s*\}(?!\s*(?:<|from\b|=[^=>]|in\b|of\b))/.test(lineAfter) ? 'block' : 'line';
  }
  if (place && explicit && (place.afterWholeItem || before === '')) return 'block';
  if (before === '') return place ? onBlankLine(place) : 'block';
  if (!opensBlock(before, lineBefore !== before, languageId)) return 'line';
  // What is opened here has been filled already, below.
  return place && hasBody(place) && !place.empty && opensBody(before) && !explicit ? 'line' : 'block';
}

/**
 * Whether what begins at the cursor is a part of a line of text: in a string or a comment, of a command's argument such as
 * `\\section{█}`, or code that is put into text, as in `f"{█}"` and `<p>{█}</p>`.
 */
function isWithinText(window: TextWindow, languageId: string): boolean {
  const { all, inside } = cursorAt(window, languageId);
  const around = all.at(-1);
  if (around?.kind === 'hole' || (around?.kind === 'island' && around.close.startsWith('}'))) return true;
  if (inside !== 'text') return inside !== 'code';
  // A closed brace in a text holds some words. An open one may belong to code that the text quotes.
  return commandLanguages.has(languageId) || /^\s*\}/.test(window.lineAfter);
}

const commandLanguages = new Set(['latex', 'tex', 'bibtex', 'context', 'doctex']);

/** A brace around a value: in a template string, of an attribute, as in `a={█}`, or of a key. */
function isValue(before: string, languageId: string): boolean {
  if (/(?:[$#]|[\w-]=|["'`])\{$/.test(before)) return true;
  return (sigils[languageId] ?? /^$/).test(before);
}

/** What stands before such a brace in one language, and before a block in others. */
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

function opensBody(line: string): boolean {
  return /[{([]$/.test(line);
}

/**
 * Whether a line opens a block. A colon does so where indentation makes the blocks, and after `case` or `default`;
 * elsewhere it announces a type or a value.
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

/** PHP's other way of writing blocks, which `endif;` and the like end. */
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
