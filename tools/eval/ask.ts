import { clean } from '../../src/core/completion/clean/clean.ts';
import { fitToLine } from '../../src/core/completion/clean/restOfLine.ts';
import type { Situation } from '../../src/core/completion/decide.ts';
import { shapeAt, type Shape } from '../../src/core/completion/shape.ts';
import { completionRequest } from '../../src/core/completion/ask.ts';
import { readWindow } from '../../src/core/completion/window.ts';
import { grammarOf } from '../../src/core/syntax/grammars.ts';
import { readPlace } from '../../src/core/syntax/readPlace.ts';
import { createStopper } from '../../src/core/completion/stop.ts';
import type { CompletionRequest } from '../../src/protocol/model.ts';
import { parserFor } from '../replay/grammars.ts';
import { situationIn } from '../replay/situation.ts';
import type { Filled, Hole } from './hole.ts';
import type { RawText } from './layouts/answer.ts';

/** A hole as the product sees it: a cursor in a document. */
export interface Question {
  hole: Hole;
  request: CompletionRequest;
  situation: Situation;
  shape: Shape;
}

/** Milliseconds for an answer: quality is measured here, not speed. */
const timeBudget = 600_000;

/** The request that a keystroke at the hole would make: the product's window, shape and limits. */
export async function askAt(hole: Hole): Promise<Question> {
  const { before, after, languageId, path } = hole;
  const offset = before.length;
  const text = before + after;
  const reader = { slice: (start: number, end: number) => text.slice(Math.max(0, start), Math.max(0, end)) };
  const window = readWindow(reader, { from: offset, to: offset, text: '' });
  const grammar = grammarOf(languageId);
  const place = grammar && readPlace(window, grammar, await parserFor(grammar));
  const situation = situationIn({ window, place, path, languageId, fullPath: `/${path}` });
  const shape = shapeAt({ window, languageId, place, explicit: false });
  const ask = { situation, uri: `file:///${path}`, snippets: () => hole.snippets };
  const request = completionRequest({ ...ask, timeBudget, insertOnly: false, trace: false }, shape);
  return { hole, request, situation, shape };
}

/** Code units of the text after a hole with which a perfect answer goes on: enough for every rule to see that it does. */
const goesOn = 400;

/**
 * What the product would leave of a perfect answer: one that writes what was cut out and then the file as it goes on. It
 * needs no model, and is the most that one can reach here: what is less has been cut by the rules that stop and clean.
 */
export function fillPerfectly(question: Question): Filled {
  const { hole, request, shape } = question;
  const stopper = createStopper({ ...request.context, shape, fence: '```' });
  const { text } = stopper.push(hole.expected + hole.after.slice(0, goesOn));
  return fill(question, { text: text + stopper.flush(), reason: 'stop' });
}

/** What the product would show and the user take. Nothing where it would show nothing. */
export function fill(
  { hole, situation, shape }: Question,
  { text, reason }: Pick<RawText, 'text' | 'reason'>,
): Filled {
  const { window, languageId } = situation;
  const cleaned = clean({ text, reason, shape, window, languageId });
  const fitted = 'text' in cleaned ? fitToLine(cleaned.text, cleaned.window, languageId) : cleaned;
  const { text: written, over } = 'text' in fitted ? fitted : { text: '', over: 0 };
  // Blanks before the cursor of which the text takes the place.
  const surplus = 'text' in cleaned ? window.offset - cleaned.window.offset : 0;
  const before = hole.before.slice(0, hole.before.length - surplus);
  return { text: written, over, document: before + written + hole.after.slice(over) };
}
