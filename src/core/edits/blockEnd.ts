import { lineSpans } from '../syntax/textSpans.ts';
import { isLexisKnown } from '../syntax/languages.ts';
import { closes, fenceLine, FenceNest, type FenceLine } from '../text/fenceLine.ts';

/** The end of a code block: the line, and whether it is certain. */
export interface BlockEnd {
  line: number;
  sure: boolean;
}

/** Three backticks, with which models close any block that was opened for them. */
const anyFence: FenceLine = { run: '```', info: '' };

/**
 * Finds the line that closes a code block, given the lines after its opening fence. In a known language, that is the
 * first fence outside strings and comments, since code contains none; failing that, a fence on the last line, since
 * strings look inverted if the code begins inside one. In other languages fences are paired, by their info strings if
 * there are any, and the last unpaired one closes the block. `undefined` when none does.
 * @param given the fence with which the answer opened the block, if it did.
 */
export function blockEnd(
  lines: readonly string[],
  given: FenceLine | undefined,
  languageId: string,
): BlockEnd | undefined {
  const open = given ?? anyFence;
  const spans = isTextKnown(languageId) ? lineSpans(lines.join('\n'), languageId) : undefined;
  if (!spans) return lastLoneFence(lines, open, isMarkup(languageId));
  const line = lines.findIndex((each, index) => !spans[index] && isClosing(each, open));
  if (line !== -1) return { line, sure: true };
  const last = lines.findLastIndex((each) => each.trim() !== '');
  if (!isClosing(lines[last] ?? '', open)) return undefined;
  return { line: last, sure: given !== undefined || !lines.slice(0, last).some((each) => fenceLine(each)) };
}

function isClosing(line: string, open: FenceLine): boolean {
  const fence = fenceLine(line);
  return fence !== undefined && closes(fence, open);
}

function lastLoneFence(lines: readonly string[], open: FenceLine, inMarkup: boolean): BlockEnd | undefined {
  const nest = new FenceNest();
  /**
   * Fences without an info string and without a block to close; relevant when the last of them is not closed itself.
   */
  let lone: number[] = [];
  let pairs = 0;
  lines.forEach((each, index) => {
    const fence = fenceLine(each);
    if (!fence || (fence.info === '' && fence.run.length < open.run.length && nest.depth === 0)) return;
    if (nest.push(fence) !== 'lone') return;
    if (lone.length > 0 && nest.depth === 0) {
      // Two of them may be a block within the code, or the end of the code and of another block after it.
      lone = [];
      pairs++;
    } else lone = [index];
  });
  const [line] = lone;
  if (line === undefined) return undefined;
  const isLast =
    lines
      .slice(line + 1)
      .join('')
      .trim() === '';
  const inner = lines.slice(0, line).filter((each) => fenceLine(each)?.info === '');
  const areDeeper = inner.every((each) => /^\s/.test(each)) && !/^\s/.test(lines[line] ?? '');
  return { line, sure: pairs === 0 ? isLast || !inMarkup : isLast && (inMarkup || areDeeper) };
}

/** Whether the strings and comments of a language are known, so that a fence inside one does not end a block. */
export function isTextKnown(languageId: string): boolean {
  return !isMarkup(languageId) && isLexisKnown(languageId);
}

/** Whether fences are part of the text in a language. */
export function isMarkup(languageId: string): boolean {
  return markup.has(languageId);
}

const markup = new Set([
  'markdown',
  'mdx',
  'quarto',
  'rmd',
  'restructuredtext',
  'asciidoc',
  'prompt',
  'instructions',
  'chatagent',
]);
