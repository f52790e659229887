import { element, icon, iconButton } from './dom.ts';

/** Adds a bar with the language and buttons to each code block. Their clicks are handled by {@link codeAction}. */
export function frameCodeBlocks(root: ParentNode): void {
  for (const pre of root.querySelectorAll('pre')) {
    const language = pre.querySelector('code')?.dataset['language'] ?? '';
    const frame = element('div', { class: 'code-block' });
    pre.replaceWith(frame);
    // Focusable, so that long lines can be scrolled with the keyboard.
    pre.tabIndex = 0;
    pre.setAttribute('role', 'region');
    pre.setAttribute('aria-label', language === '' ? 'Code' : `Code, ${language}`);
    const bar = element(
      'div',
      { class: 'code-bar' },
      element('span', { class: 'code-language', text: language }),
    );
    for (const [action, label] of [
      ['copy', 'Copy'],
      ['insert', 'Insert at Cursor'],
    ] as const) {
      const button = iconButton(action, label);
      button.dataset['action'] = action;
      bar.append(button);
    }
    frame.append(bar, pre);
  }
}

/** The action of a click on a code block's bar, if it is one. Briefly marks a copy as done. */
export function codeAction(
  target: EventTarget | null,
): { type: 'copy' | 'insert'; text: string } | undefined {
  const button = target instanceof Element ? target.closest('button') : undefined;
  const action = button?.dataset['action'];
  if (!button || (action !== 'copy' && action !== 'insert')) return undefined;
  const code = button.closest('.code-block')?.querySelector('code');
  if (!code) return undefined;
  if (action === 'copy') confirmCopy(button);
  return { type: action, text: code.textContent };
}

/** Milliseconds that a check mark replaces the copy icon. */
const confirmation = 1500;

/** Shows on a copy button that the copy succeeded. */
export function confirmCopy(button: HTMLButtonElement): void {
  button.replaceChildren(icon('check'));
  setTimeout(() => button.replaceChildren(icon('copy')), confirmation);
}
