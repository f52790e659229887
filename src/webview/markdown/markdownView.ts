import { frameCodeBlocks } from '../codeBlock.ts';
import { element } from '../dom.ts';
import { morph } from '../morph.ts';
import { Formulas } from './formulas.ts';
import { renderBlocks, sanitise } from './renderMarkdown.ts';
import type { MarkdownContext } from './markdownContext.ts';
import { drawTasks } from './taskList.ts';

/** Shared by the whole page. */
const pageFormulas = new Formulas();

/**
 * Markdown that grows. Only the last top-level block can still change, so only its source is parsed again; the blocks
 * before it keep their nodes, and with them selections and scroll positions. The cost of an update does not depend on
 * the length of the whole text.
 */
export class MarkdownView {
  readonly element = element('div', { class: 'markdown', attributes: { dir: 'auto' } });
  #source = '';
  /** The offset of the last block's source. */
  #offset = 0;
  /**
   * Whether the text defines links (`[name]: address`), or something unclosed in it was parsed as if it were closed.
   * Then everything is rendered again once the text is complete.
   */
  #provisional = false;
  /** The number of blocks whose nodes are final. */
  #settled = 0;
  #finished = false;
  readonly #formulas: Formulas;

  constructor(formulas = pageFormulas) {
    this.#formulas = formulas;
  }

  /** Shows the text. `finished` means that it is complete. */
  update(text: string, finished: boolean): void {
    const source = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    if (source === this.#source && finished === this.#finished) return;
    // A link may be defined far from where it is used, and an incomplete definition would be wrong.
    if (!source.startsWith(this.#source) || (finished && this.#provisional)) {
      this.#offset = 0;
      this.#settled = 0;
      this.#provisional = false;
    }
    this.#source = source;
    this.#finished = finished;
    this.#render();
  }

  #render(): void {
    const context: MarkdownContext = { finished: this.#finished };
    const blocks = renderBlocks(this.#source.slice(this.#offset), context);
    this.#provisional ||= context.provisional === true || Object.keys(context.references ?? {}).length > 0;
    const { children } = this.element;
    blocks.forEach(({ html }, index) => {
      const fresh = element('div', { class: 'block' }, sanitise(html));
      frameCodeBlocks(fresh);
      drawTasks(fresh);
      this.#typeset(fresh);
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

  #typeset(root: HTMLElement): void {
    this.#formulas.typeset(root, () => this.#typeset(this.element));
  }
}
