import { tellingLines } from '../text/overlap.ts';
import { isAtOrBefore, type TextRange } from '../text/position.ts';
import { cutSnippet } from './cutSnippet.ts';
import type { EditorDocument, EditorEvent } from './editorEvents.ts';
import { addPiece, type Piece, type Pieces } from './pieces.ts';

/**
 * Texts of some lines that the user has cut, or has copied and pasted, oldest first. The clipboard is never read: it holds
 * passwords, and systems warn of programs that look into it. A text is known by the selection that it was, which is why
 * one that was copied counts only once it is pasted.
 */
export interface Moved {
  pieces: Pieces;
  /** Selections that a pasted text is compared with. */
  selected: readonly Selected[];
}

/** A selection of some lines, as it was when it was made. */
interface Selected {
  uri: string;
  version: number;
  range: TextRange;
  text: string;
  piece: Omit<Piece, 'kind' | 'takenAt'>;
}

/**
 * UTF-16 code units of a selection above which it is not read: whoever selects a whole file is not about to move it.
 */
const longestSelection = 8000;

/**
 * UTF-16 code units of an inserted text above which it is no selection that was pasted, also indented further: comparing
 * it would cost a moment, line by line, and what is formatted or replaced as a whole is long.
 */
const longestPaste = 3 * longestSelection;

/** Selections to remember. */
const rememberedSelections = 4;

/** Texts to remember: somebody who moves code about has one in hand, rarely several. */
const remembered = 4;

/** UTF-16 code units of one in a prompt: about 25 lines. */
export const movedLength = 900;

/** Lines from which on a text is worth remembering: fewer are typed sooner than looked up. */
const fewLines = 3;

/** What is there after an event, at a time in milliseconds from any fixed point. */
export function movedAfter(moved: Moved, event: EditorEvent, time: number): Moved {
  switch (event.type) {
    case 'selected': {
      const selected = selectionIn(event.document, event.selection);
      if (!selected) return moved;
      // While a selection grows, each step is a new one in place of the last.
      const others = moved.selected.filter(
        ({ uri, range }) => uri !== selected.uri || !touches(range, selected.range),
      );
      return { ...moved, selected: [...others, selected].slice(-rememberedSelections) };
    }
    case 'changed':
      // An undo takes back what was pasted, which is no cut.
      return event.isUndo || !event.document.isForCode ? moved : afterChange(moved, event, time);
    case 'deleted':
      return {
        pieces: moved.pieces.filter(({ uri }) => !event.isGone(uri)),
        selected: moved.selected.filter(({ uri }) => !event.isGone(uri)),
      };
    case 'entered':
    case 'rested':
      return moved;
  }
}

/** Whether a text that was cut or copied is code to be used elsewhere, and not a word or a line. */
export function isWorthMoving(text: string): boolean {
  return tellingLines(text).length >= fewLines;
}

/** Whether they are the same code: an editor indents what is pasted as the place has it. */
export function isSameCode(one: string, other: string): boolean {
  return tellingLines(one).join('\n') === tellingLines(other).join('\n');
}

/** Adds a text that was cut or pasted. The same one, taken earlier, goes. */
export function addMoved(moved: Pieces, piece: Piece): Pieces {
  return addPiece(moved, piece, ({ snippet }) => isSameCode(snippet.text, piece.snippet.text), remembered);
}

function selectionIn(document: EditorDocument, range: TextRange): Selected | undefined {
  if (range.start.line === range.end.line || !document.isForCode) return undefined;
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  if (end - start > longestSelection) return undefined;
  const text = document.slice(start, end);
  if (!isWorthMoving(text)) return undefined;
  const { uri, path, languageId, version } = document;
  const snippet = { path, languageId, text: cutSnippet('', text, movedLength) };
  return { uri, version, range, text, piece: { uri, line: range.start.line, snippet } };
}

function afterChange(
  { pieces, selected }: Moved,
  { document, changes }: Extract<EditorEvent, { type: 'changed' }>,
  time: number,
): Moved {
  let now = pieces;
  const add = (kind: 'cut' | 'copy', found: Selected | undefined) => {
    if (found) now = addMoved(now, { ...found.piece, kind, takenAt: time });
  };
  for (const { range, text } of changes) {
    if (text === '') {
      const cut = selected.find((each) => isRemoved(each, document, range));
      add('cut', cut);
    } else if (text.includes('\n') && text.length <= longestPaste) {
      const copied = selected.find((each) => isSameCode(each.text, text));
      add('copy', copied);
    }
  }
  return { pieces: now, selected };
}

/** Whether a change, which has led to the document's version, has removed the selection. */
function isRemoved(selected: Selected, { uri, version }: EditorDocument, range: TextRange): boolean {
  return selected.uri === uri && selected.version === version - 1 && isSameRange(selected.range, range);
}

function isSameRange(one: TextRange, other: TextRange): boolean {
  return encloses(one, other) && encloses(other, one);
}

function encloses(outer: TextRange, inner: TextRange): boolean {
  return isAtOrBefore(outer.start, inner.start) && isAtOrBefore(inner.end, outer.end);
}

/** Whether two ranges have a place in common. */
function touches(one: TextRange, other: TextRange): boolean {
  return isAtOrBefore(one.start, other.end) && isAtOrBefore(other.start, one.end);
}
