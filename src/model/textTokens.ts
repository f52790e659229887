import type { Token } from 'node-llama-cpp';
import { splitText } from '../core/text/tokenBoundaries.ts';

/** UTF-16 code units of texts to remember, at least; twice as many at most. Several prompts of completions. */
const remembered = 200_000;

/** Longer parts are not remembered: they come from attachments, and recur once or twice at most. */
const longest = 20_000;

/**
 * Returns a function that tokenises texts and remembers their parts: a prompt is laid out for each key, once per state
 * that could hold it, and only the line with the cursor is new.
 * @param tokenize tokenises a part of a text, without making special tokens.
 * @param preTokenizer the head's `tokenizer.ggml.pre`. A text is remembered as a whole if it is unknown.
 */
export function createTextTokenizer(
  tokenize: (text: string) => readonly Token[],
  preTokenizer: string | undefined,
): (text: string) => Token[] {
  // Two generations: the older is dropped when the younger is full, which costs less than keeping an order.
  let young = new Map<string, readonly Token[]>();
  let old = young;
  let size = 0;

  function tokensOf(part: string): readonly Token[] {
    const known = young.get(part);
    if (known) return known;
    const tokens = old.get(part) ?? tokenize(part);
    if (part.length > longest) return tokens;
    size += part.length;
    if (size > remembered) {
      old = young;
      young = new Map();
      size = part.length;
    }
    young.set(part, tokens);
    return tokens;
  }

  return (text) => splitText(text, preTokenizer).flatMap(tokensOf);
}
