import { callLabels } from '../core/chat/labels.ts';
import type { ToolCallState, ToolCallStep } from '../protocol/answer.ts';
import { element, icon, setText, show } from './dom.ts';

/** A tool call: its name and state, and its arguments and result, folded, as plain text. */
export class ToolCallView {
  readonly #name = element('span', { class: 'step-name' });
  readonly #state = element('span', { class: 'step-state' });
  readonly #arguments = passage('Arguments');
  readonly #outcome = passage('Result');
  readonly element = element(
    'details',
    { class: 'fold step' },
    element('summary', {}, icon('chevron-right'), icon('tools'), this.#name, this.#state),
    this.#arguments.element,
    this.#outcome.element,
  );

  update(step: ToolCallStep): void {
    const { state } = step;
    setText(this.#name, step.name);
    setText(this.#state, callLabels[state.type]);
    this.element.dataset['state'] = state.type;
    this.#arguments.update(step.arguments);
    this.#outcome.update(outcomeOf(state));
  }
}

function outcomeOf(state: ToolCallState): string | undefined {
  if (state.type === 'done') return state.result;
  return state.type === 'failed' ? state.message : undefined;
}

/** Text under a heading, focusable for scrolling with the keyboard. */
function passage(heading: string) {
  const text = element('pre', { attributes: { tabindex: '0', role: 'region', 'aria-label': heading } });
  const made = element('div', { class: 'passage' }, element('div', { text: heading }), text);
  return {
    element: made,
    update(content: string | undefined) {
      show(made, content !== undefined);
      setText(text, content ?? '');
    },
  };
}
