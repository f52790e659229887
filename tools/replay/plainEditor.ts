import { readWindow } from '../../src/core/completion/window.ts';
import type { PromptPlace } from '../../src/core/context/choose.ts';
import type { EditorDocument } from '../../src/core/context/editorEvents.ts';
import { PromptPieces } from '../../src/core/context/promptPieces.ts';
import type { Position } from '../../src/core/text/position.ts';
import type { TextWindow } from '../../src/core/text/textWindow.ts';
import type { TextChange } from '../../src/core/text/textChange.ts';
import { readerOf } from './cursor.ts';

/** A file as it is opened. */
export interface PlainFile {
  languageId: string;
  text: string;
}

/**
 * An editor without a window, for replays and tests: files of plain text, each with a cursor. It tells the product's
 * collectors what happens in it, event by event and in their order, as VS Code does.
 */
export class PlainEditor {
  readonly pieces = new PromptPieces(() => true);
  readonly #files: Map<string, { languageId: string; text: string; offset: number; version: number }>;
  #name = '';
  /** Orders what happened; how long it took is of no matter. */
  #time = 0;

  constructor(files: Readonly<Record<string, PlainFile>>) {
    const opened = ([name, file]: [string, PlainFile]) => [name, { ...file, offset: 0, version: 1 }] as const;
    this.#files = new Map(Object.entries(files).map(opened));
  }

  /** The file in which the user is; empty before the first. */
  get name(): string {
    return this.#name;
  }

  get uri(): string {
    return uriOf(this.#name);
  }

  get languageId(): string {
    return this.#file.languageId;
  }

  get text(): string {
    return this.#file.text;
  }

  /** Where the cursor is, in UTF-16 code units. */
  get offset(): number {
    return this.#file.offset;
  }

  /** Goes to a file, to where the cursor was in it. */
  open(name: string): void {
    if (!this.#files.has(name)) throw new Error(`There is no ${name}.`);
    this.#name = name;
    this.#note({ type: 'entered', document: this.#document, cursor: this.#at(this.offset) });
  }

  /** Puts the cursor somewhere, or selects what is between it and an anchor. */
  move(offset: number, anchor = offset): void {
    this.#file.offset = offset;
    const selection = {
      start: this.#at(Math.min(anchor, offset)),
      end: this.#at(Math.max(anchor, offset)),
    };
    this.#note({ type: 'selected', document: this.#document, selection, cursor: this.#at(offset) });
  }

  /** Replaces some stretches of the text, whose offsets are of the text before, and puts the cursor somewhere. */
  edit(changes: readonly TextChange[], offset: number, isUndo = false): void {
    const file = this.#file;
    // From the back, as VS Code has it, so that the offsets of those before stay right.
    const sorted = changes.toSorted((a, b) => b.offset - a.offset);
    const replaced = sorted.map(({ offset: start, removed, text }) => ({
      range: { start: this.#at(start), end: this.#at(start + removed) },
      text,
    }));
    for (const { offset: start, removed, text } of sorted)
      file.text = file.text.slice(0, start) + text + file.text.slice(start + removed);
    file.version++;
    this.#note({ type: 'changed', document: this.#document, changes: replaced, isActive: true, isUndo });
    this.move(offset);
  }

  /** The cursor has rested. */
  rest(): void {
    this.#note({ type: 'rested', document: this.#document, cursor: this.#at(this.offset) });
  }

  /** What surrounds the cursor. */
  get window(): TextWindow {
    const { text, offset } = this.#file;
    return readWindow(readerOf(text), { from: offset, to: offset, text: '' });
  }

  /** Where a prompt would be for. */
  placeIn({ offset, prefix, suffix }: TextWindow): PromptPlace {
    return { uri: this.uri, languageId: this.languageId, offset, prefix, suffix };
  }

  get #file() {
    const file = this.#files.get(this.#name);
    if (!file) throw new Error('No file is open.');
    return file;
  }

  get #document(): EditorDocument {
    const file = this.#file;
    return {
      ...{ uri: this.uri, path: this.#name, languageId: file.languageId, version: file.version },
      isForCode: true,
      offsetAt: (position) => offsetAt(file.text, position),
      slice: (start, end) => file.text.slice(Math.max(0, start), Math.max(0, end)),
    };
  }

  #at(offset: number): Position {
    const lines = this.#file.text.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  }

  #note(event: Parameters<PromptPieces['note']>[0]): void {
    this.pieces.note(event, ++this.#time);
  }
}

function uriOf(name: string): string {
  return `file:///project/${name}`;
}

function offsetAt(text: string, { line, character }: Position): number {
  const lines = text.split('\n');
  const before = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
  return Math.min(text.length, before + Math.min(character, lines[line]?.length ?? 0));
}
