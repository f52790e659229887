const known = new WeakMap<object, Map<string, number>>();

/**
 * Where the last match of a global pattern begins in what is read, or -1. Looked for once: a rule that asks this first does
 * not look through a whole text from each of many things that nothing closes.
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
