import { tellingLines } from '../text/overlap.ts';
import { isAtOrBefore, type TextRange } from '../text/position.ts';
import { cutSnippet } from './cutSnippet.ts';
import type { EditorDocument, EditorEvent } from './editorEvents.ts';
import { addPiece, type Piece, type Pieces } from './pieces.ts';

/**
 * Texts of a few lines that the user has cut, or has copied and pasted, oldest first. The clipboard is never read: it
 * may hold passwords, and operating systems warn of programs that read it. Instead, a removed or inserted text is
 * compared with recent selections; a copied text is therefore known only once it is pasted.
 */
export interface Moved {
  pieces: Pieces;
  /** Selections to compare a pasted text with. */
  selected: readonly Selected[];
}

/** A selection of a few lines, with its text at that time. */
interface Selected {
  uri: string;
  version: number;
  range: TextRange;
  text: string;
  piece: Omit<Piece, 'kind' | 'takenAt'>;
}

/** UTF-16 code units above which a selection is not read: a user who selects a whole file is not about to move it. */
const longestSelection = 8000;

/**
 * UTF-16 code units above which an inserted text is not a pasted selection, even if indented further. Long insertions
 * come from formatting or from replacing a file, and comparing them line by line takes time.
 */
const longestPaste = 3 * longestSelection;

/** Selections to remember. */
const rememberedSelections = 4;

/** Texts to remember: a user who moves code around has one in hand, rarely several. */
const remembered = 4;

/** UTF-16 code units of a moved text in a prompt: about 25 lines. */
export const movedLength = 900;

/** The least lines that make a text worth remembering: fewer are typed faster than looked up. */
const fewLines = 3;

/** The state after an event, at a time in milliseconds from any origin. */
export function movedAfter(moved: Moved, event: EditorEvent, time: number): Moved {
  switch (event.type) {
    case 'selected': {
      const selected = selectionIn(event.document, event.selection);
      if (!selected) return moved;
      // While a selection grows, each step replaces the last one.
      const others = moved.selected.filter(
        ({ uri, range }) => uri !== selected.uri || !touches(range, selected.range),
      );
      return { ...moved, selected: [...others, selected].slice(-rememberedSelections) };
    }
    case 'changed':
      // An undo removes what was pasted; that is not a cut.
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

/** Whether a text that was cut or copied is code to be used elsewhere, rather than a word or a line. */
export function isWorthMoving(text: string): boolean {
  return tellingLines(text).length >= fewLines;
}

/** Whether two texts are the same code. Editors reindent pasted text. */
export function hasSameLines(one: string, other: string): boolean {
  return tellingLines(one).join('\n') === tellingLines(other).join('\n');
}

/** Adds a text that was cut or pasted, replacing an older copy of it. */
export function addMoved(moved: Pieces, piece: Piece): Pieces {
  return addPiece(moved, piece, ({ snippet }) => hasSameLines(snippet.text, piece.snippet.text), remembered);
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
      const copied = selected.find((each) => hasSameLines(each.text, text));
      add('copy', copied);
    }
  }
  return { pieces: now, selected };
}

/** Whether a change that led to the document's current version has removed the selection. */
function isRemoved(selected: Selected, { uri, version }: EditorDocument, range: TextRange): boolean {
  return selected.uri === uri && selected.version === version - 1 && isSameRange(selected.range, range);
}

function isSameRange(one: TextRange, other: TextRange): boolean {
  return encloses(one, other) && encloses(other, one);
}

function encloses(outer: TextRange, inner: TextRange): boolean {
  return isAtOrBefore(outer.start, inner.start) && isAtOrBefore(inner.end, outer.end);
}

/** Whether two ranges touch or overlap. */
function touches(one: TextRange, other: TextRange): boolean {
  return isAtOrBefore(one.start, other.end) && isAtOrBefore(other.start, one.end);
}
