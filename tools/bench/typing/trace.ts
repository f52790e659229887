/**
 * A piece of work in an editor, as the recorder wrote it down: the documents as they were opened, and what happened to
 * them. Offsets are UTF-16 code units; line ends are LF.
 */
export interface Trace {
  format: 1;
  name: string;
  /** What the work was, in a sentence. */
  about: string;
  licence: string;
  /** The VS Code, and who typed. */
  recorded: string;
  files: Record<string, { languageId: string; text: string }>;
  events: TraceEvent[];
}

/** `at` is in milliseconds since the first event. `offset` is where the cursor is afterwards. */
export type TraceEvent =
  | { at: number; type: 'open'; file: string; offset: number }
  | { at: number; type: 'move'; file: string; offset: number; anchor?: number }
  | { at: number; type: 'edit'; file: string; changes: TextChange[]; offset: number; how?: EditKind };

/** One replaced stretch of a document; offsets of all changes of an event are of the text before it. */
export interface TextChange {
  offset: number;
  removed: number;
  text: string;
}

/** What cannot be seen from the change: a suggestion was taken whole, or a part of it, or it was an undo or redo. */
export type EditKind = 'accept' | 'accept-part' | 'undo';

export type EditEvent = Extract<TraceEvent, { type: 'edit' }>;

/** Applies an event's changes to its document. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  // From the back, so that the offsets of those before stay right.
  return changes
    .toSorted((a, b) => b.offset - a.offset)
    .reduce(
      (result, change) =>
        result.slice(0, change.offset) + change.text + result.slice(change.offset + change.removed),
      text,
    );
}

/**
 * How an edit was made. A key gives one character, or a pair that the editor closed, or a line end with the
 * indentation that the editor put after it, or takes some away; all that is longer was pasted.
 */
export function kindOf({ changes, how }: EditEvent): 'key' | 'paste' | EditKind {
  if (how) return how;
  const [change, ...others] = changes;
  if (!change || others.length > 0) return 'paste';
  return change.text.length <= 2 || /^\n[ \t]*(\n[ \t]*)?$/.test(change.text) ? 'key' : 'paste';
}
