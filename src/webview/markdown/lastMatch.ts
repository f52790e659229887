const known = new WeakMap<object, Map<string, number>>();

/**
 * Where the last match of a global pattern begins in the source, or -1. Cached per state. A rule that checks this
 * first need not search the whole text for each of many unclosed delimiters.
 */
export function lastMatch(state: { src: string }, pattern: RegExp): number {
  const matches = known.get(state) ?? new Map<string, number>();
  known.set(state, matches);
  let last = matches.get(pattern.source);
  if (last === undefined) {
    last = -1;
    for (const { index } of state.src.matchAll(pattern)) last = index;
    matches.set(pattern.source, last);
  }
  return last;
}
