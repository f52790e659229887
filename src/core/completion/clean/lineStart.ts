import type { TextWindow } from '../../text/textWindow.ts';
import { sameStart } from './sameLine.ts';

/**
 * Drops the start of an answer when it writes the cursor's line once more from its beginning, as models do that were
 * taught to chat. Short starts are left alone: `f(f(x))` is code.
 */
export function dropRepeatedLineStart(text: string, window: TextWindow, languageId: string): string {
  const start = window.lineBefore.trim();
  if (start.length < shortestRepetition || /^\w+$/.test(start)) return text;
  const length = sameStart(text, start, languageId);
  if (length === undefined) return text;
  const rest = text.slice(length);
  // The blank at the cursor is there already.
  return /\s$/.test(window.lineBefore) ? rest.replace(/^[ \t]+/, '') : rest;
}

/** UTF-16 code units; shorter repetitions are likelier to be meant. */
const shortestRepetition = 6;
