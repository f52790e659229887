/**
 * A part of a prompt: a special token by the name that its format has for it, or text. Text never becomes a special
 * token, whatever it contains: text comes from files, users and tools, and special pieces only from this folder.
 */
export type Piece = { special: string } | { text: string };

/** The piece of a text. */
export function text(value: string): Piece {
  return { text: value };
}

/** The same prompt with texts that follow one another as one: apart, they could give other tokens. */
export function joinTexts(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && 'text' in last && 'text' in piece) joined[joined.length - 1] = text(last.text + piece.text);
    else joined.push(piece);
  }
  return joined;
}
