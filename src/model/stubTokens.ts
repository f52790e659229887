import type { LlamaModel, Token } from 'node-llama-cpp';

/** Finds the tokens with which a text can begin. Made once per model. */
export interface StubTokens {
  /** Tokens whose text begins with `stub`, or that `stub` begins with. Empty when only byte tokens could. */
  allowed(stub: string): Token[];
  textOf(token: Token): string;
}

/** Indexes the texts of a vocabulary: a map for the short tokens, and a sorted list for those that go beyond. */
export function createStubTokens(model: LlamaModel): StubTokens {
  const size = model.fileInfo.metadata.tokenizer.ggml.tokens.length;
  const texts: { text: string; token: Token }[] = [];
  const byText = new Map<string, Token>();
  for (let id = 0; id < size; id++) {
    const token = id as Token;
    if (model.isSpecialToken(token)) continue;
    const text = model.detokenize([token], false);
    // A part of a character has no text of its own.
    if (text === '' || text.includes('\ufffd') || /^<\|\w+\|>$/.test(text)) continue;
    texts.push({ text, token });
    byText.set(text, token);
  }
  texts.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const names = new Map(texts.map(({ text, token }) => [token, text]));
  return {
    textOf: (token) => names.get(token) ?? '',
    allowed(stub) {
      const found: Token[] = [];
      for (let length = 1; length < stub.length; length++) {
        const token = byText.get(stub.slice(0, length));
        if (token !== undefined) found.push(token);
      }
      for (let index = lowerBound(texts, stub); texts[index]?.text.startsWith(stub); index++)
        found.push(texts[index]?.token ?? (0 as Token));
      return found;
    },
  };
}

function lowerBound(texts: readonly { text: string }[], text: string): number {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle]?.text ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
