import type { Snippet } from '../../src/protocol/model.ts';
import type { Program } from './run/program.ts';

/** What a hole is, and where it comes from. */
export type HoleKind =
  /** From a random character of a line to its end. */
  | 'rest'
  /** Some statements of a block. */
  | 'block'
  /** The whole body of a function. */
  | 'body'
  /** The body of one of our own functions, which has a test. */
  | 'function'
  /** A task of HumanEval-Infilling. */
  | 'humaneval'
  /** A task of SAFIM. */
  | 'safim';

/** A place in a file where something was cut out. */
export interface Hole {
  /** The same for the same place and text, and no other: results are kept under it. */
  id: string;
  kind: HoleKind;
  path: string;
  languageId: string;
  /** The file before the hole, which is where the cursor is. */
  before: string;
  /** The file after the hole. */
  after: string;
  /** What was cut out. */
  expected: string;
  /** Code of other files that an editor would send along. */
  snippets: readonly Snippet[];
  /** Makes the test of a filled hole, where there is one. */
  check?: (filled: Filled) => Program;
}

/** A hole that was filled. */
export interface Filled {
  /** The whole file. */
  document: string;
  /** What stands in the hole. */
  text: string;
  /** Characters after the hole that the text brings along itself, such as a bracket, and that are left out there. */
  over: number;
}

export const holeTitles: Record<HoleKind, string> = {
  rest: 'Rest of a line',
  block: 'Some statements',
  body: 'Function body',
  function: 'Function body with a test',
  humaneval: 'HumanEval-Infilling',
  safim: 'SAFIM',
};
