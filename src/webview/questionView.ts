import { placeLabel } from '../core/chat/labels.ts';
import type { Exchange } from '../protocol/chat.ts';
import { element, icon } from './dom.ts';
import type { Host } from './host.ts';

/** The user's question as typed: plain text, never Markdown. It never changes. */
export function questionView({ id, question }: Exchange, host: Host): HTMLElement {
  const section = element(
    'section',
    { class: 'question' },
    element('h2', { class: 'visually-hidden', text: 'You asked' }),
    element('div', { class: 'question-text', text: question.text, attributes: { dir: 'auto' } }),
  );
  if (question.attachments.length === 0) return section;
  const list = element('ul', { class: 'chips', attributes: { 'aria-label': 'Attached' } });
  question.attachments.forEach((attachment, index) => {
    const label = placeLabel(attachment);
    const title = `${attachment.path}${attachment.cut ? ' (too long, its end was left out)' : ''}`;
    // An attachment without a URI cannot be opened, so it is not a button.
    const chip =
      attachment.uri === undefined
        ? element('span', { class: 'chip-open', attributes: { title } })
        : element('button', { class: 'chip-open', attributes: { type: 'button', title } });
    chip.append(
      icon(attachment.lines ? 'selection' : 'file'),
      element('span', { class: 'chip-label', text: label }),
    );
    if (attachment.cut) chip.append(element('span', { class: 'chip-cut', text: 'cut' }));
    if (attachment.uri !== undefined)
      chip.addEventListener('click', () => host.post({ type: 'open-attachment', id, index }));
    list.append(element('li', { class: 'chip' }, chip));
  });
  section.append(list);
  return section;
}
