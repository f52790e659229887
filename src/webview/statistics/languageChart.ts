import type { Report } from '../../core/statistics/report.ts';
import { element } from '../dom.ts';
import { legend } from './legend.ts';
import { bar, svg } from '../svg.ts';

/** The height of a bar in pixels. */
const height = 14;

/**
 * A bar for each language, in characters: the whole bar is what was shown, the filled part what was accepted, and the
 * dark part how much of that was still there after five minutes, as far as known.
 */
export function languageChart(languages: Report['languages']): HTMLElement {
  const most = Math.max(1, ...languages.map(({ counts }) => counts.shownCharacters));
  const rows = languages.map(({ name, counts }) => {
    const { shownCharacters, acceptedCharacters, laterRetained } = counts;
    const words = `${name}: of ${number(shownCharacters)} characters ${number(acceptedCharacters)} accepted, ${number(laterRetained)} known to be still there after five minutes`;
    const part = (size: number, className: string) =>
      bar({ x: '0', y: 1, width: `${(100 * size) / most}%`, height: height - 2 }, `bar ${className}`, words);
    return element(
      'div',
      { class: 'language' },
      element('span', { class: 'name', text: name, attributes: { 'aria-hidden': 'true', title: name } }),
      svg(
        'svg',
        { role: 'img', 'aria-label': words, width: '100%', height },
        part(shownCharacters, 'shown'),
        part(acceptedCharacters, 'accepted'),
        part(laterRetained, 'retained'),
      ),
    );
  });
  return element(
    'figure',
    { class: 'language-chart' },
    legend(['shown', 'Shown'], ['accepted', 'Accepted'], ['retained', 'Still there after 5 min']),
    ...rows,
  );
}

function number(value: number): string {
  return value.toLocaleString('en');
}
