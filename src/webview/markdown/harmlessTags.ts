import type { MarkdownIt, StateInline } from 'markdown-it';
import { lastMatch } from './lastMatch.ts';

/**
 * Tags that only change how text looks: `<kbd>Ctrl</kbd>`, `x<sup>2</sup>`, `<br>`. Only without attributes, and only
 * when they are closed; anything else stays text, since raw HTML is off.
 */
export function harmlessTags(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('autolink', 'harmless_tag', readTag);
}

const paired = new Set('b code del em i ins kbd mark q s samp small strong sub sup u var'.split(' '));

function readTag(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src[pos] !== '<') return false;
  const [whole, written] = matchAt(/<([a-z]{1,6})[ \t]*\/?>/iy, src, pos) ?? [];
  if (whole === undefined || written === undefined || pos + whole.length > posMax) return false;
  const name = written.toLowerCase();
  if (name === 'br') {
    if (!silent) state.push('hardbreak', 'br', 0);
    state.pos += whole.length;
    return true;
  }
  if (!paired.has(name) || whole.endsWith('/>')) return false;
  const start = pos + whole.length;
  const close = findClose(state, start, name);
  if (!close) return false;
  if (!silent) {
    state.pos = start;
    state.posMax = close.start;
    state.push('tag_open', name, 1);
    state.md.inline.tokenize(state);
    state.push('tag_close', name, -1);
    state.posMax = posMax;
  }
  state.pos = close.end;
  return true;
}

/** The closing tag of an element whose content starts at `start`. One inside code or a link does not count. */
function findClose(
  state: StateInline,
  start: number,
  name: string,
): { start: number; end: number } | undefined {
  if (lastMatch(state, new RegExp(`</${name}[ \\t]*>`, 'gi')) < start) return undefined;
  const { pos, posMax } = state;
  const closing = new RegExp(`</${name}[ \\t]*>`, 'iy');
  let found: { start: number; end: number } | undefined;
  state.pos = start;
  while (!found && state.pos < posMax) {
    const [whole] = matchAt(closing, state.src, state.pos) ?? [];
    if (whole !== undefined) found = { start: state.pos, end: state.pos + whole.length };
    else state.md.inline.skipToken(state);
  }
  state.pos = pos;
  return found && found.end <= posMax ? found : undefined;
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}
