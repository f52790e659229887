import { reasoningLabel } from '../core/chat/labels.ts';
import type { ReasoningStep } from '../protocol/answer.ts';
import { element, icon, setText } from './dom.ts';

/** The analysis channel: folded, plain text, apart from the answer. */
export class ReasoningView {
  readonly #label = element('span', { class: 'reasoning-label' });
  readonly #text = element('div', { class: 'reasoning-text', attributes: { dir: 'auto' } });
  readonly element = element(
    'details',
    { class: 'fold reasoning' },
    element('summary', {}, icon('chevron-right'), this.#label),
    this.#text,
  );

  /** @param growing whether more may come. */
  update({ text, time }: ReasoningStep, growing: boolean): void {
    const thinking = growing && time === undefined;
    setText(this.#label, reasoningLabel(time, thinking));
    this.element.classList.toggle('active', thinking);
    setText(this.#text, text);
  }
}
