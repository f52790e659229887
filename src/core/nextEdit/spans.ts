/** Part of a text, in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** Spans in the order in which a user would visit them: those from the offset on, then those before it. */
export function inOrderFrom<T extends Span>(spans: readonly T[], offset: number): T[] {
  const first = spans.findIndex(({ start }) => start >= offset);
  return first <= 0 ? [...spans] : [...spans.slice(first), ...spans.slice(0, first)];
}
