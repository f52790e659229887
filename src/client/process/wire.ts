import type { FromModel, ToModel } from '../../protocol/model.ts';

/** A running model process, seen from the host. Tests use a fake one. */
export interface ModelWire {
  readonly pid: number | undefined;
  /** Does nothing once the process has ended. */
  send(message: ToModel): void;
  onMessage(listener: (message: FromModel) => void): void;
  /** Called once, with a short description of how it ended, for example `signal SIGKILL`. */
  onExit(listener: (how: string) => void): void;
  /** Ends the process, by force if it does not exit by itself. */
  kill(): void;
}

/** Starts a model process. */
export type ForkModel = () => ModelWire;
