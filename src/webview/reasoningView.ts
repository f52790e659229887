import { reasoningLabel } from '../core/chat/labels.ts';
import type { Answer } from '../protocol/chat.ts';
import { element, icon, setText, show } from './dom.ts';

/** The analysis channel: folded, plain text, apart from the answer. */
export class ReasoningView {
  readonly #label = element('span', { class: 'reasoning-label' });
  readonly #text = element('div', { class: 'reasoning-text', attributes: { dir: 'auto' } });
  readonly element = element(
    'details',
    { class: 'reasoning' },
    element('summary', {}, icon('chevron-right'), this.#label),
    this.#text,
  );

  update({ reasoning, reasoningTime, status }: Answer): void {
    const thinking = status.type === 'streaming' && reasoningTime === undefined;
    show(this.element, reasoning !== '');
    setText(this.#label, reasoningLabel(reasoningTime, thinking));
    this.element.classList.toggle('active', thinking);
    setText(this.#text, reasoning);
  }
}
