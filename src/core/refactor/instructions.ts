/** A problem that the editor shows in the code. */
export interface ProblemToFix {
  /** From 1, relative to the code to be corrected: the model does not see the file's line numbers. */
  line: number;
  /** The text of the line, since models count badly. */
  text: string;
  message: string;
}

/** The instruction of `fix` for the known problems; the general one if there are none. */
export function fixInstruction(general: string, problems: readonly ProblemToFix[]): string {
  if (problems.length === 0) return general;
  const list = problems
    .slice(0, mostProblems)
    .map(({ line, text, message }) => `- line ${line}, \`${onOneLine(text)}\`: ${onOneLine(message)}`);
  return `Correct these problems and change nothing else:\n${list.join('\n')}`;
}

/** The instruction of `document`; documented code must not get a second comment. */
export function documentInstruction(general: string, documented: boolean): string {
  if (!documented) return general;
  return `${general} There is a comment above it already: correct and complete that one, and add no other there.`;
}

/** The instruction of `tests`, with the path of the new file, so that its imports are correct. */
export function testsInstruction(general: string, sourcePath: string, testFile: string): string {
  return `${general} The code is in \`${onOneLine(sourcePath)}\`, the test file will be \`${onOneLine(testFile)}\`.`;
}

/** A screenful; the first ones usually cause the rest. */
const mostProblems = 10;

/** UTF-16 code units of a message: TypeScript explains type errors at length, but puts the main point first. */
const longestWords = 300;

/** Language servers quote code in their messages, which must not look like a line of the instruction. */
function onOneLine(words: string): string {
  return words.slice(0, longestWords).replace(/\s+/g, ' ').trim();
}
