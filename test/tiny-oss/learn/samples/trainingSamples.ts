import type { Vocabulary } from '../../vocabulary.ts';
import type { CodeFile } from '../readCode.ts';
import { chatSample, commitSample, toolSample } from './chats.ts';
import { completionWindows } from './completion.ts';
import { convertEdit, documentEdit, editSample, renameEdit, simplifyEdit, type Edit } from './edits.ts';
import { functionsOf, type CodeFunction } from './functions.ts';
import { pick, type Sample } from './sample.ts';
import { indexSnippets } from './snippets.ts';

const sizes = { whole: 500, suffix: 110, snippets: 130 };

/** Lines of the longest function in edits and chats. */
export const longestFunction = 20;

/** All that is learnt from one package: its files as completions, its functions as edits, chats and tool calls. */
export function* trainingSamples(
  files: readonly CodeFile[],
  packages: readonly (readonly CodeFile[])[],
  vocabulary: Vocabulary,
  random: () => number,
): Generator<Sample> {
  const count = remembering((text) => vocabulary.encode(text).length);
  const index = indexSnippets(files);
  for (const file of files) {
    if (random() < shares.completed)
      yield* completionWindows(
        file,
        sizes,
        count,
        (prefix, suffix, budget) => index.find(file, prefix.slice(-1200) + suffix, budget, count),
        random,
      );
    const functions = functionsOf(file, longestFunction);
    for (const code of functions)
      yield* functionSamples(code, functions, namesOf(pick(packages, random), random), random);
  }
}

/** Shares of the files that are completed, and of the functions that each kind is made of. */
const shares = {
  completed: 0.45,
  rename: 1,
  document: 0.2,
  simplify: 0.2,
  convert: 0.25,
  chat: 0.16,
  commit: 0.05,
  tool: 0.1,
};

function* functionSamples(
  code: CodeFunction,
  functions: readonly CodeFunction[],
  names: readonly string[],
  random: () => number,
): Generator<Sample> {
  const edits: (Edit | undefined)[] = [];
  if (random() < shares.rename) edits.push(renameEdit(code, names, random));
  if (random() < shares.document) edits.push(documentEdit(code));
  if (random() < shares.simplify) edits.push(simplifyEdit(code, random));
  if (random() < shares.convert) edits.push(convertEdit(code, random));
  for (const edit of edits) if (edit) yield editSample(edit, surroundings(code, random));
  if (random() < shares.chat) yield chatSample(code, random);
  if (random() < shares.tool) yield toolSample(code, pick(functions, random), random);
  const commit = random() < shares.commit ? commitSample(code, names, random) : undefined;
  if (commit) yield commit;
}

/** A few lines on both sides, or none: short files exist, too. */
function surroundings(
  { file, line, text }: CodeFunction,
  random: () => number,
): { prefix: string; suffix: string } {
  if (random() < 0.6) return { prefix: '', suffix: '' };
  const lines = file.text.split('\n');
  const end = line + text.split('\n').length;
  return {
    prefix: `${lines.slice(Math.max(0, line - 5), line).join('\n')}\n`,
    suffix: `\n${lines.slice(end, end + 5).join('\n')}`,
  };
}

/** Identifiers of another package's file, as new names. */
function namesOf(files: readonly CodeFile[], random: () => number): string[] {
  if (files.length === 0) return ['value'];
  const words = pick(files, random).text.match(/\b[a-z][A-Za-z_]{2,20}\b/g) ?? [];
  const names = [...new Set(words)].filter((word) => !reserved.has(word));
  return names.length > 0 ? names : ['value'];
}

const reserved = new Set(
  (
    'const let var function return import export from class extends new this typeof instanceof void null true false ' +
    'undefined async await yield for while switch case break continue throw try catch finally default static public ' +
    'private protected readonly interface type enum implements def self cls lambda pass raise except with elif else not ' +
    'and None True False global nonlocal assert del print the that with'
  ).split(' '),
);

function remembering(find: (text: string) => number): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const value = known.get(text) ?? find(text);
    if (known.size < 200_000) known.set(text, value);
    return value;
  };
}
