import { cutSnippet } from '../../../src/core/context/cutSnippet.ts';
import { areRelated } from '../../../src/core/context/relatedLanguages.ts';
import { snippetLength } from '../../../src/core/context/cutSnippet.ts';
import type { Snippet } from '../../../src/protocol/model.ts';
import type { CodeFile } from '../../tiny-oss/learn/readCode.ts';

/** Fewer than Hearth sends: who works on a place comes from one or two others that have to do with it. */
const snippetCount = 2;

/** UTF-16 code units around a hole that say what has to do with it. */
const reach = { before: 1500, after: 500 };

/** Words of this many places of a file or more say nothing about any of them. */
const commonIn = 12;

/**
 * What an editor would send along: of the other files of the package that share the most words with the place, the
 * piece around the line that shares the most, cut as Hearth cuts what the user has left. The most related one comes
 * last, as the document visited last does. Nothing of the hole itself is looked at.
 */
export function relatedSnippets(
  file: CodeFile,
  { before, after }: { before: string; after: string },
  files: readonly CodeFile[],
): Snippet[] {
  const words = wordsOf(before.slice(-reach.before) + after.slice(0, reach.after));
  return files
    .filter((other) => other !== file && areRelated(other.languageId, file.languageId))
    .map((other) => ({ other, ...bestPlace(other.text, words) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || (a.other.path < b.other.path ? -1 : 1))
    .slice(0, snippetCount)
    .reverse()
    .map(({ other, offset }) => ({
      path: other.path,
      languageId: other.languageId,
      text: cutSnippet(
        other.text.slice(Math.max(0, offset - snippetLength), offset),
        other.text.slice(offset, offset + snippetLength),
      ),
    }));
}

/** The line at which the most of the words stand, each counted less the more often the file has it. */
function bestPlace(text: string, words: ReadonlySet<string>): { offset: number; shared: number } {
  const lines = text.split('\n').map((line) => ({ length: line.length + 1, found: [...wordsOf(line)] }));
  const places = new Map<string, number>();
  for (const { found } of lines) for (const word of found) places.set(word, (places.get(word) ?? 0) + 1);
  const weightOf = (word: string): number => {
    const count = places.get(word) ?? commonIn;
    return words.has(word) && count < commonIn ? 1 / count : 0;
  };
  const weights = lines.map(({ found }) => found.reduce((sum, word) => sum + weightOf(word), 0));
  let best = { offset: 0, shared: 0 };
  let offset = 0;
  for (const [index, { length }] of lines.entries()) {
    // A place is as good as the lines around it.
    const shared = weights.slice(Math.max(0, index - 5), index + 6).reduce((sum, weight) => sum + weight, 0);
    if (shared > best.shared) best = { offset, shared };
    offset += length;
  }
  return best;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.match(/[A-Za-z_]\w{3,}/g) ?? []);
}
