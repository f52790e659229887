import { isDistinctive } from '../cycles.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/**
 * Drops the beginning of an answer that writes once more the lines above the cursor, up to and with the cursor's own:
 * models that were taught to chat answer with the whole function. A line that may be meant twice stays: only heads of
 * blocks, declarations, and several lines at once are certain.
 */
export function dropLinesAbove(text: string, window: TextWindow): string {
  const lines = text.split('\n');
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const above = linesTo(window);
  const most = Math.min(filled.length, above.length, longest);
  for (let count = most; count > 0; count--) {
    const own = above.slice(-count);
    if (
      !own.every((line, index) => isSame(lines[filled[index] ?? -1] ?? '', line, index === count - 1, window))
    )
      continue;
    if (!isCertain(own, window)) continue;
    return restAfter(lines, filled[count - 1] ?? 0, own.at(-1) ?? '', window);
  }
  return beginsTheFile(lines, filled, window) ? '' : text;
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

/** The cursor's own line may go on. */
function isSame(line: string, own: string, isLast: boolean, { lineBefore }: TextWindow): boolean {
  const answer = line.trim();
  return answer === own || (isLast && lineBefore.trim() !== '' && answer.startsWith(own));
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
function restAfter(lines: readonly string[], last: number, own: string, { lineBefore }: TextWindow): string {
  const rest = lines.slice(last + 1);
  if (lineBefore.trim() !== '') {
    const line = (lines[last] ?? '').trim().slice(own.length);
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
): boolean {
  if (start > 0 || filled.length < 3) return false;
  const head = prefix
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const written = filled.map((index) => lines[index]?.trim() ?? '');
  if (head.length < written.length || written.join('').length < 40) return false;
  return written.every(
    (line, index) => line === head[index] || (index === written.length - 1 && head[index]?.startsWith(line)),
  );
}
