import { questionLength } from '../core/chat/limits.ts';
import { isAnswering } from '../core/chat/reduce.ts';
import type { ChatState } from '../protocol/chat.ts';
import { ChipBar } from './chipBar.ts';
import { element, icon, iconButton, setText, show } from './dom.ts';
import type { Host } from './host.ts';
import { SetupView } from './setupView.ts';

/** Where the user writes: context, input, model, and one button that sends or stops. */
export class Composer {
  readonly #host: Host;
  readonly #onSend: () => void;
  readonly #chips: ChipBar;
  readonly #setup: SetupView;
  readonly #input = element('textarea', {
    attributes: { rows: '1', dir: 'auto', 'aria-label': 'Question', placeholder: 'Ask about your code' },
  });
  readonly #hint = element('p', { class: 'hint', attributes: { role: 'status' } });
  readonly #modelName = element('span', { class: 'model-name' });
  readonly #send = iconButton('send', 'Send (Enter)', () => this.#submit());
  readonly #stop = iconButton('stop', 'Stop (Escape)', () => this.#stopAnswer());
  readonly element: HTMLElement;
  #answering = false;
  #lastQuestion = '';

  /** @param onSend called after a question has been sent. */
  constructor(host: Host, onSend: () => void) {
    this.#host = host;
    this.#onSend = onSend;
    this.#chips = new ChipBar(host, () => this.focus());
    this.#setup = new SetupView(host, 'brief');
    this.#send.classList.add('send');
    this.#stop.classList.add('send');
    this.#input.value = host.draft;
    this.#input.addEventListener('input', () => this.#changed());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    const model = element(
      'button',
      { class: 'model-button', attributes: { type: 'button', title: 'Choose Model…' } },
      this.#modelName,
      icon('chevron-down'),
    );
    model.addEventListener('click', () => host.post({ type: 'remedy', remedy: 'choose-model' }));
    const box = element(
      'div',
      { class: 'composer-box' },
      this.#chips.element,
      this.#input,
      element('div', { class: 'composer-bar' }, model, this.#send, this.#stop),
    );
    // The box looks like a single input, so a click beside the text focuses it.
    box.addEventListener('click', ({ target }) => {
      if (target === box) this.focus();
    });
    this.element = element('div', { class: 'composer' }, this.#setup.element, this.#hint, box);
    this.#changed();
  }

  update(state: ChatState): void {
    this.#answering = isAnswering(state);
    this.#lastQuestion = state.exchanges.at(-1)?.question.text ?? '';
    this.#chips.update(state.chips);
    // An empty conversation has it all.
    this.#setup.update(state.exchanges.length === 0 ? undefined : state.setup);
    const { name, state: model } = state.model;
    setText(
      this.#modelName,
      model.type === 'loading' ? `${name} · ${Math.floor(model.fraction * 100)} %` : name,
    );
    const focused = document.activeElement;
    show(this.#send, !this.#answering);
    show(this.#stop, this.#answering);
    // The button that was just pressed is hidden now, so move the focus.
    if (focused === (this.#answering ? this.#send : this.#stop)) this.focus();
    if (!this.#answering && this.#hint.dataset['kind'] === 'wait') this.#say('', '');
  }

  focus(): void {
    this.#input.focus();
  }

  #key(event: KeyboardEvent): void {
    // While an input method is composing, Enter and Escape belong to it.
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === 'Escape' && this.#answering) {
      event.preventDefault();
      this.#stopAnswer();
    } else if (event.key === 'ArrowUp' && this.#input.value === '' && this.#lastQuestion !== '') {
      event.preventDefault();
      this.#input.value = this.#lastQuestion;
      this.#changed();
    }
  }

  #submit(): void {
    const text = this.#input.value;
    if (text.trim() === '' || this.#excess() > 0) return;
    if (this.#answering) {
      this.#say('wait', 'You can send it when the answer has ended, or stop the answer with Escape.');
      return;
    }
    this.#host.post({ type: 'ask', text: text.trim() });
    this.#input.value = '';
    this.#changed();
    this.focus();
    this.#onSend();
  }

  #stopAnswer(): void {
    this.#host.post({ type: 'stop' });
    this.focus();
  }

  #changed(): void {
    const { value } = this.#input;
    this.#host.saveDraft(value.length > questionLength ? '' : value);
    const excess = this.#excess();
    this.#send.disabled = value.trim() === '' || excess > 0;
    if (excess > 0) this.#say('long', `The question is ${excess} characters too long.`);
    else this.#say('', '');
  }

  #excess(): number {
    return this.#input.value.trim().length - questionLength;
  }

  #say(kind: string, text: string): void {
    this.#hint.dataset['kind'] = kind;
    setText(this.#hint, text);
    show(this.#hint, text !== '');
  }
}
