import type { FromModel, LoadOptions, ToModel } from '../../protocol/model.ts';

/** A running model process, seen from the host. Tests use a fake one. */
export interface ModelWire {
  /** Of the process, once it is known. */
  readonly pid: number | undefined;
  /** Does nothing once the process has ended. */
  send(message: ToModel): void;
  onMessage(listener: (message: FromModel) => void): void;
  /** Called once, with a short description of how it ended, for example `signal SIGKILL`. */
  onExit(listener: (how: string) => void): void;
  /** Gives the process up. One that serves this window only ends. */
  close(why: Parting): void;
}

/** Why a window gives a model process up, which decides what becomes of one that others use, too. */
export type Parting =
  /** The window closes, or is reloaded: the process waits for a while whether it comes back. */
  | 'closing'
  /** The window has no more use for this process: it ends at once if no other has. */
  | 'unneeded'
  /** The user wants the memory back: it ends for all windows. */
  | 'unload'
  /** It does not answer, or what it says cannot be trusted: it is killed. */
  | 'broken';

/** Starts a model process for these options, or connects to one that runs. */
export type ForkModel = (load: LoadOptions) => ModelWire;
