import { fenceLine, FenceNest, type FenceLine } from '../text/fenceLine.ts';
import { isProseLanguage } from '../syntax/languages.ts';
import { lineSpans, textSpans } from '../syntax/textSpans.ts';
import { blockEnd, isMarkup, isTextKnown } from './blockEnd.ts';
import { isFileHeading } from './fileName.ts';
import { isSaidBesideCode, isTalk } from './talk.ts';

/** Code without the Markdown around it. */
export interface Unwrapped {
  text: string;
  /** Why it is uncertain that this is all of the code, and nothing else. */
  doubt?: 'end' | 'blocks';
}

/**
 * The code of an answer that put it into a Markdown block, added text before or after it, or closed a block that was
 * opened for it. Fences inside code (in its strings and comments, in Markdown) are kept.
 */
export function unwrap(
  text: string,
  original: { text: string; languageId: string; path: string },
): Unwrapped {
  const unwrapped = withoutMarkdown(text, original);
  if (unwrapped.doubt || !isTextKnown(original.languageId)) return unwrapped;
  const { languageId } = original;
  const isMixed = holdsOther(unwrapped.text, languageId) && !holdsOther(original.text, languageId);
  return isMixed ? { text: unwrapped.text, doubt: 'end' } : unwrapped;
}

/**
 * Whether the code contains a fence outside strings and comments, or in an unclosed one, that may be its end; or a
 * sentence of the kind that models write next to code.
 */
function holdsOther(text: string, languageId: string): boolean {
  if (!mayHoldOther.test(text)) return false;
  const spans = lineSpans(text, languageId) ?? [];
  const last = spans.at(-1);
  // Perl's documentation is between the code, marked by lines such as `=head1`.
  const holdsProse = isProseLanguage(languageId) || /^=\w+/m.test(text);
  return text.split('\n').some((line, index) => {
    const span = spans[index];
    const isOpen = span === undefined || (span === last && !span.closed);
    if (isOpen && fenceLine(line) !== undefined) return true;
    return span === undefined && !holdsProse && isSaidBesideCode(line);
  });
}

/** A quick test for whether the text may contain either. */
const mayHoldOther = /^\s*(?:```|~~~)|^[A-Z]\w*(?:'\w+)? .*[.:!]$|^[A-Z]\w+:$/m;

function withoutMarkdown(
  text: string,
  original: { text: string; languageId: string; path: string },
): Unwrapped {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const { languageId } = original;
  const open = fenceLine(lines[first] ?? '');
  const began = fenceLine(original.text.trimStart().split('\n', 1)[0] ?? '');
  // A fence longer than the one that the original begins with encloses it.
  const beganSo = began !== undefined && !(open && open.run.length > began.run.length);
  if (isMarkup(languageId)) return unwrapMarkup(lines, first, open, beganSo, original.text);
  if (open && !beganSo) return block(lines, first, open, languageId);
  const said = lines.findIndex((line) => fenceLine(line) !== undefined);
  const opening = fenceLine(lines[said] ?? '');
  const isBeside = (line: string): boolean =>
    line.trim() === '' || isTalk(line) || isFileHeading(line, original.path);
  if (opening && said > first && lines.slice(0, said).every(isBeside))
    return block(lines, said, opening, languageId);
  return beganSo ? { text } : begun(lines, languageId, original.text);
}

/** The block that opens at a line. */
function block(lines: readonly string[], at: number, open: FenceLine, languageId: string): Unwrapped {
  const body = lines.slice(at + 1);
  const end = blockEnd(body, open, languageId);
  if (!end) return { text: withoutGluedFence(body, languageId).join('\n') };
  const text = body.slice(0, end.line).join('\n');
  const rest = body.slice(end.line + 1);
  if (text.trim() !== '' && rest.some((line) => fenceLine(line))) return { text, doubt: 'blocks' };
  return end.sure && isTold(rest) ? { text } : { text, doubt: 'end' };
}

/** Whether lines after a block are clearly addressed to the user: none of them may be code, which would be lost. */
function isTold(lines: readonly string[]): boolean {
  const [first, ...others] = lines.filter((line) => line.trim() !== '');
  return first === undefined || (isTalk(first) && !others.some((line) => /[;{}]\s*$/.test(line)));
}

/** Code that starts on the first line; a fence and talk may follow it. */
function begun(lines: readonly string[], languageId: string, original: string): Unwrapped {
  const all = lines.join('\n');
  const end = blockEnd(lines, undefined, languageId);
  if (!end) return { text: withoutGluedFence(lines, languageId).join('\n') };
  // If the original contains such a fence itself, it is part of the code.
  if (blockEnd(original.split('\n'), undefined, languageId)) return { text: all };
  const text = lines.slice(0, end.line).join('\n');
  const rest = lines.slice(end.line + 1);
  if (rest.some((line) => fenceLine(line))) return { text, doubt: 'blocks' };
  if (!isTold(rest)) return { text: all, doubt: 'end' };
  return end.sure ? { text } : { text, doubt: 'end' };
}

/** Removes a fence at the end of the last line, if the code has none there. */
function withoutGluedFence(lines: readonly string[], languageId: string): string[] {
  const at = lines.findLastIndex((line) => line.trim() !== '');
  const glued = /^(.*[^`~\s])\s*(`{3,}|~{3,})\s*$/.exec(lines[at] ?? '');
  const [, code = '', run = ''] = glued ?? [];
  // The line contains inline code that opens with as many backticks.
  if (!glued || new RegExp(`(?<!\`)${run}(?!\`)`).test(code)) return [...lines];
  const before = [...lines.slice(0, at), code];
  if (run.startsWith('~')) return isInText(before.join('\n').length, lines, languageId) ? [...lines] : before;
  // In an unclosed template string, the first backtick closes the string.
  const spans = lineSpans([...before, ''].join('\n'), languageId);
  if (spans?.at(-1) === undefined) return before;
  return run.length > 3 ? [...lines.slice(0, at), `${code}\``] : [...lines];
}

/** Whether an offset is in a comment or string, where tildes underline what is above. */
function isInText(offset: number, lines: readonly string[], languageId: string): boolean {
  return (
    textSpans(lines.join('\n'), languageId)?.some(({ start, end }) => start < offset && offset < end) ?? true
  );
}

/**
 * In Markdown only a block that is the whole answer, and is labelled as Markdown, is a wrapper. A fence that closes
 * nothing means that the text is over, or that a block was not closed.
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

/** Whether every block is closed. */
function isBalanced(lines: readonly string[]): boolean {
  const nest = new FenceNest();
  for (const line of lines) {
    const fence = fenceLine(line);
    if (fence && nest.push(fence) === 'lone') nest.open(fence);
  }
  return nest.depth === 0;
}
