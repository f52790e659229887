import type { LineRange } from '../refactor/blockAround.ts';
import { changedLines } from './lineEdit.ts';

/**
 * Where lines of a text are after the text was changed. What was changed within them belongs to them; `undefined` when
 * nothing of them is left.
 */
export function moveLines(before: string, after: string, { first, last }: LineRange): LineRange | undefined {
  const change = changedLines(before.split('\n'), after.split('\n'));
  const changeEnd = change.first + change.removed;
  const shift = change.inserted.length - change.removed;
  const end = last + 1;
  const newFirst = first < change.first ? first : first >= changeEnd ? first + shift : change.first;
  const newEnd =
    end <= change.first ? end : end >= changeEnd ? end + shift : change.first + change.inserted.length;
  return newEnd > newFirst ? { first: newFirst, last: newEnd - 1 } : undefined;
}
