import type { Token } from 'node-llama-cpp';

/** Turns the tokens of one answer into text. */
export interface TokenDecoder {
  /** The text completed by this token; empty while a character is incomplete. */
  push(token: Token): string;
  /** The remaining text, with replacement characters for incomplete ones. */
  flush(): string;
}

/** A UTF-8 character has at most four bytes, and each may be a token of its own; after that it is invalid. */
const longestCharacter = 4;

/** A decoder that never emits part of a character. `detokenize` gives U+FFFD for incomplete ones. */
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
