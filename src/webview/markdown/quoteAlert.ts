import type { MarkdownIt, StateCore, Token } from 'markdown-it';

/** GitHub's alerts: a quote that begins with `[!NOTE]` or the like. */
export function quoteAlert(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'alert', markAlerts);
}

const marker = /^\[!(note|tip|important|warning|caution)\](?:[ \t]+|\n|$)/i;

function markAlerts(state: StateCore): void {
  const { tokens } = state;
  for (let index = 0; index < tokens.length - 2; index++) {
    const [quote, paragraph, text] = tokens.slice(index, index + 3);
    if (quote?.type !== 'blockquote_open' || paragraph?.type !== 'paragraph_open') continue;
    const [mark, written] = marker.exec(text?.content ?? '') ?? [];
    if (!text || mark === undefined || written === undefined) continue;
    const kind = written.toLowerCase();
    quote.attrSet('class', `alert alert-${kind}`);
    text.content = text.content.slice(mark.length).trimStart();
    const title = titleOf(state, kind, quote.level + 1);
    // If there is no text after the mark, its paragraph is empty.
    tokens.splice(index + 1, text.content === '' ? 3 : 0, ...title);
  }
}

function titleOf({ Token: Made }: StateCore, kind: string, level: number): Token[] {
  const open = new Made('paragraph_open', 'p', 1);
  const text = new Made('inline', '', 0);
  const close = new Made('paragraph_close', 'p', -1);
  open.attrSet('class', 'alert-title');
  text.content = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  text.children = [];
  for (const token of [open, text, close]) token.block = true;
  open.level = close.level = level;
  text.level = level + 1;
  return [open, text, close];
}
