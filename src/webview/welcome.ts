import type { ChatState } from '../protocol/chat.ts';
import { element, icon, setText } from './dom.ts';
import type { Host } from './host.ts';
import { SetupView } from './setupView.ts';

const aboutCode = ['Explain what this code does', 'Find possible bugs in this code', 'Suggest better names'];

const general = [
  'Write a function that parses ISO dates',
  'How do I write a good commit message?',
  'Explain promises with an example',
];

/** Shown in an empty conversation: what this is, which model it uses, and three ways to begin. */
export class Welcome {
  readonly #host: Host;
  readonly #model = element('p', { class: 'welcome-model' });
  readonly #setup: SetupView;
  readonly #prompts = element('ul', { class: 'prompts', attributes: { 'aria-label': 'Examples' } });
  readonly element = element(
    'div',
    { class: 'welcome' },
    element('div', { class: 'welcome-mark', attributes: { 'aria-hidden': 'true' } }, icon('flame')),
    element('h1', { text: 'Ask about your code' }),
    this.#model,
    this.#prompts,
  );
  #shown: readonly string[] | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#setup = new SetupView(host, 'full');
    this.element.append(this.#setup.element);
  }

  update({ model, chips, setup }: ChatState): void {
    const who = model.demonstration ? `${model.name}, a demonstration,` : model.name;
    setText(this.#model, `${who} answers on this machine. Nothing you type leaves it.`);
    this.#setup.update(setup);
    const prompts = chips.some(({ included }) => included) ? aboutCode : general;
    if (prompts === this.#shown) return;
    this.#shown = prompts;
    this.#prompts.replaceChildren(
      ...prompts.map((text) => {
        const button = element('button', { class: 'prompt', text, attributes: { type: 'button' } });
        button.addEventListener('click', () => this.#ask(text));
        return element('li', {}, button);
      }),
    );
  }

  #ask(text: string): void {
    // Prevents a double click from asking twice; the buttons are created again for the next empty conversation.
    for (const button of this.#prompts.querySelectorAll('button')) button.disabled = true;
    this.#shown = undefined;
    this.#host.post({ type: 'ask', text });
  }
}
