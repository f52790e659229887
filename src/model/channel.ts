import type { FromModel, ToModel } from '../protocol/model.ts';

/** The connection to one window, whatever it runs over. */
export interface Channel {
  /** Does nothing once the window has gone. */
  send(message: FromModel): void;
  onMessage(listener: (message: ToModel) => void): void;
  /** Called once, when the window has gone: closed, crashed, or disconnected by {@link close}. */
  onClose(listener: () => void): void;
  /** Sends what is left to send, and disconnects the window. */
  close(): void;
}
