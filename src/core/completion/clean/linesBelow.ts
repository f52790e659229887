import { balanceAt } from '../../syntax/closers.ts';
import { cursorAt, textAfter, type Cursor } from '../../syntax/cursor.ts';
import type { TextWindow } from '../../text/textWindow.ts';
import { opensByWord } from './blockWords.ts';
import { indentationOf } from '../../text/indentation.ts';
import { isSameLine } from './sameLine.ts';

/**
 * Cuts an answer where it begins to repeat the lines below the cursor: at the first line from which on all lines match
 * those below, one by one. Blank lines are ignored, and the answer's last line may be cut off or continue past the
 * window. A closer of something that the answer has opened itself does not count as a repetition.
 */
export function dropLinesBelow(text: string, window: TextWindow, languageId: string): string {
  const below = nonBlank(linesBelow(window));
  if (below.length === 0) return text;
  const lines = text.split('\n');
  const cursor = cursorAt(window, languageId);
  const whole = [window.lineBefore + (lines[0] ?? ''), ...lines.slice(1)];
  for (let index = 0; index < lines.length; index++) {
    if (lines[index]?.trim() === '' || !repeats(nonBlank(whole.slice(index)), below, languageId)) continue;
    const kept = lines.slice(0, index).join('\n');
    if (
      textAfter(
        cursor,
        whole
          .slice(0, index)
          .map((line) => `${line}\n`)
          .join(''),
      ) === 'own'
    )
      continue;
    const isOwn = closesOwn(lines[index] ?? '', kept, cursor);
    if (!isOwn && !endsOwn(whole[index] ?? '', whole.slice(0, index))) return kept;
  }
  return text;
}

function closesOwn(line: string, kept: string, cursor: Cursor): boolean {
  const opener = balanceAt(cursor, kept).openers.at(-1);
  return opener !== undefined && line.trim().startsWith(opener.close);
}

/** Whether a word ends a block that a line above it, at the same depth, has begun. */
function endsOwn(line: string, above: readonly string[]): boolean {
  if (!/^\s*(?:end\w*|done|fi|esac|until)\b/i.test(line)) return false;
  const depth = indentationOf(line).length;
  const begun = above.findLast((each) => each.trim() !== '' && indentationOf(each).length <= depth);
  return begun !== undefined && indentationOf(begun).length === depth && opensByWord.test(begun);
}

function repeats(lines: readonly string[], below: readonly string[], languageId: string): boolean {
  return lines.every((line, index) => {
    const other = below[index];
    if (other === undefined) return true;
    const last = index === lines.length - 1;
    return isSameLine(line, other, languageId) || (last && index > 0 && other.startsWith(line));
  });
}

/** The lines after the cursor's. The suffix starts at the cursor, or after the closers right of it. */
function linesBelow(window: TextWindow): string[] {
  return window.suffix.split(/\r?\n/).slice(1);
}

function nonBlank(lines: readonly string[]): string[] {
  return lines.map((line) => line.trimEnd()).filter((line) => line !== '');
}
