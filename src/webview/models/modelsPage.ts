import { announceModels } from '../../core/models/view/announceModels.ts';
import type { EntryActionId, ModelsSection, ModelsView } from '../../protocol/models.ts';
import { element, setText, show } from '../dom.ts';
import { entryRow } from './entryRow.ts';
import { reconcile } from '../reconcile.ts';

/** The models page: what is in memory, what is on the machine, and what can be downloaded. Redrawn with each change. */
export class ModelsPage {
  readonly #machine = element('p', { class: 'muted' });
  readonly #content = element('main');
  readonly #status = element('div', { class: 'visually-hidden', attributes: { role: 'status' } });
  #shown: ModelsView | undefined;

  /** @param act called when the user takes an action of an entry. */
  constructor(root: HTMLElement, act: (entry: string, action: EntryActionId) => void) {
    const heading = element('h1', { text: 'Models', attributes: { tabindex: '-1' } });
    root.append(element('header', {}, heading, this.#machine), this.#content, this.#status);
    // One listener for all buttons, so that rows can be drawn anew without any of their own.
    this.#content.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : undefined;
      const key = button?.closest<HTMLElement>('.entry')?.dataset['key'];
      const action = button?.dataset['key'];
      const offered = this.#entries.find((entry) => entry.key === key)?.actions;
      const taken = offered?.find(({ id }) => id === action);
      if (key !== undefined && taken) act(key, taken.id);
    });
  }

  get #entries() {
    return this.#shown?.sections.flatMap(({ entries }) => entries) ?? [];
  }

  show(view: ModelsView): void {
    const words = announceModels(this.#shown, view);
    this.#shown = view;
    setText(this.#machine, view.machine ?? '');
    show(this.#machine, view.machine !== undefined);
    const row = document.activeElement?.closest<HTMLElement>('.entry')?.dataset['key'];
    reconcile(this.#content, element('main', {}, ...view.sections.map(sectionOf)));
    if (row !== undefined) this.#keepFocus(row);
    if (words !== undefined) this.#status.textContent = words;
  }

  /** If the button that had the focus is gone, another of its row gets it, or the heading. */
  #keepFocus(key: string): void {
    if (document.activeElement && document.activeElement !== document.body) return;
    const rows = [...this.#content.querySelectorAll<HTMLElement>('.entry')];
    const row = rows.find(({ dataset }) => dataset['key'] === key);
    const next = row?.querySelector('button') ?? document.querySelector('h1');
    next?.focus();
  }
}

function sectionOf({ id, title, entries }: ModelsSection): HTMLElement {
  const heading = element('h2', { text: title, attributes: { id: `section-${id}` } });
  // The role is lost in some browsers where lists have no markers.
  const list = element('ul', { class: 'entries', attributes: { role: 'list' } }, ...entries.map(entryRow));
  const section = element('section', { attributes: { 'aria-labelledby': heading.id } }, heading, list);
  section.dataset['key'] = id;
  return section;
}
