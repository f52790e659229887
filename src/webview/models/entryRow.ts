import type { EntryAction, ModelEntry } from '../../protocol/models.ts';
import { element, icon } from '../dom.ts';
import { memoryChart } from './memoryChart.ts';

/** A row of the page: a model, or something to do, with what is known of it and its buttons. */
export function entryRow(entry: ModelEntry): HTMLElement {
  const row = element('li', { class: 'entry' }, about(entry), buttons(entry));
  row.dataset['key'] = entry.key;
  return row;
}

function about(entry: ModelEntry): HTMLElement {
  const { title, marks, line, facts, problem, details, progress, memory } = entry;
  const name = element('h3', { text: title, attributes: { dir: 'auto' } });
  const parts: HTMLElement[] = [
    element(
      'div',
      { class: 'entry-head' },
      name,
      ...marks.map((text) => element('span', { class: 'mark', text })),
    ),
    element('p', { class: 'line', text: line }),
  ];
  if (progress) parts.push(bar(title, progress.fraction));
  if (problem !== undefined)
    parts.push(
      element(
        'div',
        { class: 'problem' },
        icon('error'),
        element('p', { text: problem, attributes: { dir: 'auto' } }),
      ),
    );
  if (facts !== undefined) parts.push(element('p', { class: 'facts muted', text: facts }));
  if (memory && memory.length > 0) parts.push(memoryChart(memory));
  if (details && details.length > 0) parts.push(more(details));
  return element('div', { class: 'about' }, ...parts);
}

/** Without a share, the bar shows only that something happens. */
function bar(title: string, fraction: number | undefined): HTMLElement {
  const value = fraction === undefined ? {} : { value: String(Math.floor(fraction * 1000) / 10) };
  return element('progress', { attributes: { max: '100', ...value, 'aria-label': `Progress of ${title}` } });
}

function more(details: readonly string[]): HTMLElement {
  return element(
    'details',
    { class: 'more' },
    element('summary', {}, icon('chevron-right'), element('span', { text: 'Details' })),
    element('ul', {}, ...details.map((text) => element('li', { text }))),
  );
}

function buttons({ title, actions }: ModelEntry): HTMLElement {
  const button = ({ id, label, primary }: EntryAction) => {
    const made = element('button', {
      class: `text-button ${primary ? 'primary' : 'secondary'}`,
      text: label,
      // Several rows have a button of the same caption.
      attributes: { type: 'button', 'aria-label': `${label}: ${title}` },
    });
    made.dataset['key'] = id;
    return made;
  };
  return element('div', { class: 'buttons' }, ...actions.map(button));
}
