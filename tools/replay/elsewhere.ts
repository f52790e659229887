import { choose, type Chosen, type PromptPlace } from '../../src/core/context/choose.ts';
import { cutSnippet } from '../../src/core/context/cutSnippet.ts';
import { addEdit, editLength, isOnePlace } from '../../src/core/context/edits.ts';
import { addMoved, movedLength } from '../../src/core/context/movedText.ts';
import type { Piece, PieceKind, Pieces } from '../../src/core/context/pieces.ts';
import { addVisit, snippetLength } from '../../src/core/context/visited.ts';
import type { Snippet } from '../../src/protocol/model.ts';

/** A document as it is now, with its cursor. */
export interface OpenDocument {
  uri: string;
  path: string;
  languageId: string;
  text: string;
  /** The cursor's, in UTF-16 code units. */
  offset: number;
}

/**
 * The host's memory of other places, for tests that have no VS Code: features/completion/context collects the same by
 * VS Code's events, and chooses by the same functions of core/context.
 */
export class Elsewhere {
  #visits: Pieces = [];
  #edits: Pieces = [];
  #moved: Pieces = [];
  #definitions: Pieces = [];
  /** Where the last edit was made. */
  #edited: { uri: string; line: number } | undefined;
  readonly #chosen = new Map<string, Chosen>();
  #time = 0;

  /** The user goes from this document to another. */
  leave(document: OpenDocument): void {
    this.#takeEdit(document, Infinity);
    this.#visits = addVisit(this.#visits, this.#piece('visit', document, document.offset, snippetLength));
  }

  /** The document is about to be changed at its cursor. */
  beforeEdit(document: OpenDocument): void {
    this.#takeEdit(document, lineOf(document));
  }

  /** It has been. */
  afterEdit(document: OpenDocument): void {
    this.#edited = { uri: document.uri, line: lineOf(document) };
  }

  /** The code before the cursor is about to be cut. */
  cut(document: OpenDocument): void {
    this.#moved = addMoved(this.#moved, this.#piece('cut', document, document.offset, movedLength));
  }

  /** Language support has found the definition of a name. */
  find(name: string, snippet: Snippet): void {
    const place = { uri: snippet.path, line: 0, name, takenAt: ++this.#time };
    this.#definitions = [...this.#definitions, { kind: 'definition', ...place, snippet }];
  }

  /** The cursor rests: takes up what is new. */
  rest(document: OpenDocument, place: PromptPlace): void {
    this.#takeEdit(document, lineOf(document));
    this.#choose(place);
  }

  /** What goes along with a prompt, the same until the next rest. */
  snippetsFor(place: PromptPlace): Snippet[] {
    const { pieces } = this.#chosen.get(place.uri) ?? this.#choose(place);
    return pieces.map(({ snippet }) => snippet);
  }

  #choose(place: PromptPlace): Chosen {
    const candidates = [...this.#visits, ...this.#edits, ...this.#moved, ...this.#definitions];
    const chosen = choose(this.#chosen.get(place.uri), candidates, place);
    this.#chosen.set(place.uri, chosen);
    return chosen;
  }

  /** Takes the place of the last edit, if this line is elsewhere. */
  #takeEdit(document: OpenDocument, line: number): void {
    if (this.#edited?.uri !== document.uri || isOnePlace(this.#edited.line, line)) return;
    const lines = document.text.split('\n').slice(0, this.#edited.line + 1);
    const piece = this.#piece('edit', document, lines.join('\n').length, editLength);
    this.#edits = addEdit(this.#edits, piece);
    this.#edited = undefined;
  }

  #piece(kind: PieceKind, document: OpenDocument, offset: number, length: number): Piece {
    const { uri, path, languageId, text } = document;
    const before = text.slice(Math.max(0, offset - length), offset);
    const snippet = {
      path,
      languageId,
      text: cutSnippet(before, text.slice(offset, offset + length), length),
    };
    return { kind, uri, line: lineOf({ text, offset }), takenAt: ++this.#time, snippet };
  }
}

function lineOf({ text, offset }: Pick<OpenDocument, 'text' | 'offset'>): number {
  return text.slice(0, offset).split('\n').length - 1;
}
