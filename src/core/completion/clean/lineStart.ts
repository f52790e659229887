import type { TextWindow } from '../../text/textWindow.ts';

/**
 * Drops the start of an answer when it writes the cursor's line once more from its beginning, as models do that were
 * taught to chat. Short starts are left alone: `f(f(x))` is code.
 */
export function dropRepeatedLineStart(text: string, window: TextWindow): string {
  const start = window.lineBefore.trim();
  if (start.length < shortestRepetition || /^\w+$/.test(start)) return text;
  const answer = text.trimStart();
  if (!answer.startsWith(start)) return text;
  const rest = answer.slice(start.length);
  // The blank at the cursor is there already.
  return /\s$/.test(window.lineBefore) ? rest.replace(/^[ \t]+/, '') : rest;
}

/** Characters; shorter repetitions are likelier to be meant. */
const shortestRepetition = 6;
