import type { DoneReason } from '../../../protocol/model.ts';
import type { FilterStep } from '../requestTrace.ts';
import { balanceBlock } from './balance.ts';
import { cutFences } from './fences.ts';
import { placeFirstLine, type Placed } from './firstLine.ts';
import { fitIndentation, levelWidth, type EditorIndentation } from './indentationStyle.ts';
import { cutLicence } from './licence.ts';
import { dropLinesAbove } from './linesAbove.ts';
import { dropRepeatedLineStart } from './lineStart.ts';
import { dropLinesBelow } from './linesBelow.ts';
import { dropPromptComments } from './promptComments.ts';
import { dropProse } from './prose.ts';
import { cutRepetition } from './repetition.ts';
import { cutAtSpecials } from './spelledSpecials.ts';
import { dropUnfinishedLine } from './unfinished.ts';
import { isClosersOnly } from '../../syntax/closers.ts';
import type { Shape } from '../shape.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/** The model's answer, and where and how it was requested. */
export interface RawAnswer {
  text: string;
  /** Why it ended; `undefined` while it is still streaming. */
  reason: DoneReason | undefined;
  shape: Shape;
  window: TextWindow;
  languageId: string;
  /** How the editor indents the document. */
  indentation?: EditorIndentation | undefined;
}

/** The cleaned text in place, or why nothing is left. */
export type Cleaned = Placed | { empty: EmptyReason };

/** Why an answer gives no suggestion. outcome.ts has the wording. */
export type EmptyReason =
  /** Nothing, or only whitespace. */
  | 'blank'
  /** Only the rest of the line was wanted, and the answer continued below it. */
  | 'line-complete'
  /** Only text that already follows the cursor. */
  | 'repeats-after'
  /** Only text that already precedes it. */
  | 'repeats-before'
  /** The same text over and over. */
  | 'repetition'
  /** Prose and no code. */
  | 'prose'
  /** The prompt repeated as a comment. */
  | 'restates-prompt'
  /** The header of another file. */
  | 'licence'
  /** It would run together with the word at the cursor. */
  | 'inside-word'
  /** Control characters, so not text. */
  | 'unprintable';

/** One step of cleaning, by the name shown in the request inspector, with the reason when it leaves nothing. */
interface Filter {
  name: string;
  empty: EmptyReason;
  run: (text: string, answer: RawAnswer) => string | Placed;
}

/** The filters in order: first what is not code, then what is too much, then formatting. */
const filters: readonly Filter[] = [
  { name: 'line ends', empty: 'blank', run: (text) => toLf(text) },
  { name: 'special tokens', empty: 'blank', run: (text, { window }) => cutAtSpecials(text, window) },
  {
    name: 'prose',
    empty: 'prose',
    run: (text, { window, languageId }) => dropProse(text, window, languageId),
  },
  {
    name: 'fences',
    empty: 'blank',
    run: (text, { window, languageId }) => cutFences(text, window, languageId),
  },
  {
    name: 'prompt comments',
    empty: 'restates-prompt',
    run: (text, { window, languageId }) => dropPromptComments(text, window, languageId),
  },
  {
    name: 'licence headers',
    empty: 'licence',
    run: (text, { window, languageId }) => cutLicence(text, window, languageId),
  },
  {
    name: 'end of the line or block',
    empty: 'line-complete',
    run: (text, { shape, reason, window, languageId }) =>
      shape === 'line' ? firstLine(text) : dropUnfinishedLine(text, reason, window, languageId),
  },
  { name: 'control characters', empty: 'unprintable', run: (text) => (controls.test(text) ? '' : text) },
  {
    name: 'lines above',
    empty: 'repeats-before',
    run: (text, { window, languageId }) => dropLinesAbove(text, window, languageId),
  },
  {
    name: 'start of the line',
    empty: 'repeats-before',
    run: (text, { window, languageId }) => dropRepeatedLineStart(text, window, languageId),
  },
  {
    name: 'first indentation',
    empty: 'blank',
    run: (text, { window, languageId, indentation }) =>
      placeFirstLine(text, window, languageId, levelWidth(window, indentation)),
  },
  {
    name: 'indentation style',
    empty: 'blank',
    run: (text, { window, languageId, indentation }) => fitIndentation(text, window, languageId, indentation),
  },
  {
    name: 'lines below',
    empty: 'repeats-after',
    run: (text, { window, languageId }) => dropLinesBelow(text, window, languageId),
  },
  {
    name: 'repetition',
    empty: 'repetition',
    run: (text, { window, reason }) => cutRepetition(text, window, reason),
  },
  {
    name: 'brackets',
    empty: 'repeats-after',
    run: (text, { window, languageId, reason }) => balanceBlock(text, window, languageId, reason),
  },
  {
    name: 'blanks at the end',
    empty: 'blank',
    // Whitespace before text that stays right of the cursor is wanted.
    run: (text, { window }) => (isClosersOnly(window.lineAfter) ? text.trimEnd() : text),
  },
];

/**
 * Turns an answer into text that can be inserted at the cursor, or replace whitespace before it, with LF line ends: a
 * chain of small filters, one per file. The rest of the cursor's line is handled later (clean/restOfLine.ts), since it
 * changes while the user types along the suggestion.
 * @param steps records what each filter did.
 */
export function clean(answer: RawAnswer, steps?: FilterStep[]): Cleaned {
  let { text, window } = answer;
  for (const { name, empty, run } of filters) {
    const before = text;
    const after = run(before, { ...answer, window });
    if (typeof after === 'string') text = after;
    else ({ text, window } = after);
    steps?.push({ filter: name, before, after: text });
    if (text.trim() === '') return { empty };
  }
  return { text, window };
}

function toLf(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').toWellFormed();
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? text : text.slice(0, end);
}

const controls = /[\u0000-\u0008\u000b-\u001f]/;
