import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';
import type { Estimate } from '../interval.ts';
import type { Row } from '../results/summary.ts';
import { groupOf, type Group } from './groups.ts';

/** A measure of the rows of one kind of hole, to be drawn. */
export interface Measure {
  title: string;
  /** Said to those who cannot see the plot. */
  description: string;
  valueOf: (row: Row) => Estimate | undefined;
}

const width = 430;
const lineHeight = 27;

/**
 * Shares of all rows as dots on one line each, with their intervals of 95 %, as SVG. Colours are variables of the page's
 * stylesheet, so that they follow light and dark.
 */
export function plotShares(rows: readonly Row[], { title, description, valueOf }: Measure): string {
  const points = rows.flatMap((row) => {
    const estimate = valueOf(row);
    return estimate ? [{ title: row.title, group: groupOf(row), ...estimate }] : [];
  });
  const ofGroup = (group: Group) => points.filter((point) => point.group === group);
  const marks = (['ours', 'without', 'other'] as const).flatMap((group) => [
    Plot.ruleY(ofGroup(group), {
      y: 'title',
      x1: 'low',
      x2: 'high',
      stroke: `var(--${group})`,
      strokeWidth: 2,
    }),
    Plot.dot(ofGroup(group), {
      ...{ x: 'value', y: 'title', r: 5, stroke: `var(--${group})`, strokeWidth: 2 },
      ...{ fill: group === 'without' ? 'var(--page)' : `var(--${group})` },
      symbol: group === 'other' ? 'diamond' : 'circle',
    }),
  ]);
  return draw(points.length, {
    ...{ ariaLabel: title, ariaDescription: description },
    x: {
      ...{ domain: [0, 1], label: null, tickFormat: (share: number) => `${Math.round(100 * share)} %` },
      ticks: [0, 0.25, 0.5, 0.75, 1],
    },
    y: { domain: points.map((point) => point.title), label: null, tickSize: 0 },
    marks: [
      Plot.gridX({ ticks: [0, 0.25, 0.5, 0.75, 1], stroke: 'var(--grid)', strokeOpacity: 1 }),
      ...marks,
    ],
  });
}

/** Tokens that an answer takes, at the median, as bars. */
export function plotTokens(rows: readonly Row[], { title, description }: Omit<Measure, 'valueOf'>): string {
  const bars = rows.map((row) => ({
    title: row.title,
    group: groupOf(row),
    tokens: row.medianGeneratedTokens,
  }));
  return draw(bars.length, {
    ...{ ariaLabel: title, ariaDescription: description },
    x: { label: null, grid: false, ticks: 4, domain: [0, Math.max(1, ...bars.map(({ tokens }) => tokens))] },
    y: { domain: bars.map((bar) => bar.title), label: null, tickSize: 0 },
    marks: [
      Plot.gridX({ ticks: 4, stroke: 'var(--grid)', strokeOpacity: 1 }),
      ...(['ours', 'without', 'other'] as const).map((group) =>
        Plot.barX(
          bars.filter((bar) => bar.group === group),
          {
            ...{ y: 'title', x: 'tokens', insetTop: 6, insetBottom: 6, stroke: `var(--${group})` },
            fill: group === 'without' ? 'var(--page)' : `var(--${group})`,
          },
        ),
      ),
      Plot.ruleX([0], { stroke: 'var(--muted)' }),
    ],
  });
}

/** One SVG that scales with the page, without the style element of its own that Plot gives it. */
function draw(lines: number, options: Plot.PlotOptions): string {
  const { document } = new JSDOM('').window;
  const plot = Plot.plot({
    ...{ document, width, height: lines * lineHeight + 34, marginLeft: 176, marginRight: 20, marginTop: 6 },
    ...options,
    style: { background: 'none', color: 'inherit', fontSize: '13px', fontFamily: 'inherit' },
  });
  plot.setAttribute('role', 'img');
  for (const style of plot.querySelectorAll('style')) style.remove();
  return plot.outerHTML;
}
