import { activeEditorSource } from './activeEditorSource.ts';
import type { CreateContextSource } from './contextSource.ts';
import { pinnedSource } from './pinnedSource.ts';

/**
 * All that a question can carry along, in the order in which it is shown and sent. Of two sources that offer the same
 * lines of a file, the first has them. A new source is a file beside this one, and a line here.
 */
export const contextSources: Readonly<Record<string, CreateContextSource>> = {
  pinned: pinnedSource,
  editor: activeEditorSource,
};
