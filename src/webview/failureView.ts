import { remediesFor, remedyLabels } from '../core/chat/remedies.ts';
import type { ModelFailure } from '../protocol/model.ts';
import { element, icon, textButton } from './dom.ts';
import type { Host } from './host.ts';

/** A card that says what went wrong and offers what can be done. `id` is the exchange, if it may be asked again. */
export function failureView(failure: ModelFailure, id: string | undefined, host: Host): HTMLElement {
  const { retry, others } = remediesFor(failure.code);
  const buttons = element('div', { class: 'buttons' });
  if (retry && id !== undefined)
    buttons.append(textButton('Retry', 'primary', () => host.post({ type: 'retry', id })));
  for (const remedy of others)
    buttons.append(
      textButton(remedyLabels[remedy], buttons.childElementCount === 0 ? 'primary' : 'secondary', () =>
        host.post({ type: 'remedy', remedy }),
      ),
    );
  return element(
    'div',
    { class: 'failure' },
    icon('error'),
    element('p', { class: 'failure-message', text: failure.message, attributes: { dir: 'auto' } }),
    buttons,
  );
}
