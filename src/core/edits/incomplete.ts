/** Why an answer's code cannot replace the original. */
export type Incomplete =
  /** There is no code. */
  | 'empty'
  /** The code is in several blocks. */
  | 'blocks'
  /** A fence within the text makes it unclear where the code ends. */
  | 'end'
  /** One of the model's special tokens occurs in the code as text. */
  | 'marker'
  /** A comment stands for omitted code. */
  | 'placeholder'
  /** The answer goes beyond the selection, and may have changed the code there. */
  | 'surroundings'
  /** The answer was cut off by the token limit or the time limit. */
  | 'cut-off'
  /** The answer went round in circles. */
  | 'repetition';

/** The sentence for the user. */
export const incompleteSentences: Readonly<Record<Incomplete, string>> = {
  empty: 'The model gave no code.',
  blocks: 'The answer is in several blocks, and it is not clear which of them replace the selection.',
  end: 'It is not clear where the code of the answer ends.',
  marker: 'The answer contains one of the model’s special tokens in place of code.',
  placeholder: 'The answer is incomplete: it leaves out code and puts a comment in its place.',
  surroundings: 'The answer goes beyond the selection, and may change the code around it.',
  'cut-off': 'The answer was cut off before its end. Selecting less code helps.',
  repetition: 'The model went round in circles.',
};

/** What to add to the instruction when asking the model again. */
const hints: Readonly<Record<Incomplete, string>> = {
  empty: 'Answer with the code.',
  blocks: 'Answer with one block of code that holds all of it, in one piece.',
  end: 'Answer with one block of code, and say nothing before or after it.',
  marker: 'Write only code.',
  // Does not quote such a comment, since words of the instruction count as requested.
  placeholder:
    'Write out every line, also those that stay as they are. Do not leave code out, and put no comment in its place.',
  surroundings:
    'Answer only with what replaces the selection. Do not repeat or change the code before and after it.',
  'cut-off': 'Be brief: no more code and comments than needed.',
  repetition: 'Do not repeat yourself.',
};

/** The instruction for asking again after an incomplete answer. A hint that it already contains is not added again. */
export function askAgainInstruction(instruction: string, reason: Incomplete): string {
  const hint = hints[reason];
  return instruction.includes(hint) ? instruction : `${instruction}\n${hint}`;
}
