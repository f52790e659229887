/**
 * A part of a prompt: text, or a special token by the format's name for it. Text never becomes a special token,
 * whatever it contains: text comes from files, users and tools, special pieces only from this folder.
 */
export type PromptPart = { special: string } | { text: string };

export function text(value: string): PromptPart {
  return { text: value };
}

/** The same prompt with consecutive texts merged, since separate texts could be tokenised differently. */
export function joinTexts(pieces: readonly PromptPart[]): PromptPart[] {
  const joined: PromptPart[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && 'text' in last && 'text' in piece) joined[joined.length - 1] = text(last.text + piece.text);
    else joined.push(piece);
  }
  return joined;
}
