import type { CompletionRequest, EditorContext, Problem, Snippet } from '../../protocol/model.ts';
import { isClosersOnly } from '../syntax/closers.ts';

/** The texts that a prompt is laid out from. */
export interface Basis extends EditorContext {
  snippets: readonly Snippet[];
  problems?: readonly Problem[] | undefined;
}

/** How much a prompt may keep of an older one. */
export type Patience =
  /** A keystroke waits for the answer: the prompt keeps all it can, and changes around the cursor come into it later. */
  | 'hurried'
  /** Nobody waits: the prompt keeps only what reads the same anyway. */
  | 'ahead';

/** The texts of a request. */
export function basisOf({
  context,
  snippets,
  problems,
}: Pick<CompletionRequest, 'context' | 'snippets' | 'problems'>): Basis {
  return { ...context, snippets, problems };
}

/**
 * What to lay out instead of `wanted`, so that the prompt has its beginning in common with that of `cached`, which is
 * still in the KV cache. `undefined` when that one was for another place.
 *
 * In the prompt, the text before the cursor comes last. Whatever changes in what comes earlier (a word below the cursor,
 * one more snippet, a new problem) costs a whole prefill. So a keystroke, for which the user waits, keeps these as they
 * were; what is new is evaluated when the user rests. The text before the cursor keeps its beginning for the same reason:
 * where it begins is arbitrary, and moves only when much was typed or lines were added far above.
 * @param withdrawn paths of snippets that are excluded by now: those a keystroke does not keep, whatever it costs.
 */
export function stickTo(
  wanted: Basis,
  cached: Basis,
  patience: Patience,
  withdrawn: readonly string[] = [],
): Basis | undefined {
  if (wanted.path !== cached.path || wanted.languageId !== cached.languageId) return undefined;
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
 * UTF-16 code units of a prefix that keeps its old beginning. The host's is 6,000 to 8,000 long (window.ts), so a new
 * beginning comes with every 4,000 typed at least, and when the user rests it comes earlier, at no keystroke's cost.
 */
const longestPrefix: Record<Patience, number> = { hurried: 12_000, ahead: 10_000 };

/** Less than this is not enough to go on from, unless the file has no more. */
const shortestPrefix = 4_000;

/** UTF-16 code units by which a place in a text is found again: some lines. */
const landmark = 200;

/** The text before the cursor, with the beginning that `cached` has if both overlap, else as it is. */
export function alignPrefix(prefix: string, cached: string, longest: number): string {
  if (cached.length < landmark || prefix.length < landmark) return prefix;
  const head = cached.slice(0, landmark);
  if (prefix.startsWith(head)) return prefix;
  const later = prefix.indexOf(head);
  if (later > 0) return prefix.length - later >= shortestPrefix ? prefix.slice(later) : prefix;
  const earlier = cached.indexOf(prefix.slice(0, landmark));
  return earlier > 0 && earlier + prefix.length <= longest ? cached.slice(0, earlier) + prefix : prefix;
}

/** Lines by which two places may differ and still be called the same. */
const nearLines = 3;

/** Share of lines that two texts after the cursor must have in common. */
const nearShare = 0.6;

/** Whether two texts after the cursor are of one place, before and after some edits in it or below. */
function isNear(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [tellingLines(one), tellingLines(other)];
  if (a.length === 0 || b.length === 0) return a.length + b.length <= nearLines;
  const top = new Set(b.slice(0, nearLines + 1));
  if (!a.slice(0, nearLines + 1).some((line) => top.has(line))) return false;
  const all = new Set(b);
  return a.filter((line) => all.has(line)).length >= nearShare * Math.min(a.length, b.length);
}

/** Whether they differ at most by closing brackets and blank lines at their start, and by where they are cut. */
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
