import { frameCodeBlocks } from './codeBlock.ts';
import { element } from './dom.ts';
import { type MarkdownContext, renderBlocks, sanitise } from './markdown.ts';
import { morph } from './morph.ts';

/**
 * Markdown that grows. Only the last top-level block can still change, so only its source is parsed again; the blocks
 * before it keep their nodes, and with them selections and scroll positions. The cost of an update does not depend on
 * how long the text has become.
 */
export class MarkdownView {
  readonly element = element('div', { class: 'markdown', attributes: { dir: 'auto' } });
  #source = '';
  /** Where the source of the last block starts. */
  #offset = 0;
  /** Whether the text defines links (`[name]: address`). */
  #defines = false;
  /** Blocks whose nodes are final. */
  #settled = 0;
  #finished = false;

  /** Shows the text. `finished` says that no more comes. */
  update(text: string, finished: boolean): void {
    const source = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    if (source === this.#source && finished === this.#finished) return;
    // A link may be defined far from the place that uses it, and a definition that still grows would be a wrong one:
    // once all is there, all is rendered together.
    if (!source.startsWith(this.#source) || (finished && this.#defines)) {
      this.#offset = 0;
      this.#settled = 0;
      this.#defines = false;
    }
    this.#source = source;
    this.#finished = finished;
    this.#render();
  }

  #render(): void {
    const context: MarkdownContext = {};
    const blocks = renderBlocks(this.#source.slice(this.#offset), context);
    this.#defines ||= Object.keys(context.references ?? {}).length > 0;
    const { children } = this.element;
    blocks.forEach(({ html }, index) => {
      const fresh = element('div', { class: 'block' }, sanitise(html));
      frameCodeBlocks(fresh);
      const old = children[this.#settled + index];
      if (old) morph(old, fresh);
      else this.element.append(fresh);
    });
    while (children.length > this.#settled + blocks.length) this.element.lastElementChild?.remove();
    const last = blocks.at(-1);
    if (!last) return;
    this.#settled += blocks.length - 1;
    this.#offset += last.offset;
  }
}
