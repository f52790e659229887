import { layOutCompletion } from '../../../../src/core/completion/layout.ts';
import { harmony } from '../../../../src/core/formats/harmony/harmony.ts';
import { special } from '../../../../src/core/formats/harmony/specials.ts';
import { text } from '../../../../src/core/formats/promptParts.ts';
import type { Snippet } from '../../../../src/protocol/model.ts';
import type { CodeFile } from '../readCode.ts';
import { splitHead, type Sample } from './sample.ts';

/** A place in a file: what is before it, what is to be written there, and what comes after. */
export interface Hole {
  file: CodeFile;
  prefix: string;
  middle: string;
  suffix: string;
  snippets: readonly Snippet[];
}

/** A token budget that never cuts: samples are cut to size before. */
const enough = 1_000_000;

/** The hole in Hearth's own layout, filled and closed. */
export function completionSample({ file, prefix, middle, suffix, snippets }: Hole): Sample {
  const context = { path: file.path, languageId: file.languageId, prefix, suffix };
  const { pieces, stub, fence } = layOutCompletion({ context, snippets }, enough, () => 1, harmony);
  const last = pieces.at(-1);
  if (!last || !('text' in last)) throw new Error('A completion ends with the text before the cursor.');
  const end = middle.endsWith('\n') ? '' : '\n';
  const answered = text(`${last.text}${stub}${middle}${end}${fence}`);
  const sample = splitHead([...pieces.slice(0, -1), answered, special('return')], []);
  // All of it is code, and so worth learning.
  return { kind: 'completion', ...sample, given: 0 };
}

/** Tokens of a training sample's parts. The whole must fit into a row. */
export interface Sizes {
  whole: number;
  suffix: number;
  snippets: number;
}

/** Tokens of what stands between the texts: path, language, words, fences, special tokens. */
const between = 60;

/**
 * Windows over a file, so that each line is learnt about once: the lines of a window, then, as the text after the
 * cursor, lines of the next. Where the hole begins does not matter, since all of the text is learnt; where it ends
 * does. Each window has sizes of its own.
 */
export function* completionWindows(
  file: CodeFile,
  nextSizes: () => Sizes,
  count: (text: string) => number,
  snippetsFor: (prefix: string, suffix: string, budget: number) => readonly Snippet[],
): Generator<Sample> {
  const lines = file.text.split('\n').map((line) => `${line}\n`);
  const lengths = lines.map(count);
  const take = (from: number, budget: number): number => {
    let used = 0;
    let to = from;
    while (to < lines.length && used + (lengths[to] ?? 0) <= budget) used += lengths[to++] ?? 0;
    return to;
  };
  for (let start = 0; start < lines.length - 3;) {
    const { whole: most, suffix: suffixBudget, snippets: snippetBudget } = nextSizes();
    const room = most - between - count(file.path);
    // A window that fills the row without snippets is shortened when there are some.
    const tentative = take(start, room - suffixBudget - snippetBudget);
    const suffix = lines.slice(tentative, take(tentative, suffixBudget)).join('');
    const prefix = lines.slice(start, tentative).join('');
    const snippets = snippetBudget > 0 ? snippetsFor(prefix, suffix, snippetBudget) : [];
    const end = snippets.length > 0 ? tentative : take(start, room - count(suffix));
    if (end <= start) {
      start++;
      continue;
    }
    const after = snippets.length > 0 ? suffix : lines.slice(end, take(end, suffixBudget)).join('');
    const whole = lines.slice(start, end).join('');
    // The line end belongs to the text after the cursor, as it does in an editor.
    yield completionSample({
      file,
      prefix: '',
      middle: whole.slice(0, -1),
      suffix: after === '' ? '' : `\n${after}`,
      snippets,
    });
    start = end;
  }
}
