import { reduce } from '../core/chat/reduce.ts';
import type { ChatState, ToPage } from '../protocol/chat.ts';
import { announcement } from './announce.ts';
import { Composer } from './composer.ts';
import { element, iconButton, show } from './dom.ts';
import type { Host } from './host.ts';
import { StickyScroll } from './stickyScroll.ts';
import { Transcript } from './transcript.ts';
import { Welcome } from './welcome.ts';

/**
 * The chat page. It has no state of its own: it shows the state that the host sent, updated by the host's events, and
 * draws at most once per frame.
 */
export class Page {
  readonly #transcript: Transcript;
  readonly #welcome: Welcome;
  readonly #composer: Composer;
  readonly #scroll: StickyScroll;
  readonly #live = element('div', { class: 'visually-hidden', attributes: { role: 'status' } });
  #state: ChatState | undefined;
  #drawn: ChatState | undefined;
  #frame: number | undefined;

  constructor(host: Host, root: HTMLElement) {
    this.#transcript = new Transcript(host);
    this.#welcome = new Welcome(host);
    this.#composer = new Composer(host, () => this.#scroll.toEnd());
    const content = element('div', { class: 'content' }, this.#welcome.element, this.#transcript.element);
    const area = element('div', { class: 'scroll-area' }, content);
    const jump = iconButton('arrow-down', 'Go to the End');
    jump.classList.add('jump');
    root.append(element('main', { class: 'conversation' }, area, jump), this.#composer.element, this.#live);
    this.#scroll = new StickyScroll(area, content, jump);
    show(this.#welcome.element, false);
    show(jump, false);
  }

  receive(message: ToPage): void {
    switch (message.type) {
      case 'snapshot':
        this.#change(message.state);
        break;
      case 'event':
        // Events from before the snapshot are already in it.
        if (this.#state) this.#change(reduce(this.#state, message.event));
        if (message.event.type === 'asked') this.#scroll.toEnd();
        break;
      case 'focus-input':
        this.#composer.focus();
        break;
    }
  }

  #change(state: ChatState): void {
    this.#state = state;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#draw();
    });
  }

  #draw(): void {
    const state = this.#state;
    if (!state || state === this.#drawn) return;
    const words = announcement(this.#drawn, state);
    this.#drawn = state;
    const empty = state.exchanges.length === 0;
    show(this.#welcome.element, empty);
    show(this.#transcript.element, !empty);
    if (empty) this.#welcome.update(state);
    this.#transcript.update(state);
    this.#composer.update(state);
    this.#scroll.enable(!empty);
    this.#scroll.follow();
    if (words !== undefined) this.#live.textContent = words;
  }
}
