import { text, type PromptPart } from '../promptParts.ts';

/** The special tokens of harmony that prompts and answers consist of; `<|name|>` in the vocabulary. */
export const specialNames = ['start', 'end', 'message', 'channel', 'constrain', 'return', 'call'] as const;

export type SpecialName = (typeof specialNames)[number];

export function special(name: SpecialName): PromptPart {
  return { special: name };
}

/** A whole message: `<|start|>header<|message|>body<|end|>`. */
export function message(header: string, body: string): PromptPart[] {
  return [special('start'), text(header), special('message'), text(body), special('end')];
}

/** A whole message of the assistant in a channel. */
export function inChannel(channel: string, body: string): PromptPart[] {
  return [...openChannel(channel), text(body), special('end')];
}

/**
 * Opens a message of the assistant in a channel. After an opened final channel the model neither reasons nor calls a
 * tool: it writes the answer.
 */
export function openChannel(channel: string): PromptPart[] {
  return [special('start'), text('assistant'), special('channel'), text(channel), special('message')];
}
