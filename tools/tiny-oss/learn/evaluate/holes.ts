import type { CompletionRequest } from '../../../../src/protocol/model.ts';
import { readCode, type CodeFile } from '../readCode.ts';
import { pick } from '../samples/sample.ts';
import { indexSnippets, type SnippetIndex } from '../samples/snippets.ts';
import { sources } from '../sources.ts';

/** A place in a held-out file, and what stands there. */
export interface Place {
  request: CompletionRequest;
  /** From the cursor to the end of the line, without white space at its ends. */
  expected: string;
}

/** The code of the packages that training never saw, package by package. */
export function heldOutPackages(): CodeFile[][] {
  return sources
    .filter(({ split }) => split === 'heldOut')
    .map(readCode)
    .filter((files) => files.length > 0);
}

/**
 * Places in held-out code, one after another from each package: in the middle of a line (`rest`), where a word or a
 * bracket ends, or at the end of the line before (`next`). The text around is cut to what training rows hold.
 */
export function cutHoles(
  packages: readonly (readonly CodeFile[])[],
  kind: 'rest' | 'next',
  count: number,
  tokens: (text: string) => number,
  random: () => number,
): Place[] {
  const indexes = packages.map(indexSnippets);
  const places: Place[] = [];
  for (let i = 0; places.length < count; i++) {
    const index = i % packages.length;
    const place = cutHole(pick(packages[index] ?? [], random), kind, indexes[index]!, tokens, random);
    if (place) places.push(place);
  }
  return places;
}

function cutHole(
  file: CodeFile,
  kind: 'rest' | 'next',
  snippets: SnippetIndex,
  tokens: (text: string) => number,
  random: () => number,
): Place | undefined {
  const lines = file.text.split('\n');
  const at = Math.floor(random() * lines.length);
  const line = lines[at] ?? '';
  const indentation = /^\s*/.exec(line)?.[0].length ?? 0;
  if (line.trim().length < 6 || /^\s*(\/\/|\/?\*|#|"""|''')/.test(line)) return undefined;
  let cut = 0;
  if (kind === 'rest') {
    const cuts = [...line.matchAll(/\w(?=\W)|[([{.,=:]\s?|\s(?=\S)/g)]
      .map((match) => match.index + match[0].length)
      .filter((each) => each > indentation && line.length - each >= 3);
    if (cuts.length === 0) return undefined;
    cut = pick(cuts, random);
  }
  const before = lines.slice(0, at).join('\n');
  const prefix = keepEndLines(`${before}\n${line.slice(0, cut)}`, 300, tokens);
  const suffix = `\n${keepStartLines(lines.slice(at + 1).join('\n'), 90, tokens)}`;
  const related = snippets.find(file, prefix.slice(-1200) + suffix, 130, tokens);
  return {
    request: {
      kind: 'completion',
      context: {
        path: file.path,
        languageId: file.languageId,
        // The line before ends before its line end: what follows begins with one.
        prefix: kind === 'next' ? prefix.replace(/\n$/, '') : prefix,
        suffix,
      },
      snippets: related,
      shape: kind === 'rest' ? 'line' : 'block',
      maxTokens: 60,
      timeBudget: 60_000,
    },
    expected: line.slice(cut).trim(),
  };
}

function keepEndLines(text: string, budget: number, tokens: (text: string) => number): string {
  const lines = text.split('\n');
  while (lines.length > 1 && tokens(lines.join('\n')) > budget) lines.splice(0, Math.ceil(lines.length / 10));
  return lines.join('\n');
}

function keepStartLines(text: string, budget: number, tokens: (text: string) => number): string {
  const lines = text.split('\n').slice(0, 60);
  while (lines.length > 0 && tokens(lines.join('\n')) > budget) lines.splice(-Math.ceil(lines.length / 10));
  return lines.join('\n');
}
