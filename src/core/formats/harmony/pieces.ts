/** The special tokens of harmony that prompts and answers are built with; `<|name|>` in the vocabulary. */
export const specialNames = ['start', 'end', 'message', 'channel', 'constrain', 'return', 'call'] as const;

export type SpecialName = (typeof specialNames)[number];

/**
 * A part of a prompt: a special token by name, or text. Text never becomes a special token, whatever it contains:
 * text comes from files, users and tools, and special pieces only from this folder.
 */
export type Piece = { special: SpecialName } | { text: string };

/** The piece of a special token. */
export function special(name: SpecialName): Piece {
  return { special: name };
}

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

/** A whole message: `<|start|>header<|message|>body<|end|>`. */
export function message(header: string, body: string): Piece[] {
  return [special('start'), text(header), special('message'), text(body), special('end')];
}

/**
 * What opens the assistant's answer in the final channel. A model that reads this neither reasons nor calls a tool:
 * it writes the answer.
 */
export function openFinal(): Piece[] {
  return [special('start'), text('assistant'), special('channel'), text('final'), special('message')];
}

/**
 * Text that the assistant has already begun to answer with, its reasoning skipped: an empty analysis, which is how
 * gpt-oss ends one that needs no words, and then the final channel.
 */
export function answerWithoutReasoning(value: string): Piece[] {
  return [
    ...[special('start'), text('assistant'), special('channel'), text('analysis'), special('message')],
    ...[special('end'), ...openFinal(), text(value)],
  ];
}
