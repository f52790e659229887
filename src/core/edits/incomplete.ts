/** Why the code of an answer cannot take the place of the original. */
export type Incomplete =
  /** There is none. */
  | 'empty'
  /** The code is in several blocks. */
  | 'blocks'
  /** A fence within the text: it cannot be told where the code is over. */
  | 'end'
  /** A special token of the model stands in the code as text. */
  | 'marker'
  /** A comment stands for code that was left out. */
  | 'placeholder'
  /** It goes beyond the selection, and has perhaps changed the code there. */
  | 'surroundings'
  /** The answer was cut off by a limit of tokens or of time. */
  | 'cut-off'
  /** The answer went round in circles. */
  | 'repetition';

/** What to tell the user, as a sentence. */
export const incompleteSentences: Readonly<Record<Incomplete, string>> = {
  empty: 'The model gave no code.',
  blocks: 'The answer is in several blocks, and it is not clear which of them replace the selection.',
  end: 'It is not clear where the code of the answer ends.',
  marker: 'A special token of the model stands in the answer where code should be.',
  placeholder: 'The answer is incomplete: a comment stands for code that it leaves out.',
  surroundings: 'The answer goes beyond the selection, and may change the code around it.',
  'cut-off': 'The answer was cut off before its end. Selecting less code helps.',
  repetition: 'The model went round in circles.',
};

/** What to add to the instruction when the model is asked once more. */
const hints: Readonly<Record<Incomplete, string>> = {
  empty: 'Answer with the code that replaces the selection.',
  blocks: 'Answer with one block of code: all that replaces the selection, in one piece.',
  end: 'Answer with one block of code, and say nothing before or after it.',
  marker: 'Write only code.',
  // Quotes no such comment: what the instruction says itself would count as asked for.
  placeholder:
    'Write out every line, also those that stay as they are. Do not leave code out, and put no comment in its place.',
  surroundings:
    'Answer only with what replaces the selection. Do not repeat or change the code before and after it.',
  'cut-off': 'Be brief: no more code and comments than needed.',
  repetition: 'Do not repeat yourself.',
};

/** The instruction for asking once more after an answer that was not whole. A hint that it has is not added again. */
export function askAgainInstruction(instruction: string, reason: Incomplete): string {
  const hint = hints[reason];
  return instruction.includes(hint) ? instruction : `${instruction}\n${hint}`;
}
