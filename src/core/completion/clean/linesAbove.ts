import { isDistinctive } from '../cycles.ts';
import type { TextWindow } from '../../text/textWindow.ts';
import { isSameCode, sameStart } from './sameLine.ts';

/**
 * Drops the beginning of an answer that writes once more the lines above the cursor, up to and with the cursor's own:
 * models that were taught to chat answer with the whole function. A line that may be meant twice stays: only heads of
 * blocks, declarations, and several lines at once are certain.
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

/** Lines that are compared at most: a screen. */
const longest = 60;

/** Lines that are not blank, up to the cursor. */
function linesTo({ prefix }: TextWindow): string[] {
  return prefix
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-longest);
}

/**
 * How much of the answer's last line that is compared says what the last one before the cursor says; `undefined` when it
 * says something else. The cursor's own line may go on.
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
  // One line: the one above a blank cursor line. The cursor's own is clean/lineStart.ts's.
  if (lineBefore.trim() !== '') return false;
  return length >= 6 && (/[{(:]$/.test(line) || declares.test(line));
}

/** Twice the same is an error, in most languages. */
const declares =
  /^(?:export |public |private |protected |static |async )*(?:const|let|var|function|class|interface|enum|type|def|fn|func|struct|trait|impl|import|from|package|namespace|using)\b/;

/** What follows the repeated lines, to stand at the cursor. */
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

/** Whether the answer starts the document anew and does not get as far as the cursor. */
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
