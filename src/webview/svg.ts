/**
 * Creates an SVG element. Lengths may be percentages, so that a chart fits any width without scaling its strokes;
 * colours come from the stylesheet's classes.
 */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly Node[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** A rectangle with a tooltip. */
export function bar(
  place: { x: string; y: number; width: string; height: number },
  className: string,
  words: string,
): SVGElement {
  const title = svg('title', {});
  title.textContent = words;
  return svg('rect', { ...place, class: className }, title);
}
