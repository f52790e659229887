import { actionLabels, actionsFor } from '../core/chat/remedies.ts';
import { describeFailure } from '../core/failures.ts';
import type { ModelFailure } from '../protocol/failure.ts';
import { element, icon, textButton } from './dom.ts';
import type { Host } from './host.ts';

/** A card with what went wrong and what can be done about it. `id` is the exchange, if it can be retried. */
export function failureView(failure: ModelFailure, id: string | undefined, host: Host): HTMLElement {
  const buttons = element('div', { class: 'buttons' });
  for (const action of actionsFor(failure)) {
    if (action === 'retry' && id === undefined) continue;
    const kind = buttons.childElementCount === 0 ? 'primary' : 'secondary';
    buttons.append(
      textButton(actionLabels[action], kind, () => {
        if (action !== 'retry') host.post({ type: 'remedy', remedy: action });
        else if (id !== undefined) host.post({ type: 'retry', id });
      }),
    );
  }
  return element(
    'div',
    { class: 'failure' },
    icon('error'),
    element('p', { class: 'failure-message', text: describeFailure(failure), attributes: { dir: 'auto' } }),
    buttons,
  );
}
