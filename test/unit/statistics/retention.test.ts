import { expect, test } from 'vitest';
import { moveStretch, retainedCharacters } from '../../../src/core/statistics/retention.ts';
import type { TextChange } from '../../../src/core/text/textChange.ts';

test.each<[string, string, string, number]>([
  ['untouched', 'const a = 1;', 'const a = 1;', 12],
  ['formatted', 'f(a,b);', 'f(\n  a,\n  b,\n);', 7],
  ['a word changed', 'total + price', 'total + cost', 7],
  ['a word added', 'total + price', 'total + item.price', 13],
  ['half of it gone', 'total * price', 'total', 0],
  ['more than half there', 'subtotal * tax', 'subtotal * x', 11],
  ['deleted', 'return x;', '', 0],
  ['rewritten, with the same brackets', 'foo(a);', 'barBaz(b);', 0],
  ['other order', 'one two three four', 'four three two one', 0],
  ['blank', '  \n', ' ', 3],
  ['blank, then code', '  \n', 'x', 0],
  ['umlauts are letters', 'größe = 1', 'größe = 2', 8],
])('%s', (_, accepted, now, retained) => expect(retainedCharacters(accepted, now)).toBe(retained));

test('a long file that a formatter has rewritten takes no time to speak of', () => {
  const accepted = 'const a = b + c;\n'.repeat(20);
  expect(retainedCharacters(accepted, 'x'.repeat(100) + accepted.repeat(100))).toBe(accepted.length);
});

/** The stretch is what stands in square brackets; the change is made, and the stretch marked anew. */
function check(marked: string, change: TextChange, expected: string): void {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replaceAll(/[[\]]/g, '');
  const after = text.slice(0, change.offset) + change.text + text.slice(change.offset + change.removed);
  const moved = moveStretch({ start, end }, change);
  expect(
    `${after.slice(0, moved.start)}[${after.slice(moved.start, moved.end)}]${after.slice(moved.end)}`,
  ).toBe(expected);
}

test.each<[string, string, TextChange, string]>([
  ['above', 'ab[cd]e', { offset: 0, removed: 1, text: 'xyz' }, 'xyzb[cd]e'],
  ['right before', 'ab[cd]e', { offset: 2, removed: 0, text: 'x' }, 'abx[cd]e'],
  ['right after', 'ab[cd]e', { offset: 4, removed: 0, text: 'x' }, 'ab[cd]xe'],
  ['below', 'ab[cd]e', { offset: 4, removed: 1, text: '' }, 'ab[cd]'],
  ['inside', 'ab[cd]e', { offset: 3, removed: 0, text: 'x' }, 'ab[cxd]e'],
  ['taken out', 'ab[cd]e', { offset: 2, removed: 2, text: '' }, 'ab[]e'],
  ['over its start', 'ab[cd]e', { offset: 1, removed: 2, text: 'x' }, 'a[xd]e'],
  ['over its end', 'ab[cd]e', { offset: 3, removed: 2, text: 'x' }, 'ab[cx]'],
  ['all of the document', 'ab[cd]e', { offset: 0, removed: 5, text: 'xyz' }, '[xyz]'],
])('a change %s', (_, marked, change, expected) => check(marked, change, expected));
