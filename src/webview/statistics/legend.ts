import { element } from '../dom.ts';
import { svg } from '../svg.ts';

/** The meaning of the bars: class and name of each. Hidden from screen readers, which get the numbers. */
export function legend(...kinds: readonly (readonly [className: string, name: string])[]): HTMLElement {
  return element(
    'div',
    { class: 'legend muted', attributes: { 'aria-hidden': 'true' } },
    ...kinds.map(([className, name]) =>
      element(
        'span',
        {},
        svg(
          'svg',
          { width: 12, height: 12 },
          svg('rect', { x: 1, y: 1, width: 10, height: 10, class: `bar ${className}` }),
        ),
        document.createTextNode(name),
      ),
    ),
  );
}
