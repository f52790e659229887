import { describe, expect, test } from 'vitest';
import { alignPrefix, stickTo, type Basis, type Patience } from '../../../src/core/completion/basis.ts';
import { readWindow } from '../../../src/core/completion/window.ts';
import { parseCursor, readerOf } from '../../../tools/replay/cursor.ts';

/** Lines that tell where they are from. */
function lines(name: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `${name} line ${index} of a file;\n`).join('');
}

function basis(marked: string, snippets: string[] = [], path = 'a.ts'): Basis {
  const { text, offset } = parseCursor(marked);
  const { prefix, suffix } = readWindow(readerOf(text), { from: offset, to: offset, text: '' });
  const languageId = 'typescript';
  return {
    path,
    languageId,
    prefix,
    suffix,
    snippets: snippets.map((name) => ({ path: name, languageId, text: name })),
  };
}

const above = lines('above', 20);
const below = lines('below', 20);
const before = basis(`${above}one█\n${below}`, ['old.ts']);

describe('a keystroke in a hurry', () => {
  /** Which texts of the cached prompt are kept. */
  function check(now: Basis, expected: 'all' | 'none') {
    const kept = stickTo(now, before, 'hurried');
    expect(kept).toEqual(expected === 'all' ? { ...before, prefix: now.prefix } : undefined);
  }
  test('does without new snippets', () =>
    check(basis(`${above}one t█\n${below}`, ['old.ts', 'new.ts']), 'all'));
  test('does without an edit below', () =>
    check(basis(`${above}one█\n${below.replace('line 3', 'row 3')}`), 'all'));
  test('does without an edit right below', () =>
    check(basis(`${above}one█\n${below.replace('line 0', 'row 0')}`), 'all'));
  test('does without a bracket that has come to stand below', () =>
    check(basis(`${above}one {\n  █\n}\n${below}`), 'all'));
  test('does without two lines that were put in below', () =>
    check(basis(`${above}one█\ntwo\nthree\n${below}`), 'all'));
  test('does with a line that is gone below', () =>
    check(basis(`${above}one█\n${below.slice(below.indexOf('\n') + 1)}`), 'all'));
  test('has the edit above, which costs what is after it', () =>
    check(basis(`${above.replace('line 9', 'row 9')}one█\n${below}`), 'all'));
  test('is elsewhere, ten lines further up', () =>
    check(basis(`${lines('above', 10)}█\n${above.slice(lines('above', 10).length)}one\n${below}`), 'none'));
  test('is elsewhere, ten lines further down', () =>
    check(basis(`${above}one\n${lines('below', 10)}█\n${below.slice(lines('below', 10).length)}`), 'none'));
  test('is in another file', () => check(basis(`${above}one█\n${below}`, [], 'b.ts'), 'none'));
  test('has another text below', () => check(basis(`${above}one█\n${lines('other', 20)}`), 'none'));
  test('is at the end of the file', () => check(basis(`${above}one█`), 'none'));
});

describe('a snippet that is excluded meanwhile', () => {
  const cached = basis(`${above}one█\n${below}`, ['old.ts', 'secret.ts', 'new.ts']);
  const now = basis(`${above}one t█\n${below}`, []);
  const kept = (patience: Patience, withdrawn: string[]) =>
    stickTo(now, cached, patience, withdrawn)?.snippets.map(({ path }) => path);
  test('is not kept, also in a hurry', () =>
    expect(kept('hurried', ['secret.ts', 'other.ts'])).toEqual(['old.ts', 'new.ts']));
  test('does not come back at a rest', () => expect(kept('ahead', ['secret.ts'])).toEqual([]));
});

describe('at a rest', () => {
  function check(now: Basis, expected: Partial<Basis>) {
    expect(stickTo(now, before, 'ahead')).toMatchObject(expected);
  }
  test('new snippets are taken up', () => {
    const now = basis(`${above}one█\n${below}`, ['old.ts', 'new.ts']);
    check(now, { snippets: now.snippets, suffix: before.suffix });
  });
  test('an edit below is taken up', () => {
    const now = basis(`${above}one█\n${below.replace('line 3', 'row 3')}`);
    check(now, { suffix: now.suffix });
  });
  test('a bracket that has come to stand below is not', () =>
    check(basis(`${above}one {\n  █\n}\n${below}`), { suffix: before.suffix }));
});

describe('problems', () => {
  const problems = [{ severity: 'error' as const, code: 'a', message: 'Wrong.' }];
  const now = { ...basis(`${above}one t█\n${below}`, ['old.ts']), problems };
  test('that are new no keystroke waits for', () =>
    expect(stickTo(now, before, 'hurried')?.problems).toBeUndefined());
  test('that are gone no keystroke misses', () =>
    expect(stickTo(before, now, 'hurried')?.problems).toBe(problems));
  test('are taken up at a rest', () => expect(stickTo(now, before, 'ahead')?.problems).toBe(problems));
});

describe('the beginning of the text before the cursor', () => {
  const text = lines('a', 600);
  const check = (prefix: string, cached: string, expected: string) =>
    expect(alignPrefix(prefix, cached, 10_000)).toBe(expected);

  test('stays when it is the same', () =>
    check(text.slice(0, 6000), text.slice(0, 5000), text.slice(0, 6000)));
  test('goes back to where it was, when it has moved on', () =>
    check(text.slice(2000, 8100), text.slice(0, 8000), text.slice(0, 8100)));
  test('goes on to where it was, when it has moved back', () =>
    check(text.slice(0, 7900), text.slice(2000, 8000), text.slice(2000, 7900)));
  test('does not go on when too little would be left', () =>
    check(text.slice(0, 5000), text.slice(2000, 8000), text.slice(0, 5000)));
  test('does not go back without end', () =>
    check(text.slice(4000, 10_100), text.slice(0, 9900), text.slice(4000, 10_100)));
  test('is new where nothing overlaps', () =>
    check(text.slice(8000, 12_000), text.slice(0, 6000), text.slice(8000, 12_000)));
  test('survives lines that were put in far above', () => {
    const file = lines('f', 1000);
    const edited = `import of something new;\n${file}`;
    const then = readWindow(readerOf(file), { from: 20_000, to: 20_000, text: '' });
    const now = readWindow(readerOf(edited), { from: 20_025, to: 20_025, text: '' });
    expect(now.prefix).not.toBe(then.prefix);
    expect(alignPrefix(now.prefix, then.prefix, 10_000)).toBe(then.prefix);
  });
  test('of a short text is its own', () => check('abc', text.slice(0, 5000), 'abc'));
});
