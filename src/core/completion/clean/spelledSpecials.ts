import type { TextWindow } from '../../text/textWindow.ts';

/**
 * Cuts an answer at the first text that looks like one of harmony's special tokens. The model process never passes on
 * real special tokens; a model that spells one out, character by character, has left the file. In a file that itself
 * mentions them, such text belongs there.
 */
export function cutAtSpecials(text: string, window: TextWindow): string {
  const at = text.search(special);
  if (at === -1 || special.test(window.prefix) || special.test(window.suffix)) return text;
  return text.slice(0, at);
}

/** The tokens of o200k_harmony by name. Other `<|…|>`, as in F# or Elixir, are code. */
const special =
  /<\|(start|end|message|channel|constrain|return|call|startoftext|endoftext|endofprompt|reserved_\d+)\|>/;
