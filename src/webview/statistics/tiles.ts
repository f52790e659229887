import { percent } from '../../core/statistics/report.ts';
import type { Counts } from '../../protocol/statistics.ts';
import { element } from '../dom.ts';

/** The most important numbers, each with its name and what it is a share of. */
export function tiles(total: Counts): HTMLElement {
  return element(
    'dl',
    { class: 'tiles' },
    tile('Shown', count(total.shown), 'suggestions'),
    tile('Accepted', percent(total.accepted, total.shown), `${count(total.accepted)} whole`),
    tile('Partly accepted', percent(total.partly, total.shown), `${count(total.partly)} by word or line`),
    tile('Characters accepted', count(total.acceptedCharacters), `of ${count(total.shownCharacters)} shown`),
    tile(
      'Still there after 30 s',
      percent(total.soonRetained, total.soonChecked),
      `${count(total.soonRetained)} characters`,
    ),
    tile(
      'Still there after 5 min',
      percent(total.laterRetained, total.laterChecked),
      `${count(total.laterRetained)} characters`,
    ),
  );
}

function tile(name: string, value: string, note: string): HTMLElement {
  return element(
    'div',
    { class: 'tile' },
    element('dt', { text: name }),
    element('dd', { class: 'value', text: value }),
    element('dd', { class: 'muted', text: note }),
  );
}

function count(number: number): string {
  return number.toLocaleString('en');
}
