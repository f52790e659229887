import type { DeletionFailure, ModelFailure } from '../../protocol/failure.ts';
import type { GgufHead } from './ggufHead.ts';

/** A model whose files are on this machine. */
export interface InstalledModel {
  /** The file to load: of a split model the first, or the first of those that are there. */
  path: string;
  /** All files of it that are there, in order. */
  files: readonly string[];
  /** Bytes of these files together. */
  bytes: number;
  /** `general.name` of the file, else the name under which it was found. */
  name: string;
  origin: ModelOrigin;
  /** If the model can be used. */
  head?: GgufHead;
  /** Why it cannot be used. */
  failure?: ModelFailure;
  /** When the newest of its files was written: milliseconds since 1970. */
  modified: number;
  /**
   * Bytes that deleting it frees; 0 for links to files that stay. Absent if Hearth does not delete it, because the file
   * belongs to another program or to the user.
   */
  frees?: number;
}

/** Whose folder a model was found in. */
export type ModelOrigin =
  /** Hearth's own folder, where downloads go. */
  | 'hearth'
  | 'lm-studio'
  | 'llama-cpp'
  | 'hugging-face'
  | 'jan'
  | 'gpt4all'
  | 'ollama'
  /** A folder that the user named in the settings. */
  | 'folder'
  /** The file that the user chose, if it is in none of these. */
  | 'chosen';

/** The models on this machine. */
export interface InstalledModels {
  /**
   * Looks for models, in a few seconds at most. Reads the heads of files, never their weights. Never rejects; after an
   * abort, it returns what was found so far.
   */
  list(signal?: AbortSignal): Promise<readonly InstalledModel[]>;
  /**
   * Deletes a model's files from Hearth's own folder, with what an unfinished download of it has left. Refuses while a
   * window has it loaded. Asks nobody: the caller has the user's consent.
   */
  remove(model: InstalledModel): Promise<{ freed: number } | { failure: DeletionFailure }>;
  /** Called when the list may have changed. Returns the function that unsubscribes. */
  onDidChange(listener: () => void): () => void;
  /** Says that files have changed, for example that a download is complete. */
  changed(): void;
}
