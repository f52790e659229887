/** The initial content of an element besides its children. */
interface Start {
  class?: string;
  text?: string;
  /** Further attributes. None may come from a model: such text goes into `text`. */
  attributes?: Readonly<Record<string, string>>;
}

/** Creates an element. The page's policy forbids inline styles and handlers, and this creates none. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  start: Start = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (start.class !== undefined) made.className = start.class;
  if (start.text !== undefined) made.textContent = start.text;
  for (const [name, value] of Object.entries(start.attributes ?? {})) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A glyph of VS Code's icon font, hidden from screen readers. Names are in icons.css. */
export function icon(name: string): HTMLElement {
  return element('span', { class: `icon icon-${name}`, attributes: { 'aria-hidden': 'true' } });
}

/** A button with only an icon; `label` is its tooltip and accessible name. */
export function iconButton(name: string, label: string, onClick?: () => void): HTMLButtonElement {
  const made = element(
    'button',
    { class: 'icon-button', attributes: { type: 'button', title: label, 'aria-label': label } },
    icon(name),
  );
  if (onClick) made.addEventListener('click', onClick);
  return made;
}

export function textButton(
  label: string,
  kind: 'primary' | 'secondary',
  onClick: () => void,
): HTMLButtonElement {
  const made = element('button', {
    class: `text-button ${kind}`,
    text: label,
    attributes: { type: 'button' },
  });
  made.addEventListener('click', onClick);
  return made;
}

/** Shows or hides an element without using styles. */
export function show(target: HTMLElement, visible: boolean): void {
  if (target.hidden === visible) target.hidden = !visible;
}

/** Sets the text if it differs: setting the same text again would clear the user's selection in it. */
export function setText(target: HTMLElement, text: string): void {
  const [node] = target.childNodes;
  const old = target.textContent;
  if (old === text) return;
  if (node instanceof Text && target.childNodes.length === 1 && text.startsWith(old))
    node.appendData(text.slice(old.length));
  else target.textContent = text;
}
