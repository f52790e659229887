import type { CompletionRequest, EditorContext, Problem, Snippet } from '../../protocol/model.ts';
import { isClosersOnly } from '../syntax/closers.ts';

/** The texts that a prompt is laid out from. */
export interface Basis extends EditorContext {
  snippets: readonly Snippet[];
  problems?: readonly Problem[] | undefined;
  /** See {@link CompletionRequest}. */
  scope?: string | undefined;
}

/** How much of an older prompt a new one should keep. */
export type Patience =
  /** A keystroke waits for the answer: keep as much as possible. Changes around the cursor are added later. */
  | 'hurried'
  /** Nobody is waiting: keep only what still reads the same. */
  | 'ahead';

/** The texts that the prompt of a request is laid out from. */
export function basisOf({
  context,
  snippets,
  problems,
  scope,
}: Pick<CompletionRequest, 'context' | 'snippets' | 'problems' | 'scope'>): Basis {
  return { ...context, snippets, problems, scope };
}

/**
 * The basis to lay out instead of `wanted`, so that the new prompt shares a prefix with the prompt of `cached`, which
 * is still in the KV cache. `undefined` when `cached` was for another place.
 *
 * The text before the cursor comes last in the prompt, so any change in the parts before it (a word below the cursor,
 * one more snippet, a new problem) costs a whole prefill. A keystroke, for which the user waits, therefore keeps those
 * parts as they were; they are brought up to date when the user pauses. The text before the cursor keeps its start for
 * the same reason: where it starts is arbitrary, and it moves only after much typing or when lines are added far
 * above.
 * @param withdrawn paths of snippets that have been excluded since. Even a keystroke drops them, whatever it costs.
 */
export function stickTo(
  wanted: Basis,
  cached: Basis,
  patience: Patience,
  withdrawn: readonly string[] = [],
): Basis | undefined {
  if (wanted.path !== cached.path || wanted.languageId !== cached.languageId) return undefined;
  if (wanted.scope !== cached.scope) return undefined;
  if (!isNear(wanted.suffix, cached.suffix)) return undefined;
  const prefix = alignPrefix(wanted.prefix, cached.prefix, longestPrefix[patience]);
  if (patience === 'hurried') {
    const snippets = cached.snippets.filter(({ path }) => !withdrawn.includes(path));
    return { ...cached, snippets, prefix };
  }
  const suffix = saysTheSame(wanted.suffix, cached.suffix) ? cached.suffix : wanted.suffix;
  return { ...wanted, prefix, suffix };
}

/**
 * The most UTF-16 code units of a prefix that keeps its old start. The host reads 6,000 to 8,000 (window.ts), so the
 * start moves after 4,000 typed at the latest, and earlier, at no keystroke's cost, when the user pauses.
 */
const longestPrefix: Record<Patience, number> = { hurried: 12_000, ahead: 10_000 };

/** A kept prefix shorter than this gives the model too little context, unless the file has no more. */
const shortestPrefix = 4_000;

/** UTF-16 code units, some lines, by which a position is found again in another text. */
const landmark = 200;

/**
 * The text before the cursor, extended or cut to start where `cached` starts if the two overlap; otherwise unchanged.
 */
export function alignPrefix(prefix: string, cached: string, longest: number): string {
  if (cached.length < landmark || prefix.length < landmark) return prefix;
  const head = cached.slice(0, landmark);
  if (prefix.startsWith(head)) return prefix;
  const later = prefix.indexOf(head);
  if (later > 0) return prefix.length - later >= shortestPrefix ? prefix.slice(later) : prefix;
  const earlier = cached.indexOf(prefix.slice(0, landmark));
  return earlier > 0 && earlier + prefix.length <= longest ? cached.slice(0, earlier) + prefix : prefix;
}

/** Lines by which two positions may differ and still count as the same place. */
const nearLines = 3;

/** Share of lines that the texts after two cursors must have in common to count as the same place. */
const nearShare = 0.6;

/** Whether two texts after the cursor are from the same place, allowing for edits in it or below it. */
function isNear(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [tellingLines(one), tellingLines(other)];
  if (a.length === 0 || b.length === 0) return a.length + b.length <= nearLines;
  const top = new Set(b.slice(0, nearLines + 1));
  if (!a.slice(0, nearLines + 1).some((line) => top.has(line))) return false;
  const all = new Set(b);
  return a.filter((line) => all.has(line)).length >= nearShare * Math.min(a.length, b.length);
}

/** Whether the texts differ only in leading closing brackets and blank lines, and in where they are cut. */
function saysTheSame(one: string, other: string): boolean {
  const [a, b] = [withoutLeadingClosers(one), withoutLeadingClosers(other)];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.startsWith(short) && short.length >= 0.8 * long.length;
}

function tellingLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !isClosersOnly(line));
}

function withoutLeadingClosers(text: string): string {
  let rest = text;
  for (
    let end = rest.indexOf('\n');
    end !== -1 && isClosersOnly(rest.slice(0, end));
    end = rest.indexOf('\n')
  )
    rest = rest.slice(end + 1);
  return isClosersOnly(rest) ? '' : rest;
}
