import type { Remedy } from '../../protocol/chat.ts';
import type { ModelFailureCode } from '../../protocol/model.ts';

/** What a button of an error card does: asks the same again, or runs a command. */
export type Action = 'retry' | Remedy;

/** What to offer for a failure, the likeliest cure first. Asking again is not offered where it cannot help. */
export function actionsFor(code: ModelFailureCode): readonly Action[] {
  switch (code) {
    case 'model-missing':
    case 'not-a-model':
    case 'wrong-architecture':
      return ['choose-model', 'retry', 'show-log'];
    case 'out-of-memory':
      return ['choose-model', 'retry', 'open-settings', 'show-log'];
    case 'crashed':
    case 'internal':
      return ['retry', 'restart-model', 'show-log'];
    case 'no-runtime':
      return ['show-log'];
    case 'stale-build':
      return ['reload-window', 'show-log'];
    case 'too-long':
      return ['new-chat', 'open-settings'];
    case 'stopped':
      return ['retry'];
  }
}

/** What a button says. */
export const actionLabels: Readonly<Record<Action, string>> = {
  retry: 'Retry',
  'choose-model': 'Choose Model File…',
  'restart-model': 'Restart Model',
  'show-log': 'Show Log',
  'open-settings': 'Open Settings',
  'reload-window': 'Reload Window',
  'new-chat': 'New Chat',
};
