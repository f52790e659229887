import { describe, expect, test } from 'vitest';
import { choose, type Chosen } from '../../../src/core/context/choose.ts';
import type { Piece } from '../../../src/core/context/pieces.ts';
import { editOf, linesOf, namesOf, pieceOf, placeAt } from './build.ts';

const here = placeAt('const value = █;\nlast();\n');

function check(candidates: Piece[], expected: string[], place = here, before?: Chosen) {
  expect(namesOf(choose(before, candidates, place).pieces)).toEqual(expected);
}

describe('what may go along', () => {
  test('visits of other documents, oldest first', () =>
    check([pieceOf('a.ts'), pieceOf('here.ts'), pieceOf('b.ts')], ['a.ts', 'b.ts']));
  test('edits, also of the same document', () =>
    check([editOf('here.ts', 400), editOf('b.ts', 3)], ['here.ts', 'b.ts']));
  test('only related languages', () => {
    check([pieceOf('a.py'), pieceOf('b.ts')], ['b.ts']);
    check([pieceOf('a.py'), pieceOf('b.ts')], ['a.py'], placeAt('█', { languageId: 'python' }));
  });
});

describe('what the prompt has anyway', () => {
  const edited = [
    'const one = first(1);',
    'const two = second(2);',
    'const three = third(3);',
    'four(4);',
    'five(5);',
  ];
  const edit = editOf('here.ts', 5, edited.join('\n'));
  test('before the cursor', () => check([edit], [], placeAt(`${edited.join('\n')}\n█`)));
  test('after the cursor, in another indentation', () =>
    check([edit], [], placeAt(`█\n  ${edited.join('\n\t')}`)));
  test('for the most part', () => check([edit], [], placeAt(`${edited.slice(0, 4).join('\n')}\n█`)));
  test('is not there when it is an example for what is', () =>
    check([edit], ['here.ts'], placeAt(`${edited.slice(0, 3).join('\n')}\n█`)));
  test('in a piece that was taken later', () => {
    const visit = pieceOf('b.ts', { text: `${edited.join('\n')}\nmore();` });
    check([editOf('b.ts', 1, edited.join('\n')), visit], ['b.ts']);
    expect(choose(undefined, [edit, visit], here).pieces).toEqual([visit]);
  });
  test('is not a bracket', () =>
    check([editOf('b.ts', 1, '}\n}\nconst b = 1;')], ['b.ts'], placeAt('}\n}\n}█')));
});

describe('the ranking', () => {
  const loader = pieceOf('loader.ts', { text: 'export function loadUser(id) {\n  return users.get(id);\n}' });
  const others = Array.from({ length: 12 }, (_, index) =>
    pieceOf(`${index}.ts`, { text: linesOf(`other${index}`, 1400) }),
  );
  const place = placeAt('export function loadItem(id) {\n  return items.█');

  test('what is like the code at hand comes in, however long ago it was taken', () => {
    expect(namesOf(choose(undefined, [loader, ...others], place).pieces)).toContain('loader.ts');
    expect(namesOf(choose(undefined, [pieceOf('x.ts', { takenAt: 0 }), ...others], place).pieces)).toContain(
      '11.ts',
    );
  });
  test('the best is nearest to the code', () =>
    expect(namesOf(choose(undefined, [loader, ...others], place).pieces).at(-1)).toBe('loader.ts'));
  test('what is equally like it is ranked by age', () =>
    expect(namesOf(choose(undefined, others, place).pieces)).toEqual(['9.ts', '10.ts', '11.ts']));
  test('one that is hardly better does not take the place of one that is in the prompt', () => {
    const [older, newer] = ['older', 'newer'].map((name) =>
      pieceOf(`${name}.ts`, { text: linesOf(name, 4000) }),
    ) as [Piece, Piece];
    const before = choose(undefined, [older], place);
    check([older, newer], ['newer.ts'], place);
    check([older, newer], ['older.ts'], { ...place, offset: 90_000 }, before);
  });
});

describe('the budget', () => {
  const long = (name: string) => pieceOf(name, { text: linesOf(name, 1500) });
  test('is for the newest', () =>
    check([long('a.ts'), long('b.ts'), long('c.ts'), long('d.ts')], ['c.ts', 'd.ts']));
  test('lets a short one in that fits beside long ones', () =>
    check([pieceOf('a.ts'), long('b.ts'), long('c.ts'), long('d.ts')], ['a.ts', 'c.ts', 'd.ts']));
});

describe('the order', () => {
  const [a, b, c, d] = ['a.ts', 'b.ts', 'c.ts', 'd.ts'].map((name) =>
    pieceOf(name, { text: linesOf(name, 1000) }),
  );
  const all = [a!, b!, c!, d!];
  const before = choose(undefined, [a!, b!], here);

  test('is kept, and what is new comes last', () => {
    const again = { ...b!, takenAt: 0 };
    const chosen = choose({ ...before, pieces: [again, a!] }, [again, a!, c!], here);
    expect(namesOf(chosen.pieces)).toEqual(['b.ts', 'a.ts', 'c.ts']);
  });
  test('while the user stays, nothing drops out for what is new', () => {
    const full = choose(undefined, all, here);
    const e = pieceOf('e.ts', { text: linesOf('e', 1000) });
    expect(choose(full, [...all, e], placeAt(`x█`)).pieces).toEqual(full.pieces);
  });
  test('elsewhere, the newest come in, behind those that are still wanted', () => {
    const full = choose(undefined, all, here);
    const e = pieceOf('e.ts', { text: linesOf('e', 1000) });
    const far = placeAt('x█', { offset: 50_000 });
    check([...all, e], ['b.ts', 'c.ts', 'd.ts', 'e.ts'], far, full);
  });
  test('while the user stays, what is gone drops out', () => check([b!], ['b.ts'], here, before));
  test('small steps do not add up to a stay', () => {
    let chosen = before;
    for (let offset = 0; offset <= 4000; offset += 1000) chosen = choose(chosen, all, { ...here, offset });
    expect(chosen.offset).toBe(4000);
  });
});

test('nothing from nothing', () => check([], []));
