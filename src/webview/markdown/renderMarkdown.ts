import DOMPurify from 'dompurify';
import MarkdownIt, { type Token } from 'markdown-it';
import { parseLink } from '../../core/chat/links.ts';
import { highlight } from '../highlight.ts';
import { detailsBlock } from './detailsBlock.ts';
import { harmlessTags } from './harmlessTags.ts';
import { hiddenComment } from './hiddenComment.ts';
import type { MarkdownContext } from './markdownContext.ts';
import { mathSyntax } from './mathSyntax.ts';
import { nestedFence } from './nestedFence.ts';
import { quoteAlert } from './quoteAlert.ts';
import { taskList } from './taskList.ts';

/** A top-level block of a Markdown text: where its source starts, and its HTML, not yet sanitised. */
export interface Block {
  offset: number;
  html: string;
}

const markdown = new MarkdownIt({ html: false, linkify: true });
for (const extension of [
  nestedFence,
  detailsBlock,
  hiddenComment,
  harmlessTags,
  quoteAlert,
  taskList,
  mathSyntax,
])
  markdown.use(extension);
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
// A path such as `a.ts:12` must not look like a URL with a scheme.
const encode = markdown.normalizeLink.bind(markdown);
markdown.normalizeLink = (address) => {
  const encoded = encode(address);
  return parseLink(encoded)?.type === 'file' ? `./${encoded.replace(/^\.\//, '')}` : encoded;
};
// Rejected links stay visible as written.
markdown.validateLink = (address) => parseLink(address) !== undefined;
// Nothing is loaded from anywhere: an image is shown as its description and address.
markdown.renderer.rules['image'] = (tokens, index) => {
  const token = tokens[index];
  const address = String(token?.attrGet('src') ?? '');
  return markdown.utils.escapeHtml(`${token?.content ?? ''} (${address})`);
};
markdown.renderer.rules['fence'] = renderCode;
markdown.renderer.rules['code_block'] = renderCode;
// markdown-it sets alignment in a style attribute, which the page's policy refuses.
markdown.core.ruler.push('alignment', ({ tokens }) => {
  for (const token of tokens) {
    const align = /^text-align:(left|center|right)$/.exec(String(token.attrGet('style') ?? ''))?.[1];
    if (align === undefined) continue;
    token.attrs = [['align', align]];
  }
});

/** Parses Markdown and renders each top-level block separately. `source` must have LF line ends. */
export function renderBlocks(source: string, context: MarkdownContext): Block[] {
  const tokens = markdown.parse(source, context);
  const offsets = lineOffsets(source);
  const blocks: Block[] = [];
  let start = 0;
  tokens.forEach((token, index) => {
    if (token.level !== 0 || token.nesting === 1) return;
    const part = tokens.slice(start, index + 1);
    blocks.push({
      offset: offsets[part[0]?.map?.[0] ?? 0] ?? 0,
      html: markdown.renderer.render(part, markdown.options, context),
    });
    start = index + 1;
  });
  return blocks;
}

/**
 * Turns rendered Markdown into nodes. markdown-it has already escaped all HTML; this second line of defence lets only
 * Markdown's own elements through.
 */
export function sanitise(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  // The text of a link can say anything; the title shows where it leads.
  for (const link of fragment.querySelectorAll('a')) link.title = link.getAttribute('href') ?? '';
  return fragment;
}

const tags =
  'p br hr h1 h2 h3 h4 h5 h6 strong em s blockquote ul ol li pre code span table thead tbody tr th td a details summary b del i ins kbd mark q samp small sub sup u var'.split(
    ' ',
  );
const attributes = 'href class start align open data-language data-tex data-display'.split(' ');

function renderCode(tokens: Token[], index: number): string {
  const token = tokens[index];
  const language = /^[\w+#.-]{1,30}/.exec(token?.info.trim() ?? '')?.[0] ?? '';
  const code = token?.content ?? '';
  const html = highlight(code, language.toLowerCase()) ?? markdown.utils.escapeHtml(code);
  return `<pre><code data-language="${language}">${html}</code></pre>`;
}

function lineOffsets(source: string): number[] {
  const offsets = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) offsets.push(at + 1);
  return offsets;
}
