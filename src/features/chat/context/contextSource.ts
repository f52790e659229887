import type { Log } from '../../../core/log.ts';
import type { ChatAttachment, Chip } from '../../../protocol/chat.ts';
import type { Exclusions } from '../../../vscode/exclusion/exclusions.ts';

/** One kind of thing that a question can carry along. contextSources.ts lists all of them. */
export interface ContextSource {
  /** What it offers for the next question now. Their ids need to be unique within the source only. */
  chips(): readonly Chip[];
  /** The user turned a chip of the source on or off, or removed it. */
  include(id: string, included: boolean): void;
  /** Reads what the next question carries, and lets go of what was for one question only. */
  take(): Promise<readonly ChatAttachment[]>;
  /** As at the start of a conversation. */
  reset(): void;
  dispose(): void;
}

/** Makes a source. One to which the user adds by command registers the command itself. */
export type CreateContextSource = (deps: SourceDependencies) => ContextSource;

export interface SourceDependencies {
  /** UTF-16 code units that all attachments of a question may have together. */
  limit: () => number;
  /** To be called when `chips` may have changed. It is cheap: many calls in a row have one effect. */
  changed: () => void;
  /** Shows the chat, for a command that added something. */
  showChat: () => Promise<void>;
  exclusions: Exclusions;
  log: Log;
}
