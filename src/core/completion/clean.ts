import type { DoneReason } from '../../protocol/model.ts';
import { cutFences } from './clean/fences.ts';
import { fixFirstIndentation } from './clean/indentation.ts';
import { dropRepeatedLineStart } from './clean/lineStart.ts';
import { dropLinesBelow } from './clean/linesBelow.ts';
import { cutSpecials } from './clean/specials.ts';
import { dropUnfinishedLine } from './clean/unfinished.ts';
import { isClosersOnly } from './closers.ts';
import type { Shape } from './shape.ts';
import type { TextWindow } from './window.ts';

/** What the model wrote, and where and how it was asked. */
export interface RawAnswer {
  text: string;
  reason: DoneReason;
  shape: Shape;
  window: TextWindow;
  languageId: string;
}

export type Cleaned = { text: string } | { empty: EmptyReason };

/** Why an answer gives no suggestion. Closed; outcome.ts has the words. */
export type EmptyReason =
  /** Nothing, or only blanks. */
  | 'blank'
  /** A line was wanted, and the answer went on below it. */
  | 'line-complete'
  /** Only what already stands after the cursor. */
  | 'repeats-after'
  /** It would run together with the word that the cursor is in. */
  | 'inside-word'
  /** Control characters: not text. */
  | 'unprintable';

/**
 * Turns an answer into text that can follow the cursor, with LF line ends: a chain of small filters, one file each.
 * What stands right of the cursor on its line comes later (clean/restOfLine.ts), since it changes while the user types
 * along the suggestion.
 */
export function clean(answer: RawAnswer): Cleaned {
  const { window, shape, languageId, reason } = answer;
  let text = answer.text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').toWellFormed();
  text = cutSpecials(text, window);
  text = cutFences(text, languageId);
  const whole = text;
  text = shape === 'line' ? firstLine(text) : dropUnfinishedLine(text, reason);
  if (text.trim() === '') return { empty: whole.trim() === '' ? 'blank' : 'line-complete' };
  if (controls.test(text)) return { empty: 'unprintable' };
  text = dropRepeatedLineStart(text, window);
  text = fixFirstIndentation(text, window);
  text = dropLinesBelow(text, window);
  // Blanks before text that stays right of the cursor are wanted.
  if (isClosersOnly(window.lineAfter)) text = text.trimEnd();
  return text.trim() === '' ? { empty: 'repeats-after' } : { text };
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? text : text.slice(0, end);
}

const controls = /[\u0000-\u0008\u000b-\u001f]/;
