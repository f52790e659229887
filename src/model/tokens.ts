import type { LlamaModel, Token } from 'node-llama-cpp';
import type { Format } from '../core/formats/format.ts';
import type { PromptPart } from '../core/formats/promptParts.ts';
import { ModelError } from './modelError.ts';
import { createTextTokenizer } from './textTokens.ts';
import { createTokenDecoder, type TokenDecoder } from './tokenDecoder.ts';

export type { TokenDecoder } from './tokenDecoder.ts';

/** Tokenisation by a model's vocabulary. */
export interface Tokens {
  /** The token ids of a prompt. Only `special` pieces become special tokens. */
  encode(pieces: readonly PromptPart[]): Token[];
  /** The token ids of a text, none of them special, whatever the text contains. */
  encodeText(text: string): Token[];
  /** The number of tokens of a text. */
  count(text: string): number;
  countPieces(pieces: readonly PromptPart[]): number;
  /** The name of a special token in the format, if it is one. */
  nameOf(token: Token): string | undefined;
  /**
   * Whether the token stands for no text: a special token of the format, or another control token such as
   * `<|endoftext|>`.
   */
  isSpecial(token: Token): boolean;
  decoder(): TokenDecoder;
}

/**
 * Looks up the format's special tokens and returns the tokenisation of the model.
 * @throws ModelError `missing-token` when the vocabulary lacks one.
 */
export function createTokens(
  model: Pick<LlamaModel, keyof Vocabulary>,
  { specials }: Pick<Format, 'specials'>,
): Tokens {
  const preTokenizer = model.fileInfo.metadata.tokenizer.ggml.pre;
  const ids = new Map(Object.entries(specials).map(([name, spelling]) => [name, specialId(model, spelling)]));
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  const tokenize = createTextTokenizer((part) => model.tokenize(part, false), preTokenizer);
  const encodeText = (text: string): Token[] => splitSpecials(text.toWellFormed()).flatMap(tokenize);
  const count = (text: string): number => encodeText(text).length;
  return {
    encodeText,
    count,
    encode: (pieces) =>
      pieces.flatMap((piece) => ('text' in piece ? encodeText(piece.text) : (ids.get(piece.special) ?? []))),
    countPieces: (pieces) =>
      pieces.reduce((total, piece) => total + ('text' in piece ? count(piece.text) : 1), 0),
    nameOf: (token) => names.get(token),
    isSpecial: (token) => names.has(token) || model.isSpecialToken(token) || model.isEogToken(token),
    decoder: () => createTokenDecoder((tokens) => model.detokenize(tokens, false)),
  };
}

/** The parts of a model that are needed here. */
interface Vocabulary {
  tokenize: LlamaModel['tokenize'];
  detokenize: LlamaModel['detokenize'];
  isSpecialToken: LlamaModel['isSpecialToken'];
  isEogToken: LlamaModel['isEogToken'];
  fileInfo: LlamaModel['fileInfo'];
}

function specialId(model: Vocabulary, spelling: string): Token {
  const [id, ...rest] = model.tokenize(spelling, true);
  if (id === undefined || rest.length > 0) throw new ModelError({ code: 'missing-token', token: spelling });
  return id;
}

/**
 * Splits a text inside everything that looks like a special token, after its `<|`. llama.cpp turns five of harmony's
 * special tokens ("user defined" ones) into the token even when told not to; it cannot if they are in two parts. The
 * joined ids decode to the same text.
 */
export function splitSpecials(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(/<\|(?=\w+\|>)/g)) {
    const cut = match.index + 2;
    parts.push(text.slice(from, cut));
    from = cut;
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part !== '');
}
