import type { MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it';
import { canBegin, interrupts, isOutside, lineText } from './stateLines.ts';
import { dollarFormula } from './dollarFormula.ts';
import { formulaAt, longestFormula } from './formulaAt.ts';
import type { MarkdownContext } from './markdownContext.ts';

/**
 * Formulas: `\(…\)` and `$…$` within a line, `\[…\]` and `$$…$$` on lines of their own. They are rendered as written,
 * with the TeX alongside, for {@link Formulas} to typeset.
 */
export function mathSyntax(markdown: MarkdownIt): void {
  markdown.block.ruler.after('fence', 'math', readBlock, { alt: interrupts });
  markdown.inline.ruler.before('escape', 'math', readInline);
  const render = (tokens: Token[], index: number) => {
    const token = tokens[index];
    return token ? html(token, markdown.utils.escapeHtml) : '';
  };
  markdown.renderer.rules['math_inline'] = render;
  markdown.renderer.rules['math_block'] = (tokens, index) =>
    `<p class="formula">${render(tokens, index)}</p>\n`;
}

function html({ content, markup, meta }: Token, escape: (text: string) => string): string {
  if (content === '') return escape(markup);
  const display = meta?.['display'] === true ? ' data-display="true"' : '';
  return `<span class="math" data-tex="${escape(content)}"${display}>${escape(markup)}</span>`;
}

function readInline(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  const found = src[pos] === '$' ? dollarFormula(src, pos, posMax) : formulaAt(src, pos, posMax);
  if (!found) return false;
  if (!silent) {
    const token = state.push('math_inline', '', 0);
    token.content = found.tex;
    token.markup = src.slice(pos, found.end);
    token.meta = { display: found.display };
  }
  state.pos = found.end;
  return true;
}

const blockStart = /^(?:\$\$|\\\[)/;

/**
 * A formula that begins at the start of a line and ends at the end of one, except for a full stop or the like, which
 * becomes part of it. TeX allows no blank line in a formula.
 */
function readBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (!canBegin(state, startLine) || !blockStart.test(lineText(state, startLine))) return false;
  const context: MarkdownContext = state.env;
  let source = '';
  let line = startLine;
  while (line < endLine && !state.isEmpty(line) && !isOutside(state, line) && source.length < longestFormula)
    source += `${lineText(state, line++)}\n`;
  const found = formulaAt(source, 0, source.length);
  if (found) {
    const [behind, stop] = /^([.,;:]?)[ \t]*\n/.exec(source.slice(found.end)) ?? [];
    if (behind === undefined) return false;
    const whole = source.slice(0, found.end + behind.length).trimEnd();
    const end = startLine + whole.split('\n').length;
    if (!silent) push(state, [startLine, end], `${found.tex.trim()}${stop}`, whole);
    return true;
  }
  // It may still be closed; until then the lines stay one block.
  if (context.finished || line < endLine) return false;
  context.provisional = true;
  if (!silent) push(state, [startLine, line], '', source.trimEnd());
  return true;
}

function push(state: StateBlock, map: [number, number], tex: string, source: string): void {
  const token = state.push('math_block', '', 0);
  token.content = tex;
  token.markup = source;
  token.meta = { display: true };
  token.map = map;
  [, state.line] = map;
}
