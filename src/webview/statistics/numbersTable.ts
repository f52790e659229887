import { percent, type Report } from '../../core/statistics/report.ts';
import type { Counts } from '../../protocol/statistics.ts';
import { element } from '../dom.ts';

const columns: readonly (readonly [name: string, value: (counts: Counts) => string])[] = [
  ['Shown', ({ shown }) => number(shown)],
  ['Accepted', ({ accepted }) => number(accepted)],
  ['Partly', ({ partly }) => number(partly)],
  ['Characters shown', ({ shownCharacters }) => number(shownCharacters)],
  ['Characters accepted', ({ acceptedCharacters }) => number(acceptedCharacters)],
  ['There after 30 s', ({ soonRetained, soonChecked }) => percent(soonRetained, soonChecked)],
  ['There after 5 min', ({ laterRetained, laterChecked }) => percent(laterRetained, laterChecked)],
];

/** The numbers behind the charts by language, for screen readers and for copying into a spreadsheet. */
export function numbersTable({ languages, total }: Report): HTMLElement {
  const head = ['Language', ...columns.map(([name]) => name)].map((text) =>
    element('th', { text, attributes: { scope: 'col' } }),
  );
  const row = (name: string, counts: Counts) =>
    element(
      'tr',
      {},
      element('th', { text: name, attributes: { scope: 'row' } }),
      ...columns.map(([, value]) => element('td', { text: value(counts) })),
    );
  const table = element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...languages.map(({ name, counts }) => row(name, counts))),
    element('tfoot', {}, row('All', total)),
  );
  // In a narrow tab the table scrolls by itself, also with the keyboard.
  const attributes = { tabindex: '0', role: 'region', 'aria-label': 'Numbers by language' };
  return element('div', { class: 'table', attributes }, table);
}

function number(value: number): string {
  return value.toLocaleString('en');
}
