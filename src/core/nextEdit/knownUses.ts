import type { Rename } from './lineEdit.ts';
import { roleOf } from './role.ts';
import { inOrderFrom, type Span } from './spans.ts';
import type { Use } from './uses.ts';

/**
 * The next of the uses of a renamed name that are known for certain, from an offset on, then before it. Members, keys
 * and names of arguments are uses then, too; those that no longer contain the old name have been dealt with.
 */
export function nextKnownUse(
  text: string,
  spans: readonly Span[],
  { from, to }: Rename,
  languageId: string,
  offset: number,
): Use | undefined {
  const left = spans
    .filter(({ start, end }) => text.slice(start, end) === from)
    .sort((a, b) => a.start - b.start);
  const [span] = inOrderFrom(left, offset);
  if (!span) return undefined;
  const isShorthand = roleOf(text, span, languageId) === 'shorthand';
  return { ...span, text: isShorthand ? `${from}: ${to}` : to };
}
