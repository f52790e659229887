import type { Answer } from '../protocol/answer.ts';
import type { ModelBadge } from '../protocol/chat.ts';
import { element, setText, show } from './dom.ts';

/** The state before the first word: waiting, loading the model, evaluating the prompt. */
export class ProgressView {
  readonly #label = element('span', { class: 'progress-label' });
  readonly #bar = element('progress', { attributes: { max: '1', 'aria-label': 'Loading the model' } });
  readonly element = element('div', { class: 'progress' }, this.#label, this.#bar);

  update(answer: Answer, model: ModelBadge): void {
    const label = progressLabel(answer, model);
    show(this.element, label !== undefined);
    if (label === undefined) return;
    setText(this.#label, label);
    const loading = model.state.type === 'loading' && answer.status.type === 'streaming';
    show(this.#bar, loading);
    if (model.state.type === 'loading') this.#bar.value = model.state.fraction;
  }
}

function progressLabel({ status, steps }: Answer, model: ModelBadge): string | undefined {
  if (status.type === 'waiting') return 'Waiting for the answer above…';
  if (status.type !== 'streaming' || steps.length > 0) return undefined;
  if (model.state.type === 'loading')
    return `Loading ${model.demonstration ? model.name : 'gpt-oss'}… ${Math.floor(model.state.fraction * 100)} %`;
  return 'Reading the question…';
}
