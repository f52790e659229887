/**
 * What the host and the models page say to each other. The page has no state of its own: it shows what it is told, in the
 * words that the host chose, and says which of the offered actions the user took.
 */
import type { MemoryUse } from './model.ts';

/** Host to page. */
export interface ToModelsPage {
  type: 'models';
  view: ModelsView;
}

/** Page to host. */
export type FromModelsPage =
  /** The page is ready and needs the view. */
  | { type: 'ready' }
  /** The user took an action that an entry offers. The host checks that it does. */
  | { type: 'act'; entry: string; action: EntryActionId };

/** The page: sections of entries. */
export interface ModelsView {
  /** The machine in a line, once it is known. */
  machine?: string;
  sections: readonly ModelsSection[];
}

export interface ModelsSection {
  id: 'loaded' | 'downloads' | 'installed' | 'available' | 'own';
  title: string;
  entries: readonly ModelEntry[];
}

/** A model, or something to do: a row of the page and of the quick pick. */
export interface ModelEntry {
  /** Unique in the view, and the same while the entry stands for the same thing. */
  key: string;
  title: string;
  /** Beside the title, in a word or two: `In use`, `Recommended`. */
  marks: readonly string[];
  /** What matters most, as a sentence. */
  line: string;
  /** What is known of it besides: size, licence, place. */
  facts?: string;
  /** What is wrong with it, as a sentence. */
  problem?: string;
  /** More, on demand. */
  details?: readonly string[];
  /** For a download: the share that has arrived, 0 to 1; absent when the whole is not known. */
  progress?: { fraction?: number };
  /** For the loaded model: where its memory is. */
  memory?: readonly MemoryUse[];
  actions: readonly EntryAction[];
}

export interface EntryAction {
  id: EntryActionId;
  /** The caption of the button. */
  label: string;
  /** The one that the user most likely wants. At most one per entry. */
  primary?: true;
}

/** What can be done with an entry. */
export type EntryActionId =
  | 'load'
  | 'unload'
  | 'restart'
  | 'use'
  | 'reveal'
  | 'delete'
  | 'download'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'open-page'
  /** Read the head of a remote file, to tell whether it fits. */
  | 'examine'
  | 'remove-address'
  | 'choose-file'
  | 'add-address'
  | 'show-log'
  | 'open-settings';
