import type { RangeChange } from '../../../src/core/text/moveRange.ts';
import type { Position } from '../../../src/core/text/position.ts';

/** Numbers that look random, the same in every run: below the given one. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48271) % 2147483647) % below;
}

/** Refuses a place that the text does not have. */
export function offsetAt(text: string, { line, character }: Position): number {
  const lines = text.split('\n');
  const own = lines[line];
  if (own === undefined || character < 0 || character > own.length)
    throw new Error(`no place ${line}:${character} in ${JSON.stringify(text)}`);
  return lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
}

export function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

/** Does what VS Code does with the changes of one edit: all places are of the text before, and none overlap. */
export function applied(text: string, changes: readonly RangeChange[]): string {
  let [result, rest] = ['', 0];
  for (const { range, text: put } of changes) {
    const [start, end] = [offsetAt(text, range.start), offsetAt(text, range.end)];
    if (start < rest || end < start) throw new Error('changes overlap');
    result += text.slice(rest, start) + put;
    rest = end;
  }
  return result + text.slice(rest);
}
