import { describe, expect, test } from 'vitest';
import { nextKnownUse } from '../../../src/core/nextEdit/knownUses.ts';

const rename = { from: 'total', to: 'sum' };

/** Where `total` stands in brackets, without them: these places are known; the cursor is at `█`, or else at the start. */
function read(marked: string) {
  const spans: { start: number; end: number }[] = [];
  let [text, offset] = ['', 0];
  for (const part of marked.split(/(\[total\]|█)/)) {
    if (part === '█') offset = text.length;
    else if (part === '[total]') spans.push({ start: text.length, end: text.length + rename.from.length });
    text += part === '█' ? '' : part.replace('[total]', rename.from);
  }
  return { text, spans, offset };
}

/** The text after the next change, with the new text in brackets; `undefined` if there is none. */
function next(marked: string, languageId: string): string | undefined {
  const { text, spans, offset } = read(marked);
  const use = nextKnownUse(text, spans, rename, languageId, offset);
  return use && `${text.slice(0, use.start)}<${use.text}>${text.slice(use.end)}`;
}

describe('known uses', () => {
  test.each([
    // Other things of the same name are left alone, even where they stand first, or declare it anew.
    ['go', 'sum := 1\ngo func(total int) {}(2)\nf([total])', 'sum := 1\ngo func(total int) {}(2)\nf(<sum>)'],
    ['typescript', 'let sum = 1;\nlet total = 2;\nf([total]);', 'let sum = 1;\nlet total = 2;\nf(<sum>);'],
    // What the text alone takes for something else is a use, since the provider says so.
    ['python', 'def f(sum):\n    pass\nf([total]=1)', 'def f(sum):\n    pass\nf(<sum>=1)'],
    ['c', 'struct a { int sum; };\np->[total] = 1;', 'struct a { int sum; };\np-><sum> = 1;'],
    ['typescript', 'class A { sum = 1; }\na.[total]();', 'class A { sum = 1; }\na.<sum>();'],
    // A member that took its name from the variable keeps it, but not what an import or an export names.
    ['typescript', 'const sum = 1;\nf({ [total] });', 'const sum = 1;\nf({ <total: sum> });'],
    ['rust', 'let sum = 1;\nlet a = A { [total] };', 'let sum = 1;\nlet a = A { <total: sum> };'],
    ['typescript', 'import { [total] } from "./a";', 'import { <sum> } from "./a";'],
  ])('%s: %s', (languageId, marked, expected) => expect(next(marked, languageId)).toBe(expected));

  test('the first at or after the cursor, then those before it', () => {
    expect(next('f([total]);\nlet sum█;\ng([total]);\nh([total]);', 'typescript')).toContain('g(<sum>)');
    expect(next('f([total]);\ng([total]);\nlet sum█;', 'typescript')).toContain('f(<sum>)');
    expect(next('let sum;\nf(█[total]);', 'typescript')).toContain('f(<sum>)');
  });

  test('the order of the provider does not matter', () => {
    const { text, spans } = read('let sum;\nf([total]);\ng([total]);');
    const use = nextKnownUse(text, spans.toReversed(), rename, 'typescript', 0);
    expect(use?.start).toBe(text.indexOf('total'));
  });

  test('places that hold something else by now are done', () => {
    const { text, spans } = read('let sum;\nf([total]);');
    const changed = text.replace('f(total)', 'f(other)');
    expect(nextKnownUse(changed, spans, rename, 'typescript', 0)).toBeUndefined();
    expect(nextKnownUse(text, [], rename, 'typescript', 0)).toBeUndefined();
  });
});
