import { textSpans } from '../../syntax/textSpans.ts';
import { indentationOf } from '../../text/indentation.ts';
import type { TextWindow } from '../../text/textWindow.ts';
import { endsWithOpener, opensBranch, opensByWord } from './blockWords.ts';

/** How an answer's first line changes its depth. All in UTF-16 code units. */
export interface Move {
  /** The indentation that the first line was written with. */
  from: number;
  /** The indentation that it gets; less. */
  to: number;
  /** An indentation level, if known from the file. */
  width: number | undefined;
}

/**
 * Changes the depth of the first line, whose own indentation is not part of the text, and moves the lines below by as
 * much or leaves them, whichever fits. Lines of strings whose leading whitespace is part of the value stay, and tell
 * nothing about the others. `undefined` when neither fits.
 */
export function moveLines(
  text: string,
  { from, to, width }: Move,
  window: TextWindow,
  languageId: string,
): string | undefined {
  if (!text.includes('\n')) return text;
  const less = from - to;
  const strings = fixedStrings(text, less, window, languageId);
  const lines = linesOf(text, strings);
  const code = lines.slice(1).filter((line) => !line.isFixed && line.text.trim() !== '');
  const [next] = code;
  if (!next) return text;
  const at = indentationOf(next.text).length;
  const isDeeper =
    !isCloser.test(next.text) &&
    (opens(without(strings, text.slice(0, next.start))) || continues.test(next.text));
  const stays = isDeeper ? at > to : at <= to;
  const least = Math.min(...code.map((line) => indentationOf(line.text).length));
  const moves = (isDeeper ? at > from : at <= from) && least >= less;
  if (!stays && !moves) return undefined;
  // If both are possible, one level is likelier than two.
  if (stays && (!moves || !isDeeper || at - to === width)) return text;
  const moving = new Set(code);
  return lines.map((line) => (moving.has(line) ? line.text.slice(less) : line.text)).join('\n');
}

/** A part of a text, as UTF-16 offsets. */
interface Range {
  start: number;
  end: number;
}

/**
 * The answer's strings of several lines that cannot move: where leading whitespace is part of the value, and where a
 * line has too little of it.
 */
function fixedStrings(text: string, less: number, { prefix }: TextWindow, languageId: string): Range[] {
  const spans = textSpans(prefix + text, languageId) ?? [];
  return spans
    .filter(({ kind, start }) => kind === 'string' && start >= prefix.length)
    .map(({ start, end, literal }) => ({ start: start - prefix.length, end: end - prefix.length, literal }))
    .filter(({ start, end, literal }) => {
      const below = text.slice(start, end).split('\n').slice(1);
      if (below.length === 0) return false;
      return literal || below.some((line) => line.trim() !== '' && indentationOf(line).length < less);
    });
}

interface Line {
  text: string;
  start: number;
  /** It begins in a string that cannot move. */
  isFixed: boolean;
}

function linesOf(text: string, strings: readonly Range[]): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const at = start;
    start += line.length + 1;
    return { text: line, start: at, isFixed: strings.some((string) => string.start < at && at < string.end) };
  });
}

/** A text without these parts: what remains of a statement without its strings is one line. */
function without(ranges: readonly Range[], text: string): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of ranges.filter((range) => range.start < text.length)) {
    rest += text.slice(from, start);
    from = end;
  }
  return rest + text.slice(from);
}

/** Whether the first of these lines opens a block. */
function opens(lines: string): boolean {
  const [line = ''] = lines.split('\n', 1);
  return endsWithOpener.test(line.trimEnd()) || opensByWord.test(line) || opensBranch.test(line);
}

const isCloser = /^\s*(?:[)\]}]|(?:end|fi|done|esac)\b)/;

/** A line that continues the one above: a method call, an operator, an alternative; no tag. */
const continues = /^\s*(?:[.?:&|+*/=>,-]|<(?![\w/!>])|and\b|or\b)/;
