import type { DoneReason } from '../../../protocol/model.ts';
import { findCycle, isDistinctive } from '../cycles.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/**
 * Cuts an answer where it keeps repeating itself: within a line, or with lines that also stand just above the cursor.
 * Repeated lines within the answer are detected while it streams (stop.ts). Repetitions by the user are a pattern that
 * may continue.
 */
export function cutRepetition(text: string, window: TextWindow, reason: DoneReason | undefined): string {
  return cutCircleInLine(cutLinesRepeatedAbove(text, window, reason), reason);
}

/** Lines above the cursor to compare. */
const reach = 24;

function cutLinesRepeatedAbove(text: string, window: TextWindow, reason: DoneReason | undefined): string {
  if (window.lineBefore.trim() !== '') return text;
  const above = window.prefix
    .slice(0, window.prefix.length - window.lineBefore.length)
    .split(/\r?\n/)
    .slice(0, -1)
    .slice(-reach);
  if (above.length === 0 || isRepeated(above)) return text;
  const lines = text.split('\n');
  for (let count = 1; count <= lines.length; count++) {
    const all = [
      ...above,
      ...lines.slice(0, count).map((line, index) => (index === 0 ? window.lineBefore + line : line)),
    ];
    const cycle = findCycle(all);
    // If the model was stopped for repeating itself, two repetitions are enough to recognise.
    const isSure =
      cycle?.certain === true || (reason === 'repetition' && count === lines.length && cycle !== undefined);
    // Lines without a word are diagrams and tables.
    if (cycle && isSure && /\p{L}{3}/u.test(all.slice(cycle.from).join('\n')))
      return lines.slice(0, Math.max(0, cycle.from - above.length)).join('\n');
  }
  return text;
}

/** Whether the text ends with lines that already occur there twice. */
function isRepeated(lines: readonly string[]): boolean {
  return isDistinctive(lines.at(-1) ?? '') && findCycle(lines) !== undefined;
}

/**
 * The same words repeated; for longer ones, fewer repetitions are enough. Digits, symbols and single letters are data.
 */
const circles = [/([^\n]{4,60}?)\1{4,}/g, /([^\n]{8,60}?)\1{3,}/g];

/** At the end of an answer that was cut off, where the repetition would have continued. */
const circleAtEnd = /([^\n]{4,60}?)\1{2,}[^\n]{0,60}$/g;

/** Longer lines are not checked: it would take long, and answers do not have them. */
const longestLine = 2000;

function cutCircleInLine(text: string, reason: DoneReason | undefined): string {
  if (text.length > longestLine) return text;
  const wasCut = reason === 'length' || reason === 'time';
  for (const pattern of wasCut ? [...circles, circleAtEnd] : circles)
    for (const { index, 1: unit = '' } of text.matchAll(pattern))
      if (!mayRepeat(unit)) return text.slice(0, index + unit.length).replace(/[\s,.+|&]+$/, '');
  return text;
}

/** Whether a unit is typical of tables and test data: quoted values, literals, tags and entities, padding. */
function mayRepeat(unit: string): boolean {
  const words = unit.match(/[\p{L}_]{3,}/gu) ?? [];
  return (
    words.every((word) => literals.has(word.toLowerCase())) ||
    /^\W*(["'])[^"']*\1\W*$/.test(unit) ||
    /[<>]|&\w+;/.test(unit) ||
    /^(.{1,3})\1+$/.test(unit)
  );
}

const literals = new Set(
  'null true false none nil undefined nan void auto int float double string number bool any char inherit'.split(
    ' ',
  ),
);
