import type { Snippet } from '../../../../src/protocol/model.ts';
import type { CodeFile } from '../readCode.ts';

/** Lines of a chunk: about what fits beside the rest. */
const chunkLines = 12;

interface Chunk {
  path: string;
  languageId: string;
  text: string;
  words: ReadonlySet<string>;
}

/** Finds code of other files of a package that shares the most words with a place, the best first. */
export interface SnippetIndex {
  /** @param budget tokens of all that is found, with what stands around each. */
  find(file: CodeFile, around: string, budget: number, count: (text: string) => number): Snippet[];
}

/** Cuts files into chunks of a dozen lines; `find` ranks them by how many rare words they share with the text. */
export function indexSnippets(files: readonly CodeFile[]): SnippetIndex {
  const chunks = files.flatMap(cutChunks);
  const frequency = new Map<string, number>();
  for (const { words } of chunks)
    for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const byWord = new Map<string, Chunk[]>();
  for (const chunk of chunks)
    for (const word of chunk.words)
      if ((frequency.get(word) ?? 0) <= mostCommon) byWord.set(word, [...(byWord.get(word) ?? []), chunk]);
  return {
    find(file, around, budget, count) {
      const scores = new Map<Chunk, number>();
      for (const word of wordsOf(around))
        for (const chunk of byWord.get(word) ?? [])
          if (chunk.path !== file.path && chunk.languageId === file.languageId)
            scores.set(chunk, (scores.get(chunk) ?? 0) + 1 / (frequency.get(word) ?? 1));
      const found: Snippet[] = [];
      let left = budget;
      const best = [...scores].sort((a, b) => b[1] - a[1]).slice(0, mostSnippets);
      for (const [{ path, languageId, text: whole }] of best) {
        const lines = whole.split('\n');
        while (lines.length > 1 && count(lines.join('\n')) > left - aroundSnippet) lines.pop();
        const text = lines.join('\n');
        if (count(text) > left - aroundSnippet) break;
        left -= count(text) + aroundSnippet;
        found.push({ path, languageId, text });
      }
      return found;
    },
  };
}

const mostSnippets = 3;

/** Tokens of a snippet's path, language and fences. */
const aroundSnippet = 20;

/** A word in more chunks than these tells nothing about any of them. */
const mostCommon = 30;

function cutChunks({ path, languageId, text }: CodeFile): Chunk[] {
  const lines = text.split('\n');
  const chunks: Chunk[] = [];
  for (let start = 0; start < lines.length; start += chunkLines) {
    const part = lines
      .slice(start, start + chunkLines)
      .join('\n')
      .trim();
    if (part !== '') chunks.push({ path, languageId, text: part, words: wordsOf(part) });
  }
  return chunks;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.match(/[A-Za-z_]\w{3,}/g) ?? []);
}
