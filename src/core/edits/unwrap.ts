import { fenceLine, FenceNest, type FenceLine } from '../text/fenceLine.ts';
import { isProseLanguage } from '../syntax/languages.ts';
import { lineSpans } from '../syntax/textSpans.ts';
import { blockEnd, isMarkup, isTextKnown } from './blockEnd.ts';
import { isSaidBesideCode, isTalk } from './talk.ts';

/** Code without the markdown around it. */
export interface Unwrapped {
  text: string;
  /** Why it is not certain that this is all of the code, and nothing else. */
  doubt?: 'end' | 'blocks';
}

/**
 * The code of an answer that has put it into a block of markdown, said something before or behind it, or closed a block
 * that was opened for it. Fences inside of code (in its strings and comments, in markdown) are left alone.
 */
export function unwrap(text: string, original: { text: string; languageId: string }): Unwrapped {
  const unwrapped = withoutMarkdown(text, original);
  if (unwrapped.doubt || !isTextKnown(original.languageId)) return unwrapped;
  const { languageId } = original;
  const isMixed = holdsOther(unwrapped.text, languageId) && !holdsOther(original.text, languageId);
  return isMixed ? { text: unwrapped.text, doubt: 'end' } : unwrapped;
}

/**
 * Whether there is a fence in code, or in a string or a comment that nothing closes, where it may be the end of the code;
 * or a sentence of the kind that models say beside code.
 */
function holdsOther(text: string, languageId: string): boolean {
  if (!mayHoldOther.test(text)) return false;
  const spans = lineSpans(text, languageId) ?? [];
  const last = spans.at(-1);
  // Perl's documentation stands between its code, marked by lines such as `=head1`.
  const holdsProse = isProseLanguage(languageId) || /^=\w+/m.test(text);
  return text.split('\n').some((line, index) => {
    const span = spans[index];
    const isOpen = span === undefined || (span === last && !span.closed);
    if (isOpen && fenceLine(line) !== undefined) return true;
    return span === undefined && !holdsProse && isSaidBesideCode(line);
  });
}

/** No need to look closer where neither is. */
const mayHoldOther = /^\s*(?:```|~~~)|^[A-Z]\w*(?:'\w+)? .*[.:!]$|^[A-Z]\w+:$/m;

function withoutMarkdown(text: string, original: { text: string; languageId: string }): Unwrapped {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const { languageId } = original;
  const open = fenceLine(lines[first] ?? '');
  const began = fenceLine(original.text.trimStart().split('\n', 1)[0] ?? '');
  // A longer one than the original begins with is around it.
  const beganSo = began !== undefined && !(open && open.run.length > began.run.length);
  if (isMarkup(languageId)) return unwrapMarkup(lines, first, open, beganSo, original.text);
  if (open && !beganSo) return block(lines, first, open, languageId);
  const said = lines.findIndex((line) => fenceLine(line) !== undefined);
  const opening = fenceLine(lines[said] ?? '');
  if (opening && said > first && lines.slice(0, said).every((line) => line.trim() === '' || isTalk(line)))
    return block(lines, said, opening, languageId);
  return beganSo ? { text } : begun(lines, languageId, original.text);
}

/** A block that opens at a line. */
function block(lines: readonly string[], at: number, open: FenceLine, languageId: string): Unwrapped {
  const body = lines.slice(at + 1);
  const end = blockEnd(body, open, languageId);
  if (!end) return { text: withoutGluedFence(body, languageId).join('\n') };
  const text = body.slice(0, end.line).join('\n');
  const rest = body.slice(end.line + 1);
  if (text.trim() !== '' && rest.some((line) => fenceLine(line))) return { text, doubt: 'blocks' };
  return end.sure && isTold(rest) ? { text } : { text, doubt: 'end' };
}

/** Whether lines behind a block are said to the user, as far as can be seen: none of them may be code that is lost. */
function isTold(lines: readonly string[]): boolean {
  const [first, ...others] = lines.filter((line) => line.trim() !== '');
  return first === undefined || (isTalk(first) && !others.some((line) => /[;{}]\s*$/.test(line)));
}

/** Code from its first line on; there may be a fence behind it, and talk. */
function begun(lines: readonly string[], languageId: string, original: string): Unwrapped {
  const all = lines.join('\n');
  const end = blockEnd(lines, undefined, languageId);
  if (!end) return { text: withoutGluedFence(lines, languageId).join('\n') };
  // Where the original has such a fence itself, it is not what it looks like.
  if (blockEnd(original.split('\n'), undefined, languageId)) return { text: all };
  const text = lines.slice(0, end.line).join('\n');
  const rest = lines.slice(end.line + 1);
  if (rest.some((line) => fenceLine(line))) return { text, doubt: 'blocks' };
  if (!isTold(rest)) return { text: all, doubt: 'end' };
  return end.sure ? { text } : { text, doubt: 'end' };
}

/** A fence at the end of the last line, where the code has none. */
function withoutGluedFence(lines: readonly string[], languageId: string): string[] {
  const at = lines.findLastIndex((line) => line.trim() !== '');
  const glued = /^(.*[^`\s])\s*(`{3,})\s*$/.exec(lines[at] ?? '');
  const [, code = '', run = ''] = glued ?? [];
  // Code within a line of text opens with as many.
  if (!glued || new RegExp(`(?<!\`)${run}(?!\`)`).test(code)) return [...lines];
  const before = [...lines.slice(0, at), code];
  // Behind a template string that is not closed yet, the first backtick closes it.
  const spans = lineSpans([...before, ''].join('\n'), languageId);
  if (spans?.at(-1) === undefined) return before;
  return run.length > 3 ? [...lines.slice(0, at), `${code}\``] : [...lines];
}

/**
 * In markdown only a block that is all of the answer, and says that it is markdown, is a wrapping. A fence that closes
 * nothing means that the text is over, or that a block has been forgotten.
 */
function unwrapMarkup(
  lines: readonly string[],
  first: number,
  open: FenceLine | undefined,
  beganSo: boolean,
  original: string,
): Unwrapped {
  const text = lines.join('\n');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const close = fenceLine(lines[last] ?? '');
  const inner = lines.slice(first + 1, last);
  if (
    open &&
    !beganSo &&
    /^(?:md|markdown|mdx|qmd|rmd)\b/i.test(open.info) &&
    close?.info === '' &&
    last > first
  )
    if (close.run.length >= open.run.length && isBalanced(inner)) return { text: inner.join('\n') };
  if (isBalanced(lines) || !isBalanced(original.split('\n'))) return { text };
  if (close?.info === '' && isBalanced(lines.slice(0, last)))
    return { text: lines.slice(0, last).join('\n') };
  return { text, doubt: 'end' };
}

/** Whether each block that is opened is closed. */
function isBalanced(lines: readonly string[]): boolean {
  const nest = new FenceNest();
  for (const line of lines) {
    const fence = fenceLine(line);
    if (fence && nest.push(fence) === 'lone') nest.open(fence);
  }
  return nest.depth === 0;
}
