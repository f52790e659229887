import type { Span } from './uses.ts';

/** The span that a user would go to next: the first after the place, else the first of all. */
export function nearestAfter(spans: readonly Span[], offset: number): Span | undefined {
  return spans.find(({ start }) => start >= offset) ?? spans[0];
}
