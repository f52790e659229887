import type { EditKind, TextChange, Trace, TraceEvent } from '../typing/trace.ts';

/** What a recorder has seen so far. Knows nothing of an editor. */
export class Recording {
  /** A suggestion is being taken: the next edit is that. */
  accepting: Extract<EditKind, 'accept' | 'accept-part'> | undefined;
  readonly #now: () => number;
  readonly #files: Trace['files'] = {};
  readonly #events: TraceEvent[] = [];
  #start: number | undefined;
  /** An edit whose cursor is not known yet: the editor tells of the text first. */
  #open: Extract<TraceEvent, { type: 'edit' }> | undefined;

  /** @param now milliseconds from any fixed point. */
  constructor(now: () => number) {
    this.#now = now;
  }

  get length(): number {
    return this.#events.length;
  }

  content(): Pick<Trace, 'files' | 'events'> {
    return { files: this.#files, events: this.#events };
  }

  /** A document has come to the front. Its text is kept as it was the first time. */
  open(file: string, { languageId, text }: { languageId: string; text: string }, offset: number): void {
    this.#open = undefined;
    this.#files[file] ??= { languageId, text };
    this.#events.push({ at: this.#time(), type: 'open', file, offset });
  }

  edit(file: string, changes: TextChange[], isUndo: boolean): void {
    if (!this.#files[file]) return;
    const [last] = changes;
    const how = isUndo ? 'undo' : this.accepting;
    const offset = last ? last.offset + last.text.length : 0;
    this.#open = { at: this.#time(), type: 'edit', file, changes, offset, ...(how && { how }) };
    this.#events.push(this.#open);
  }

  /** The cursor is somewhere else; right after an edit, the edit has put it there. */
  move(file: string, offset: number, anchor: number): void {
    if (!this.#files[file]) return;
    const edit = this.#open;
    this.#open = undefined;
    if (edit?.file === file && this.#time() - edit.at < sameMoment && anchor === offset) {
      edit.offset = offset;
      return;
    }
    const selected = anchor === offset ? {} : { anchor };
    this.#events.push({ at: this.#time(), type: 'move', file, offset, ...selected });
  }

  #time(): number {
    const now = this.#now();
    this.#start ??= now;
    return Math.round(now - this.#start);
  }
}

/** Milliseconds between an edit and the news of its cursor: within one message of the editor, or the next. */
const sameMoment = 50;
