import type { Snippet } from '../../protocol/model.ts';
import { keepStart } from '../text/cut.ts';

/**
 * UTF-16 code units by which the start of the prefix moves. Each move costs one prefill of everything after it, so it
 * must not happen at every keystroke. Steps are counted from the start of the given text, which is itself anchored
 * (window.ts), and so do not depend on how much has been typed since.
 */
const prefixStep = 1000;

/** A cut moves to the next line start if that is at most this far; in longer lines the cut is inside the line. */
const lineStartReach = 400;

/**
 * UTF-16 code units per token at most, averaged over a text: runs of spaces make long tokens, but code is not only
 * spaces.
 */
const longestTokens = 12;

/** The end of a text before the cursor, at most `budget` tokens, cut in whole steps. */
export function fitPrefix(prefix: string, budget: number, count: (text: string) => number): string {
  const skipped = Math.max(0, Math.ceil((prefix.length - budget * longestTokens) / prefixStep)) * prefixStep;
  const steps = splitSteps(prefix, skipped);
  // Counted step by step: all steps but the last are unchanged since the last keystroke, so `count` has them cached.
  const sizes = steps.map((each) => count(each));
  let total = sizes.reduce((sum, size) => sum + size, 0);
  let first = 0;
  while (total > budget && first < steps.length - 1) total -= sizes[first++] ?? 0;
  return steps.slice(first).join('');
}

/** The start of a text after the cursor, at most `budget` tokens, cut at a line end if possible. */
export function fitSuffix(suffix: string, budget: number, count: (text: string) => number): string {
  let text = suffix.slice(0, Math.floor(budget * longestTokens));
  for (let tokens = count(text); tokens > budget; tokens = count(text)) {
    text = keepStart(text, Math.floor((text.length * 0.9 * budget) / tokens));
  }
  return text.replace(/[\ud800-\udbff]$/, '');
}

/** The newest snippets that fit together, in their original order: the oldest are dropped first. */
export function fitSnippets(
  snippets: readonly Snippet[],
  budget: number,
  count: (text: string) => number,
): Snippet[] {
  const sizes = snippets.map(({ path, text }) => count(text) + count(path));
  let total = sizes.reduce((sum, size) => sum + size, 0);
  let first = 0;
  while (total > budget && first < snippets.length) total -= sizes[first++] ?? 0;
  return snippets.slice(first);
}

/** The first problems that fit together. */
export function fitProblems(
  problems: readonly string[],
  budget: number,
  count: (text: string) => number,
): string[] {
  let total = 0;
  return problems.filter((problem) => (total += count(problem)) <= budget);
}

/** Cuts a text at each step, moved to the next line start if that is near, and never inside a surrogate pair. */
function splitSteps(text: string, from: number): string[] {
  const steps: string[] = [];
  let start = from === 0 ? 0 : cutNear(text, from);
  for (let at = from + prefixStep; at < text.length - lineStartReach; at += prefixStep) {
    const cut = cutNear(text, at);
    steps.push(text.slice(start, cut));
    start = cut;
  }
  steps.push(text.slice(start));
  return steps;
}

function cutNear(text: string, at: number): number {
  const lineStart = text.slice(at, at + lineStartReach).indexOf('\n') + 1;
  if (lineStart > 0) return at + lineStart;
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}
