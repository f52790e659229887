import { bytesInWords } from '../../core/text/quantities.ts';
import type { MemoryUse } from '../../protocol/model.ts';
import { element } from '../dom.ts';
import { bar, svg } from '../svg.ts';

/** The parts of a model in memory, in the order of the bar. */
const parts = [
  ['weights', 'Weights'],
  ['caches', 'Caches'],
  ['buffers', 'Buffers'],
] as const;

/** The height of a bar in pixels. */
const height = 12;

/** Where the memory of the model is: a bar for each device, all in the same scale, with the numbers below. */
export function memoryChart(memory: readonly MemoryUse[]): HTMLElement {
  const most = Math.max(1, ...memory.map(total));
  return element(
    'ul',
    { class: 'memory', attributes: { role: 'list' } },
    ...memory.map((use) => row(use, most)),
  );
}

function row(use: MemoryUse, most: number): HTMLElement {
  let x = 0;
  const bars = parts.map(([part, name]) => {
    const width = (100 * use[part]) / most;
    const made = bar(
      { x: `${x}%`, y: 1, width: `${width}%`, height: height - 2 },
      `bar ${part}`,
      `${name}: ${bytesInWords(use[part])}`,
    );
    x += width;
    return made;
  });
  const made = element(
    'li',
    {},
    element(
      'div',
      { class: 'device' },
      element('span', { text: use.device }),
      element('span', { class: 'number', text: bytesInWords(total(use)) }),
    ),
    // The numbers say the same.
    svg('svg', { width: '100%', height, 'aria-hidden': 'true' }, ...bars),
    element('div', { class: 'parts muted' }, ...parts.map(([part, name]) => legend(part, name, use[part]))),
  );
  made.dataset['key'] = use.device;
  return made;
}

function legend(part: string, name: string, bytes: number): HTMLElement {
  const swatch = svg('svg', { width: 10, height: 10, 'aria-hidden': 'true' });
  swatch.append(svg('rect', { x: 1, y: 1, width: 8, height: 8, class: `bar ${part}` }));
  return element('span', {}, swatch, document.createTextNode(`${name} ${bytesInWords(bytes)}`));
}

function total({ weights, caches, buffers }: MemoryUse): number {
  return weights + caches + buffers;
}
