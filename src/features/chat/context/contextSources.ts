import { activeEditorSource } from './activeEditorSource.ts';
import type { CreateContextSource } from './contextSource.ts';
import { pinnedSource } from './pinnedSource.ts';

/**
 * All context sources, in the order in which their chips are shown and sent. If two sources offer the same lines of a
 * file, the first one wins. To add a source, add a file here and a line below.
 */
export const contextSources: Readonly<Record<string, CreateContextSource>> = {
  pinned: pinnedSource,
  editor: activeEditorSource,
};
