import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  mostUsedRanks,
  ranksOfWord,
  specialTokens,
  splitWords,
  vocabularyOf,
  type Vocabulary,
} from '../vocabulary.ts';
import type { CodeFile } from './readCode.ts';
import { workFolder } from './sources.ts';

/** Tokens of the model: as many as code of this amount can teach, special ones included. */
const size = 6144;

const ranksFile = path.join(workFolder, 'vocabulary.json');

/**
 * Cuts the vocabulary to the tokens of o200k that the code uses most, and keeps it for {@link learntVocabulary}.
 */
export function cutCorpusVocabulary(files: readonly CodeFile[]): Vocabulary {
  const words = new Map<string, number>();
  for (const { text } of files)
    for (const word of splitWords(text)) words.set(word, (words.get(word) ?? 0) + 1);
  const uses = new Map<number, number>();
  for (const [word, times] of words)
    for (const rank of ranksOfWord(word)) uses.set(rank, (uses.get(rank) ?? 0) + times);
  const ranks = mostUsedRanks(size - specialTokens.length, uses);
  writeFileSync(ranksFile, JSON.stringify(ranks));
  return vocabularyOf(ranks);
}

/** The vocabulary that the training rows are written in. */
export function learntVocabulary(): Vocabulary {
  return vocabularyOf(JSON.parse(readFileSync(ranksFile, 'utf8')) as number[]);
}
