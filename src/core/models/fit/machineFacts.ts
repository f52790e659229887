import type { Machine } from '../../../protocol/machine.ts';

/** Where the facts about the machine come from. */
export interface MachineFacts {
  /** The machine as it is now, at most a few seconds old. Never rejects: without an engine, there are no GPUs. */
  machine(): Promise<Machine>;
}
