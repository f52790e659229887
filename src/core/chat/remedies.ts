import type { Remedy } from '../../protocol/chat.ts';
import type { ModelFailureCode } from '../../protocol/model.ts';

/** What to offer for a failure, the likeliest cure first. */
export interface Remedies {
  /** Whether asking the same again can help. */
  retry: boolean;
  others: readonly Remedy[];
}

/** The buttons of an error card. */
export function remediesFor(code: ModelFailureCode): Remedies {
  switch (code) {
    case 'model-missing':
    case 'not-a-model':
    case 'wrong-architecture':
      return { retry: true, others: ['choose-model', 'show-log'] };
    case 'out-of-memory':
      return { retry: true, others: ['choose-model', 'open-settings', 'show-log'] };
    case 'crashed':
      return { retry: true, others: ['restart-model', 'show-log'] };
    case 'no-runtime':
      return { retry: false, others: ['show-log'] };
    case 'stale-build':
      return { retry: false, others: ['reload-window', 'show-log'] };
    case 'too-long':
      return { retry: false, others: ['new-chat', 'open-settings'] };
    case 'stopped':
      return { retry: true, others: [] };
    case 'internal':
      return { retry: true, others: ['restart-model', 'show-log'] };
  }
}

/** What a button says. */
export const remedyLabels: Readonly<Record<Remedy, string>> = {
  'choose-model': 'Choose Model File…',
  'restart-model': 'Restart Model',
  'show-log': 'Show Log',
  'open-settings': 'Open Settings',
  'reload-window': 'Reload Window',
  'new-chat': 'New Chat',
};
