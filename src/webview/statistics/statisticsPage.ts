import { localDay, reportOf, type Report } from '../../core/statistics/report.ts';
import type { Statistics } from '../../protocol/statistics.ts';
import { element, textButton } from '../dom.ts';
import { dayChart } from './dayChart.ts';
import { languageChart } from './languageChart.ts';
import { numbersTable } from './numbersTable.ts';
import { tiles } from './tiles.ts';

/** The statistics page: tiles, two charts, and the same numbers as a table. Redrawn with each change. */
export class StatisticsPage {
  readonly #since = element('p', { class: 'muted' });
  readonly #clear: HTMLButtonElement;
  readonly #content = element('main');
  readonly #status = element('div', { class: 'visually-hidden', attributes: { role: 'status' } });
  #cleared = false;

  constructor(root: HTMLElement, { clear }: { clear: () => void }) {
    this.#clear = textButton('Clear All Numbers', 'secondary', () => {
      this.#cleared = true;
      clear();
    });
    root.append(
      element(
        'header',
        {},
        element('div', {}, element('h1', { text: 'Completion statistics' }), this.#since),
        this.#clear,
      ),
      this.#content,
      this.#status,
    );
  }

  show(statistics: Statistics): void {
    const report = reportOf(statistics, localDay(new Date()));
    const isEmpty = report.since === '';
    this.#clear.disabled = isEmpty;
    this.#since.textContent = isEmpty ? kept : `Since ${longDay(report.since)}. ${kept}`;
    this.#content.replaceChildren(...(isEmpty ? [nothing()] : sections(report)));
    if (isEmpty && this.#cleared) this.#status.textContent = 'All numbers have been cleared.';
    this.#cleared = false;
  }
}

const kept = 'Counted on this machine, kept by VS Code, sent nowhere. No code is kept, only numbers.';

function nothing(): HTMLElement {
  const text = 'Nothing has been counted yet. Counting starts with the first suggestion that Hearth shows.';
  return element('p', { class: 'nothing', text });
}

function sections(report: Report): HTMLElement[] {
  return [
    tiles(report.total),
    section('Suggestions a day', dayChart(report.days)),
    section('Characters by language', languageChart(report.languages)),
    section('All numbers', numbersTable(report)),
  ];
}

function section(title: string, ...children: readonly Node[]): HTMLElement {
  return element('section', {}, element('h2', { text: title }), ...children);
}

function longDay(day: string): string {
  const date = new Date(`${day}T12:00:00`);
  return date.toLocaleDateString('en', { day: 'numeric', month: 'long', year: 'numeric' });
}
