import type { Setup, SetupButton } from '../protocol/setup.ts';
import { element, icon, show } from './dom.ts';
import type { Host } from './host.ts';
import { reconcile } from './reconcile.ts';

/**
 * The notice about a first model: with its buttons in an empty conversation, and as one line above the input in another.
 */
export class SetupView {
  readonly element: HTMLElement;
  readonly #form: 'full' | 'brief';
  #setup: Setup | undefined;

  constructor(host: Host, form: 'full' | 'brief') {
    this.#form = form;
    this.element = element('div', { class: className(form) });
    // One listener for all buttons, so that they can be drawn anew while a download goes on.
    this.element.addEventListener('click', ({ target }) => {
      const action =
        target instanceof Element ? target.closest<HTMLElement>('[data-key]')?.dataset['key'] : '';
      const offered = [...(this.#setup?.buttons ?? []), dismiss].find((button) => button.action === action);
      if (offered) host.post({ type: 'set-up', action: offered.action });
    });
    show(this.element, false);
  }

  update(setup: Setup | undefined): void {
    if (setup === this.#setup) return;
    this.#setup = setup;
    const text = this.#form === 'full' ? setup?.text : setup?.brief;
    show(this.element, text !== undefined);
    if (!setup || text === undefined) return;
    const parts: HTMLElement[] = [element('p', { text, attributes: { dir: 'auto' } })];
    if (setup.progress) parts.push(bar(setup.progress));
    const buttons = this.#form === 'full' ? setup.buttons : [];
    if (buttons.length > 0) parts.push(element('div', { class: 'buttons' }, ...buttons.map(button)));
    reconcile(this.element, element('div', { class: className(this.#form) }, ...parts, close()));
  }
}

const dismiss: SetupButton = { action: 'dismiss', label: 'Dismiss' };

function className(form: string): string {
  return `notice setup ${form}`;
}

function button({ action, label, primary }: SetupButton): HTMLElement {
  const kind = primary ? 'primary' : 'secondary';
  const made = element('button', {
    class: `text-button ${kind}`,
    text: label,
    attributes: { type: 'button' },
  });
  made.dataset['key'] = action;
  return made;
}

function close(): HTMLElement {
  const { action, label } = dismiss;
  const attributes = { type: 'button', title: label, 'aria-label': label };
  const made = element('button', { class: 'icon-button', attributes }, icon('close'));
  made.dataset['key'] = action;
  return made;
}

/** Without a share, the bar shows only that something happens. */
function bar({ fraction }: { fraction?: number }): HTMLElement {
  const value = fraction === undefined ? {} : { value: String(Math.floor(fraction * 1000) / 10) };
  return element('progress', {
    attributes: { max: '100', ...value, 'aria-label': 'Progress of the download' },
  });
}
