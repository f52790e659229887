import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  mostUsedRanks,
  tokensOfWord,
  specialTokens,
  splitWords,
  vocabularyOf,
  type Vocabulary,
} from '../vocabulary.ts';
import type { CodeFile } from './readCode.ts';
import { workFolder } from './sources.ts';

/** Tokens of the model, special ones included: with more, the file would have more than 16 MB. */
const size = 6048;

/** What every prompt says, though code hardly does: fences, languages, and words of our layouts. */
const layoutWords =
  '``` analysis commentary assistant final functions developer typescript javascript python constrain File Language ' +
  'Selection Instruction Rename Every becomes here Code before after takes returns calls called tiny oss';

const ranksFile = path.join(workFolder, 'vocabulary.json');

/** A word of letters behind a bracket, a dot, an underscore or the like: one word for the pre-tokenizer. */
const prefixed = /^[^\p{L}\p{N} ](?=\p{L})/u;

/**
 * Cuts the vocabulary to the tokens of o200k that the code uses most, and keeps it for {@link learntVocabulary}.
 *
 * So that a name is the same tokens wherever it stands, which makes copying it easy: no token joins letters with what
 * is before them, except a space, and of those both forms are kept.
 */
export function cutCorpusVocabulary(files: readonly CodeFile[]): Vocabulary {
  const words = new Map<string, number>();
  const count = (word: string): void => void words.set(word, (words.get(word) ?? 0) + 1);
  for (const { text } of files)
    for (const word of splitWords(text)) {
      const prefix = prefixed.exec(word)?.[0] ?? '';
      if (prefix !== '') count(prefix);
      count(word.slice(prefix.length));
    }
  const uses = new Map<string, number>();
  for (const [word, times] of words)
    for (const token of tokensOfWord(word)) uses.set(token, (uses.get(token) ?? 0) + times);
  for (const word of layoutWords.split(' '))
    for (const form of [word, ` ${word}`])
      for (const token of tokensOfWord(form)) uses.set(token, Number.MAX_SAFE_INTEGER);
  const both = new Map<string, number>();
  for (const [token, times] of uses)
    for (const form of /^ ?\w+$/.test(token) ? [token.trim(), ` ${token.trim()}`] : [token])
      both.set(form, (both.get(form) ?? 0) + times);
  const ranks = mostUsedRanks(size - specialTokens.length, both, (token) => !prefixed.test(token));
  writeFileSync(ranksFile, JSON.stringify(ranks));
  return remembering(vocabularyOf(ranks));
}

/** The vocabulary that the training rows are written in. */
export function learntVocabulary(): Vocabulary {
  return remembering(vocabularyOf(JSON.parse(readFileSync(ranksFile, 'utf8')) as number[]));
}

/** Code says the same words again and again: each is encoded once. */
function remembering(vocabulary: Vocabulary): Vocabulary {
  const known = new Map<string, number[]>();
  const encodeWord = (word: string): number[] => {
    const tokens = known.get(word) ?? vocabulary.encode(word);
    if (known.size < 500_000) known.set(word, tokens);
    return tokens;
  };
  return { ...vocabulary, encode: (text) => splitWords(text).flatMap(encodeWord) };
}
