import type { CommandId } from '../core/commands.ts';
import type { Remedy } from '../protocol/chat.ts';

/** The commands behind the buttons that a failure offers. `new-chat` is handled by the chat. */
export const remedyCommands: Readonly<
  Record<Exclude<Remedy, 'new-chat'>, CommandId | 'workbench.action.reloadWindow'>
> = {
  'choose-model': 'hearth.model.choose',
  'load-model': 'hearth.model.start',
  'restart-model': 'hearth.model.restart',
  'show-log': 'hearth.showLog',
  'open-settings': 'hearth.openSettings',
  'reload-window': 'workbench.action.reloadWindow',
};
