import { indentationOf } from './indentation.ts';

/** How a text is indented: with tabs, or with this many spaces per level. */
export type IndentStyle = 'tabs' | number;

/** The possible widths of a level. */
const widths = [2, 3, 4, 8];

/** Lines indented further than their block that are needed to determine a style. */
const enough = 2;

/** The style of lines of code; `undefined` when there are too few to tell, or both are used. */
export function styleOf(lines: readonly string[]): IndentStyle | undefined {
  const indents = lines.filter((line) => line.trim() !== '' && !isAligned(line)).map(indentationOf);
  const tabs = indents.filter((indent) => indent.startsWith('\t')).length;
  const blanks = indents.filter((indent) => indent.startsWith('  ')).length;
  if (tabs > 0) return tabs >= 4 * blanks ? 'tabs' : undefined;
  const steps = blockSteps(lines);
  const [step] = steps;
  return step !== undefined && steps.length >= enough && steps.every((each) => each === step)
    ? step
    : mostSteps(steps);
}

/** The number of spaces per level in nearly all blocks. */
function mostSteps(steps: readonly number[]): number | undefined {
  return widths.find((width) => {
    const count = steps.filter((step) => step === width).length;
    return count >= enough + 1 && count >= 0.8 * steps.length;
  });
}

/** By how many spaces each block is indented further than the line that opens it. */
export function blockSteps(lines: readonly string[]): number[] {
  const steps: number[] = [];
  let above: string | undefined;
  for (const line of lines) {
    if (line.trim() === '' || isAligned(line)) continue;
    if (above !== undefined && opensBlock(above)) {
      const step = indentationOf(line).length - indentationOf(above).length;
      if (step > 0) steps.push(step);
    }
    above = line;
  }
  return steps;
}

/** Whether a line is inside a block comment, where lines are indented by one extra space. */
export function isAligned(line: string): boolean {
  return /^[ \t]+\*/.test(line);
}

/** Whether a width is a possible width of a level. */
export function isWidth(width: number): boolean {
  return widths.includes(width);
}

/** Whether the lines below are a level deeper. After an open parenthesis they may be aligned in any way. */
export function opensBlock(line: string): boolean {
  return atEnd.test(line) || (atStart.test(line) && isClosed(line));
}

const atEnd = /(?:[{:[]|=>|->|\b(?:then|do|else|begin)|\bdo\s*\|[^|]*\||<\w[^<>]*[^<>/-]>|<\w>)\s*$/;

/** Words that open a block in languages that end it by a word, and begin a statement in others. */
const atStart =
  /^\s*(?:def|class|module|if|unless|while|until|case|begin|for|when|elsif|rescue|ensure|(?:local )?function|describe|context)\b[^;,]*$/;

function isClosed(line: string): boolean {
  return (line.match(/[([]/g)?.length ?? 0) === (line.match(/[)\]]/g)?.length ?? 0) && !/\bend\b/.test(line);
}
