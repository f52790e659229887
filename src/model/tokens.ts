import type { LlamaModel, Token } from 'node-llama-cpp';
import type { Format } from '../core/formats/format.ts';
import type { Piece } from '../core/formats/pieces.ts';
import { ModelError } from './modelError.ts';
import { createTokenDecoder, type TokenDecoder } from './tokenDecoder.ts';

export type { TokenDecoder } from './tokenDecoder.ts';

/** A model's tokenising, as Hearth needs it. */
export interface Tokens {
  /** The ids of a prompt. Only `special` pieces give special tokens. */
  encode(pieces: readonly Piece[]): Token[];
  /** The ids of a text, none of them special, whatever the text says. */
  encodeText(text: string): Token[];
  /** How many tokens a text is. Remembers texts, since prompts count the same ones again and again. */
  count(text: string): number;
  countPieces(pieces: readonly Piece[]): number;
  /** Which of the format's special tokens this is. */
  nameOf(token: Token): string | undefined;
  /** Whether the token stands for no text: one of the format's, or another control token, such as `<|endoftext|>`. */
  isSpecial(token: Token): boolean;
  /** A decoder for one answer. */
  decoder(): TokenDecoder;
}

/**
 * Looks the format's special tokens up and returns the model's tokenising.
 * @throws ModelError `missing-token` when the vocabulary lacks one.
 */
export function createTokens(
  model: Pick<LlamaModel, keyof Vocabulary>,
  { specials }: Pick<Format, 'specials'>,
): Tokens {
  const ids = new Map(Object.entries(specials).map(([name, spelling]) => [name, specialId(model, spelling)]));
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  const counts = createMemory();
  const encodeText = (text: string): Token[] =>
    splitSpecials(text.toWellFormed()).flatMap((part) => model.tokenize(part, false));
  const count = (text: string): number => counts(text, () => encodeText(text).length);
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

/** What of a model is needed here. */
interface Vocabulary {
  tokenize: LlamaModel['tokenize'];
  detokenize: LlamaModel['detokenize'];
  isSpecialToken: LlamaModel['isSpecialToken'];
  isEogToken: LlamaModel['isEogToken'];
}

function specialId(model: Vocabulary, spelling: string): Token {
  const [id, ...rest] = model.tokenize(spelling, true);
  if (id === undefined || rest.length > 0) throw new ModelError({ code: 'missing-token', token: spelling });
  return id;
}

/**
 * Cuts a text inside everything that looks like a special token, after its `<|`. llama.cpp turns five of harmony's
 * into the token even when told not to ("user defined" tokens); in two parts it cannot. Joining the ids gives back
 * the very same text.
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

/** Texts remembered. A completion's prompt has about ten parts, a chat's one for each message. */
const rememberedTexts = 200;

/** Longer texts are not worth their memory: they come in edits and attachments, once or twice. */
const longestRemembered = 20_000;

/** A function that remembers what it was told of the texts asked last. */
function createMemory(): (text: string, find: () => number) => number {
  const known = new Map<string, number>();
  return (text, find) => {
    const value = known.get(text) ?? find();
    if (text.length > longestRemembered) return value;
    // Deleted and set again, so that the map's order is by last use.
    known.delete(text);
    known.set(text, value);
    const oldest = known.keys().next();
    if (known.size > rememberedTexts && oldest.done !== true) known.delete(oldest.value);
    return value;
  };
}
