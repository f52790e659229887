import type { Remedy } from '../../protocol/chat.ts';
import type { ModelFailure } from '../../protocol/failure.ts';

/** What a button of an error card does: retry, or run a command. */
export type Action = 'retry' | Remedy;

/** The actions to offer for a failure, the likeliest cure first. Retry is left out where it cannot help. */
export function actionsFor(failure: ModelFailure): readonly Action[] {
  const code = failure.code === 'recorded' ? failure.was : failure.code;
  switch (code) {
    case 'model-missing':
    case 'model-unreadable':
    case 'not-a-model':
    case 'wrong-version':
    case 'big-endian':
    case 'wrong-kind':
    case 'ollama-layout':
    case 'wrong-architecture':
    case 'cut-off':
    case 'damaged':
    case 'impossible-value':
    case 'later-part':
    case 'renamed-part':
    case 'missing-part':
    case 'missing-token':
      return ['choose-model', 'retry', 'show-log'];
    case 'refused':
    case 'out-of-memory':
      return ['choose-model', 'retry', 'open-settings', 'show-log'];
    case 'memory-short':
      return ['retry', 'load-model', 'show-log'];
    case 'crashed':
    case 'crashed-repeatedly':
    case 'load-hangs':
    case 'changed':
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

/** The captions of the buttons. */
export const actionLabels: Readonly<Record<Action, string>> = {
  retry: 'Retry',
  'choose-model': 'Choose Model…',
  'load-model': 'Load Model',
  'restart-model': 'Restart Model',
  'show-log': 'Show Log',
  'open-settings': 'Open Settings',
  'reload-window': 'Reload Window',
  'new-chat': 'New Chat',
};
