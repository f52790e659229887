import type { TextWindow } from '../../text/textWindow.ts';
import { sameStart } from './sameLine.ts';

/**
 * Drops the start of an answer that repeats the cursor's line from its beginning, as chat-trained models do. Short
 * repetitions are kept: `f(f(x))` is code.
 */
export function dropRepeatedLineStart(text: string, window: TextWindow, languageId: string): string {
  const start = window.lineBefore.trim();
  if (start.length < shortestRepetition || /^\w+$/.test(start)) return text;
  const length = sameStart(text, start, languageId);
  if (length === undefined) return text;
  const rest = text.slice(length);
  // The whitespace at the cursor is already there.
  return /\s$/.test(window.lineBefore) ? rest.replace(/^[ \t]+/, '') : rest;
}

/** UTF-16 code units; shorter repetitions are more likely to be intended. */
const shortestRepetition = 6;
