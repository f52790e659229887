import { balanceOf, closing } from '../../syntax/closers.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/**
 * Cuts an answer where it begins to repeat the lines below the cursor: from the first of its lines on that, with all
 * that follow, equals them one by one. Blank lines do not count, and the answer's last line may be cut short or go on
 * past the window. A bracket that closes what the answer has opened itself is none of those below.
 */
export function dropLinesBelow(text: string, window: TextWindow): string {
  const below = nonBlank(linesBelow(window));
  if (below.length === 0) return text;
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const rest = nonBlank(lines.slice(index));
    if (index === 0 && rest[0] !== undefined) rest[0] = (window.lineBefore + (lines[0] ?? '')).trimEnd();
    if (lines[index]?.trim() === '' || !repeats(rest, below)) continue;
    const kept = lines.slice(0, index).join('\n');
    if (!closesOwn(lines[index] ?? '', kept)) return kept;
  }
  return text;
}

function closesOwn(line: string, kept: string): boolean {
  const opener = balanceOf(kept).openers.at(-1);
  return opener !== undefined && line.trim().startsWith(closing(opener.char));
}

function repeats(lines: readonly string[], below: readonly string[]): boolean {
  return lines.every((line, index) => {
    const other = below[index];
    if (other === undefined) return true;
    const last = index === lines.length - 1;
    return line === other || (last && index > 0 && other.startsWith(line));
  });
}

/** The lines after the cursor's. The suffix starts at its end or, with more than closers right of it, at the cursor. */
function linesBelow(window: TextWindow): string[] {
  return window.suffix.split(/\r?\n/).slice(1);
}

function nonBlank(lines: readonly string[]): string[] {
  return lines.map((line) => line.trimEnd()).filter((line) => line !== '');
}
