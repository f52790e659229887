import type { Report } from '../../core/statistics/report.ts';
import { element } from '../dom.ts';
import { legend } from './legend.ts';
import { bar, svg } from '../svg.ts';

/** The height of the chart in pixels. */
const height = 120;

/** A column for each day: the whole column is what was shown, the filled part what was accepted in full or in part. */
export function dayChart(days: Report['days']): HTMLElement {
  const most = Math.max(1, ...days.map(({ counts }) => counts.shown));
  const step = 100 / Math.max(1, days.length);
  const columns = days.flatMap(({ day, counts }, index) => {
    const { shown, accepted, partly } = counts;
    const words = `${shortDay(day)}: ${accepted + partly} of ${shown} accepted`;
    const column = (number: number, className: string) => {
      const size = (height * number) / most;
      const place = { x: `${index * step + step * 0.15}%`, width: `${step * 0.7}%` };
      return bar({ ...place, y: height - size, height: size }, className, words);
    };
    return shown === 0 ? [] : [column(shown, 'bar shown'), column(accepted + partly, 'bar accepted')];
  });
  const total = days.reduce((sum, { counts }) => sum + counts.shown, 0);
  const accepted = days.reduce((sum, { counts }) => sum + counts.accepted + counts.partly, 0);
  const label = `Chart of the last ${days.length} days: ${total} suggestions shown, ${accepted} of them accepted at least in part, at most ${most} a day.`;
  const ends = [days[0], days.at(-1)].map((end) => element('span', { text: shortDay(end?.day ?? '') }));
  return element(
    'figure',
    { class: 'day-chart' },
    legend(['shown', 'Shown'], ['accepted', 'Accepted, whole or in part']),
    element('div', { class: 'muted most', text: String(most), attributes: { 'aria-hidden': 'true' } }),
    svg(
      'svg',
      { role: 'img', 'aria-label': label, width: '100%', height: height + 1 },
      svg('line', { x1: 0, x2: '100%', y1: 0.5, y2: 0.5, class: 'grid' }),
      ...columns,
      svg('line', { x1: 0, x2: '100%', y1: height + 0.5, y2: height + 0.5, class: 'axis' }),
    ),
    element('div', { class: 'muted ends', attributes: { 'aria-hidden': 'true' } }, ...ends),
  );
}

function shortDay(day: string): string {
  if (day === '') return '';
  return new Date(`${day}T12:00:00`).toLocaleDateString('en', { day: 'numeric', month: 'short' });
}
