import { placeLabel } from '../core/chat/labels.ts';
import type { Chip } from '../protocol/chat.ts';
import { element, icon, iconButton, show } from './dom.ts';
import type { Host } from './host.ts';

/** The context of the next question. A chip that is turned off stays, greyed out, to be turned on again. */
export class ChipBar {
  readonly element = element('ul', {
    class: 'chips',
    attributes: { 'aria-label': 'Attached to the next question' },
  });
  readonly #host: Host;
  readonly #focusNext: () => void;
  #drawn: readonly Chip[] | undefined;

  /** @param focusNext takes the keyboard focus when the focused chip has disappeared. */
  constructor(host: Host, focusNext: () => void) {
    this.#host = host;
    this.#focusNext = focusNext;
  }

  update(chips: readonly Chip[]): void {
    if (chips === this.#drawn) return;
    this.#drawn = chips;
    const focused = this.element.contains(document.activeElement) ? focusedChip() : undefined;
    this.element.replaceChildren(...chips.map((chip) => this.#chip(chip)));
    show(this.element, chips.length > 0);
    if (focused === undefined) return;
    const again = [...this.element.querySelectorAll('button')].find(
      (button) => button.dataset['chip'] === focused,
    );
    if (again) again.focus();
    else this.#focusNext();
  }

  #chip(chip: Chip): HTMLElement {
    const label = placeLabel(chip);
    const what = chip.kind === 'selection' ? 'selection' : 'file';
    const button = chip.included
      ? iconButton('close', `Do not attach ${label}`)
      : iconButton('add', `Attach ${label}`);
    button.dataset['chip'] = chip.id;
    button.addEventListener('click', () =>
      this.#host.post({ type: 'include-chip', id: chip.id, included: !chip.included }),
    );
    return element(
      'li',
      { class: chip.included ? 'chip' : 'chip off', attributes: { title: chip.path } },
      icon(what),
      element('span', { class: 'chip-label', text: label }),
      button,
    );
  }
}

function focusedChip(): string | undefined {
  return document.activeElement instanceof HTMLElement ? document.activeElement.dataset['chip'] : undefined;
}
