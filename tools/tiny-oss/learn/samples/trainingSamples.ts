import type { Vocabulary } from '../../vocabulary.ts';
import type { Effort } from '../../../../src/protocol/model.ts';
import type { CodeFile } from '../readCode.ts';
import { chatSample, commitSample } from './chats.ts';
import { completionWindows, type Sizes } from './completion.ts';
import {
  convertEdit,
  documentEdit,
  editSample,
  fixEdit,
  renameEdit,
  simplifyEdit,
  testsEdit,
  type Edit,
} from './edits.ts';
import { functionsOf, type CodeFunction } from './functions.ts';
import { pick, type Sample } from './sample.ts';
import { indexSnippets } from './snippets.ts';
import { toolSample } from './tools.ts';

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
    yield* completionWindows(
      file,
      () => windowSizes(random),
      count,
      (prefix, suffix, budget) => index.find(file, prefix.slice(-1200) + suffix, budget, count),
    );
    const functions = functionsOf(file, longestFunction);
    for (const code of functions)
      yield* functionSamples(code, functions, namesOf(pick(packages, random), random), random);
  }
}

/**
 * Tokens of a completion's parts. Many are short, so that what is foreseen is often near to the text after the cursor;
 * a few are as long as what Hearth sends of a large file.
 */
function windowSizes(random: () => number): Sizes {
  const [least, most] = pickSize(random());
  const whole = Math.floor(least + (most - least) * random());
  const suffix = random() < 0.15 ? 0 : Math.floor((30 + 270 * random()) * Math.min(1, whole / 800));
  const snippets = random() < 0.5 ? Math.floor((60 + 340 * random()) * Math.min(1, whole / 800)) : 0;
  return { whole, suffix, snippets };
}

function pickSize(chance: number): readonly [number, number] {
  if (chance < 0.35) return [160, 400];
  if (chance < 0.7) return [400, 1000];
  return chance < 0.9 ? [1000, 2000] : [2000, 3700];
}

/** Shares of the functions that each kind of sample is made of. */
const shares = {
  rename: 1,
  document: 0.2,
  simplify: 0.3,
  fix: 0.2,
  tests: 0.15,
  convert: 0.3,
  chat: 0.3,
  commit: 0.06,
  tool: 0.15,
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
  if (random() < shares.fix) edits.push(fixEdit(code, random));
  if (random() < shares.tests) edits.push(testsEdit(code));
  for (const edit of edits)
    if (edit) yield editSample(edit, surroundings(code, random), pickEffort('low', random));
  if (random() < shares.chat) yield chatSample(code, random, pickEffort('medium', random));
  if (random() < shares.tool) yield toolSample(code, pick(functions, random), random);
  const commit = random() < shares.commit ? commitSample(code, names, random) : undefined;
  if (commit) yield commit;
}

/** What the settings say by default, mostly. */
function pickEffort(usual: Effort, random: () => number): Effort {
  return random() < 0.7 ? usual : pick(['low', 'medium', 'high'], random);
}

/** Nothing on both sides, a few lines, or much of the file. */
function surroundings(
  { file, line, text }: CodeFunction,
  random: () => number,
): { prefix: string; suffix: string } {
  const reach = pick([0, 0, 5, 15, 60], random);
  if (reach === 0) return { prefix: '', suffix: '' };
  const lines = file.text.split('\n');
  const end = line + text.split('\n').length;
  return {
    prefix: `${lines.slice(Math.max(0, line - reach), line).join('\n')}\n`,
    suffix: `\n${lines.slice(end, end + reach).join('\n')}`,
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
