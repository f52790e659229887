import { isDistinctive } from '../cycles.ts';
import type { TextWindow } from '../../text/textWindow.ts';
import { isSameCode, sameStart } from './sameLine.ts';

/**
 * Drops the beginning of an answer that repeats the lines above the cursor, including the cursor's own: chat-trained
 * models answer with the whole function. A line that may legitimately occur twice stays; only block headers,
 * declarations, and several lines at once are certain.
 */
export function dropLinesAbove(text: string, window: TextWindow, languageId: string): string {
  const lines = text.split('\n');
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const above = linesTo(window);
  const most = Math.min(filled.length, above.length, longest);
  for (let count = most; count > 0; count--) {
    const own = above.slice(-count);
    if (
      !own.slice(0, -1).every((line, index) => isSameCode(lines[filled[index] ?? -1] ?? '', line, languageId))
    )
      continue;
    const last = filled[count - 1] ?? 0;
    const length = lengthOf(lines[last] ?? '', own.at(-1) ?? '', window, languageId);
    if (length !== undefined && isCertain(own, window)) return restAfter(lines, last, length, window);
  }
  return beginsTheFile(lines, filled, window, languageId) ? '' : text;
}

/** The most lines to compare: a screen. */
const longest = 60;

/** The non-blank lines up to the cursor. */
function linesTo({ prefix }: TextWindow): string[] {
  return prefix
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-longest);
}

/**
 * The length of the part of the answer's last compared line that repeats the last line before the cursor; `undefined`
 * if it differs. The cursor's own line may continue.
 */
function lengthOf(
  line: string,
  own: string,
  { lineBefore }: TextWindow,
  languageId: string,
): number | undefined {
  if (lineBefore.trim() !== '') return sameStart(line, own, languageId);
  return isSameCode(line, own, languageId) ? line.length : undefined;
}

function isCertain(own: readonly string[], { lineBefore }: TextWindow): boolean {
  if (!own.some(isDistinctive)) return false;
  const length = own.join('').replace(/\s/g, '').length;
  if (own.length > 1) return length >= 15 && new Set(own).size > 1;
  const [line = ''] = own;
  // A single line: the one above a blank cursor line. The cursor's own line is handled by clean/lineStart.ts.
  if (lineBefore.trim() !== '') return false;
  return length >= 6 && (/[{(:]$/.test(line) || declares.test(line));
}

/** Declarations, which are errors when repeated, in most languages. */
const declares =
  /^(?:export |public |private |protected |static |async )*(?:const|let|var|function|class|interface|enum|type|def|fn|func|struct|trait|impl|import|from|package|namespace|using)\b/;

/** The text after the repeated lines, to be inserted at the cursor. */
function restAfter(
  lines: readonly string[],
  last: number,
  length: number,
  { lineBefore }: TextWindow,
): string {
  const rest = lines.slice(last + 1);
  if (lineBefore.trim() !== '') {
    const line = (lines[last] ?? '').slice(length).trimEnd();
    return [/\s$/.test(lineBefore) ? line.trimStart() : line, ...rest].join('\n');
  }
  const text = rest.join('\n').replace(/^(?:[ \t]*\n)+/, '');
  return text.startsWith(lineBefore) ? text.slice(lineBefore.length) : text;
}

/** Whether the answer starts the document again without reaching the cursor. */
function beginsTheFile(
  lines: readonly string[],
  filled: readonly number[],
  { prefix, start }: TextWindow,
  languageId: string,
): boolean {
  if (start > 0 || filled.length < 3) return false;
  const head = prefix
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const written = filled.map((index) => lines[index]?.trim() ?? '');
  if (head.length < written.length || written.join('').length < 40) return false;
  return written.every(
    (line, index) =>
      isSameCode(line, head[index] ?? '', languageId) ||
      (index === written.length - 1 && head[index]?.startsWith(line)),
  );
}
