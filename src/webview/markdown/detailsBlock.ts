import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import { canBegin, interrupts, isOutside, lineText } from './stateLines.ts';
import { lastMatch } from './lastMatch.ts';
import type { MarkdownContext } from './markdownContext.ts';
import { fenceEnd, parseFence } from './nestedFence.ts';

/** `<details>` with its `<summary>`, at the start of a line. The content is Markdown. */
export function detailsBlock(markdown: MarkdownIt): void {
  markdown.block.ruler.after('fence', 'details', readDetails, { alt: interrupts });
}

const opening = /^<details(?<open>\s+open(?:=(?:""|"open"|"true"))?)?\s*>/i;

/** The deepest nesting: nobody writes more, and each level costs a pass over its content. */
const deepest = 8;

function readDetails(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (!canBegin(state, startLine)) return false;
  const start = opening.exec(lineText(state, startLine));
  const context: MarkdownContext = state.env;
  const depth = context.detailsDepth ?? 0;
  if (!start || depth >= deepest) return false;
  if (context.finished && lastMatch(state, /<\/details/gi) < (state.bMarks[startLine] ?? 0)) return false;
  const end = findEnd(state, startLine, endLine);
  if (!end.closed && (context.finished || end.line < endLine)) return false;
  if (silent) return true;
  if (!end.closed) context.provisional = true;

  const source = state.getLines(startLine, end.line, state.blkIndent, false).trimStart();
  const content = source.slice(start[0].length);
  const { title, body } = splitSummary(end.closed ? content.replace(/<\/details\s*>\s*$/i, '') : content);
  const details = state.push('details_open', 'details', 1);
  details.map = [startLine, end.line];
  if (start.groups?.['open'] !== undefined) details.attrSet('open', '');
  state.push('summary_open', 'summary', 1);
  const summary = state.push('inline', '', 0);
  summary.content = title;
  summary.children = [];
  state.push('summary_close', 'summary', -1);
  context.detailsDepth = depth + 1;
  const inner: Token[] = [];
  state.md.block.parse(body, state.md, context, inner);
  context.detailsDepth = depth;
  for (const token of inner) {
    token.level += state.level;
    state.tokens.push(token);
  }
  state.push('details_close', 'details', -1);
  state.line = end.line;
  return true;
}

/** Splits off the summary. A missing one becomes “Details”, as in browsers. */
function splitSummary(content: string): { title: string; body: string } {
  const [head, title] = /^\s*<summary\s*>([^]*?)(?:<\/summary\s*>|$)/i.exec(content) ?? [];
  return {
    title: title?.trim() || 'Details',
    body: content.slice(head?.length ?? 0).replace(/^\n/, ''),
  };
}

/** The line after the closing tag of the element that `startLine` opens. Tags in code do not count. */
function findEnd(state: StateBlock, startLine: number, endLine: number): { line: number; closed: boolean } {
  let open = 0;
  let line = startLine;
  while (line < endLine) {
    if (line > startLine && isOutside(state, line)) return { line, closed: false };
    const text = lineText(state, line);
    const fence = parseFence(text);
    if (fence) {
      const end = fenceEnd(state, line, endLine, fence);
      line = end.line + (end.closed ? 1 : 0);
      continue;
    }
    line++;
    const tags = text.replace(/`[^`]*`/g, '').match(/<\/?details\b[^>]*>|$/gi) ?? [];
    for (const tag of tags) if (tag !== '') open += tag.startsWith('</') ? -1 : 1;
    // With text after it, the tag does not end a block.
    if (open <= 0) return { line, closed: /<\/details\s*>\s*$/i.test(text) };
  }
  return { line, closed: false };
}
