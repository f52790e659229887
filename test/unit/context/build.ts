import type { PromptPlace } from '../../../src/core/context/choose.ts';
import type { Piece, PieceKind } from '../../../src/core/context/pieces.ts';
import { parseCursor } from '../../../tools/replay/cursor.ts';

let time = 0;

/** A piece of a document, taken after all that were built before. */
export function pieceOf(name: string, more: Partial<Omit<Piece, 'snippet'>> & { text?: string } = {}): Piece {
  const { text = `text of ${name}`, kind = 'visit', line = 0, uri = `file:///${name}` } = more;
  const languageId = name.endsWith('.py') ? 'python' : 'typescript';
  return { kind, uri, line, takenAt: more.takenAt ?? ++time, snippet: { path: name, languageId, text } };
}

/** A text of so many UTF-16 code units, of lines that no other name has. */
export function linesOf(name: string, length: number): string {
  let text = '';
  for (let line = 0; text.length < length; line++) text += `${name}.use(${name}${line});\n`;
  return text.slice(0, length);
}

export function editOf(name: string, line: number, text = linesOf(`${name}${line}`, 300)): Piece {
  return pieceOf(name, { kind: 'edit', line, text });
}

export function placeAt(marked: string, more: Partial<PromptPlace> = {}): PromptPlace {
  const { before, after } = parseCursor(marked);
  return {
    uri: 'file:///here.ts',
    languageId: 'typescript',
    offset: before.length,
    prefix: before,
    suffix: after,
    ...more,
  };
}

export function namesOf(pieces: readonly Piece[], kind?: PieceKind): string[] {
  return pieces
    .filter((piece) => kind === undefined || piece.kind === kind)
    .map(({ snippet }) => snippet.path);
}
