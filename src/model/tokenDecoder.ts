import type { Token } from 'node-llama-cpp';

/** Turns the tokens of one answer into text. */
export interface TokenDecoder {
  /** The text that is whole with this token; empty while a character is still in parts. */
  push(token: Token): string;
  /** What is left, with replacement characters for what never became whole. */
  flush(): string;
}

/** A character of UTF-8 has at most four bytes, and each byte may be a token: beyond that it is not coming. */
const longestCharacter = 4;

/** A decoder that never lets half of a character through. `detokenize` gives U+FFFD for what is not whole. */
export function createTokenDecoder(detokenize: (tokens: readonly Token[]) => string): TokenDecoder {
  let pending: Token[] = [];
  const flush = (): string => {
    const text = pending.length > 0 ? detokenize(pending) : '';
    pending = [];
    return text;
  };
  return {
    push(token) {
      pending.push(token);
      if (pending.length < longestCharacter && detokenize(pending).endsWith('\ufffd')) return '';
      return flush();
    },
    flush,
  };
}
