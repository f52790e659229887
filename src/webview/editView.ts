import { diffLabel, editLabels, placeLabel } from '../core/chat/labels.ts';
import type { EditStep } from '../protocol/answer.ts';
import { element, icon, setText, show, textButton } from './dom.ts';
import { highlight } from './highlight.ts';
import { sanitise } from './markdown/renderMarkdown.ts';

/** A change to a file: where, how much, its state, and the diff, folded. */
export class EditView {
  readonly #name = element('span', { class: 'step-name' });
  readonly #size = element('span', { class: 'step-size' });
  readonly #state = element('span', { class: 'step-state' });
  readonly #diff = element('pre', { attributes: { tabindex: '0', role: 'region', 'aria-label': 'Change' } });
  readonly #open: HTMLButtonElement;
  readonly element: HTMLElement;

  /** @param open shows the file. */
  constructor(open: () => void) {
    this.#open = textButton('Open File', 'secondary', open);
    this.element = element(
      'details',
      { class: 'fold step' },
      element('summary', {}, icon('chevron-right'), icon('edit'), this.#name, this.#size, this.#state),
      element('div', { class: 'passage' }, this.#diff, element('div', { class: 'buttons' }, this.#open)),
    );
  }

  update(step: EditStep): void {
    setText(this.#name, placeLabel(step));
    this.#name.title = step.path;
    setText(this.#size, diffLabel(step.diff));
    setText(this.#state, editLabels[step.state]);
    this.element.dataset['state'] = step.state;
    show(this.#open, step.uri !== undefined);
    if (this.#diff.textContent === step.diff) return;
    const coloured = highlight(step.diff, 'diff');
    this.#diff.replaceChildren(
      coloured === undefined ? document.createTextNode(step.diff) : sanitise(coloured),
    );
  }
}
