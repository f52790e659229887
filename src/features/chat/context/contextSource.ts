import type { Log } from '../../../core/log.ts';
import type { ChatAttachment, Chip } from '../../../protocol/chat.ts';
import type { Exclusions } from '../../../vscode/exclusion/exclusions.ts';

/** One kind of context that a question can carry. contextSources.ts lists all of them. */
export interface ContextSource {
  /** What it currently offers for the next question. Ids need to be unique within the source only. */
  chips(): readonly Chip[];
  /** The user toggled or removed a chip of this source. */
  include(id: string, included: boolean): void;
  /** Reads the attachments of the next question, and drops what was for one question only. */
  take(): Promise<readonly ChatAttachment[]>;
  /** Restores the state at the start of a conversation. */
  reset(): void;
  dispose(): void;
}

/** Creates a source. If users add to it by command, it registers that command itself. */
export type CreateContextSource = (deps: SourceDependencies) => ContextSource;

/** What a context source needs. */
export interface SourceDependencies {
  /** The most UTF-16 code units that all attachments of a question may have together. */
  limit: () => number;
  /** Call when `chips` may have changed. Cheap: many calls in a row have one effect. */
  changed: () => void;
  /** Shows the chat, after a command has added something. */
  showChat: () => Promise<void>;
  exclusions: Exclusions;
  log: Log;
}
