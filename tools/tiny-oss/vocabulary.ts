import o200kRanks from 'gpt-tokenizer/bpeRanks/o200k_base';
import { O200K_TOKEN_SPLIT_REGEX } from 'gpt-tokenizer/encodingParams/constants';
import { fromByteString, mergeBytes, toByteString, toPrintable, type Ranks } from './bytePairs.ts';

/**
 * Harmony's special tokens, in the order of their ids in the full vocabulary.
 * Source: https://github.com/openai/harmony/blob/main/docs/format.md
 */
export const specialTokens = [
  '<|startoftext|>',
  '<|endoftext|>',
  '<|return|>',
  '<|constrain|>',
  '<|channel|>',
  '<|start|>',
  '<|end|>',
  '<|message|>',
  '<|call|>',
  '<|endofprompt|>',
] as const;

export type SpecialToken = (typeof specialTokens)[number];

export interface Vocabulary {
  /** Ordinary tokens as byte strings, in the order of their ranks; their ids are 0 to length - 1. */
  ordinary: readonly string[];
  /** What a GGUF file holds: all tokens in printable form, their types, and the merges of the ordinary ones. */
  tokens: readonly string[];
  types: readonly number[];
  merges: readonly string[];
  /** The id of a special token. */
  special: (token: SpecialToken) => number;
  /** The ids of a text without special tokens, exactly as the engine tokenises it. */
  encode: (text: string) => number[];
  /** The text of an ordinary token, and nothing for a special one. */
  textOf: (id: number) => string;
}

/** llama.cpp's numbers of token types (`llama_token_type`): NORMAL and CONTROL. */
const tokenTypes = { normal: 1, control: 3 } as const;

/**
 * Cuts a vocabulary from o200k: its first ranks, then the words of some texts beyond them with all that they are
 * merged from, then harmony's special tokens.
 *
 * Ranks are the order of merging, so any prefix of them is a complete vocabulary of its own.
 */
export function cutVocabulary(rankCount: number, texts: readonly string[] = []): Vocabulary {
  return vocabularyOf(keptRanks(rankCount, texts.flatMap(splitWords)));
}

/**
 * Cuts a vocabulary of `size` ordinary tokens from o200k: the single bytes, and then the tokens that a corpus uses most,
 * each with all that it is merged from. Returns its ranks, for {@link vocabularyOf}.
 *
 * @param uses how often the corpus uses each token, a byte string.
 * @param isWanted whether a token may be kept; what is merged from others that may not be is left out, too.
 */
export function mostUsedRanks(
  size: number,
  uses: ReadonlyMap<string, number>,
  isWanted: (token: string) => boolean = () => true,
): number[] {
  const { tokens, ranks } = o200k();
  const kept = new Set(Array.from({ length: 256 }, (_, rank) => rank));
  const byUse = [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  for (const [token] of byUse) {
    const rank = ranks.get(token);
    if (rank === undefined) continue;
    const needed = new Set([rank]);
    mergeBytes(token, ranks, Infinity, (made) => needed.add(made));
    if (![...needed].every((each) => isWanted(tokens[each]!))) continue;
    const missing = [...needed].filter((each) => !kept.has(each));
    if (kept.size + missing.length > size) break;
    for (const each of missing) kept.add(each);
  }
  return [...kept].sort((a, b) => a - b);
}

/** The tokens of a word in o200k, as byte strings. */
export function tokensOfWord(word: string): string[] {
  return mergeBytes(toByteString(word), o200k().ranks);
}

/** The vocabulary of some ranks, in ascending order and closed: whatever a kept token is merged from is kept. */
export function vocabularyOf(keptInOrder: readonly number[]): Vocabulary {
  const { tokens: full } = o200k();
  const ordinary = keptInOrder.map((rank) => full[rank]!);
  const ranks = new Map(ordinary.map((token, id) => [token, id]));
  const idOf = (token: string): number => {
    const id = ranks.get(token);
    if (id === undefined) throw new Error(`No token for ${JSON.stringify(token)}.`);
    return id;
  };
  return {
    ordinary,
    tokens: [...ordinary.map(toPrintable), ...specialTokens],
    types: [...ordinary.map(() => tokenTypes.normal), ...specialTokens.map(() => tokenTypes.control)],
    merges: ordinary.filter((token) => token.length > 1).map((token) => mergeOf(token, ranks)),
    special: (token) => ordinary.length + specialTokens.indexOf(token),
    encode: (text) => splitWords(text).flatMap((word) => mergeBytes(toByteString(word), ranks).map(idOf)),
    textOf: (id) => fromByteString(ordinary[id] ?? ''),
  };
}

interface Ranked {
  tokens: readonly string[];
  ranks: Ranks;
}

/** The whole of o200k as byte strings; made once, since it has 200,000. */
function o200k(): Ranked {
  if (whole) return whole;
  const tokens = o200kRanks.map((token) =>
    typeof token === 'string' ? toByteString(token) : Buffer.from(token).toString('latin1'),
  );
  whole = { tokens, ranks: new Map(tokens.map((token, rank) => [token, rank])) };
  return whole;
}

let whole: Ranked | undefined;

/** The pieces of a text that are merged each for itself. */
export function splitWords(text: string): string[] {
  return text.match(O200K_TOKEN_SPLIT_REGEX) ?? [];
}

/** The ranks to keep, in order. */
function keptRanks(rankCount: number, words: readonly string[]): number[] {
  const { ranks } = o200k();
  const kept = new Set(Array.from({ length: rankCount }, (_, rank) => rank));
  for (const word of words) mergeBytes(toByteString(word), ranks, Infinity, (rank) => kept.add(rank));
  return [...kept].sort((a, b) => a - b);
}

/** The two parts that a token is merged from, in the form of a GGUF file. */
function mergeOf(token: string, ranks: Ranks): string {
  const parts = mergeBytes(token, ranks, ranks.get(token));
  if (parts.length !== 2) throw new Error(`${JSON.stringify(token)} is not merged from two kept tokens.`);
  return parts.map(toPrintable).join(' ');
}
