import { describe, expect, test } from 'vitest';
import { importedUses } from '../../../src/core/nextEdit/imports.ts';
import { renameOf } from '../../../src/core/nextEdit/lineEdit.ts';
import { inOrderFrom } from '../../../src/core/nextEdit/spans.ts';
import { callsOf, signatureChangeOf } from '../../../src/core/nextEdit/signature.ts';
import { usesLeft } from '../../../src/core/nextEdit/uses.ts';

/** What the rows are written in, by their first words. */
function languageOf(text: string): string {
  if (/^(?:def|from|sum =|import \w+(?:[.\n]|$| as))/.test(text)) return 'python';
  return /^let mut/.test(text) ? 'rust' : 'typescript';
}

describe('a line edit is a rename', () => {
  const check = (before: string, after: string, expected: string | undefined) => {
    const rename = renameOf({ line: 0, before, after });
    expect(rename && `${rename.from} -> ${rename.to}`).toBe(expected);
  };
  test.each<[string, string, string | undefined]>([
    ['const total = 0;', 'const sum = 0;', 'total -> sum'],
    ['function add(first, second) {', 'function add(left, second) {', 'first -> left'],
    ['  total = total + 1', '  sum = sum + 1', 'total -> sum'],
    ['def price(item):', 'def cost(item):', 'price -> cost'],
    ['const größe = 1;', 'const breite = 1;', 'größe -> breite'],
    ['let $el = get();', 'let $node = get();', '$el -> $node'],
    // Nothing of a rename.
    ['const total = 0;', 'const total = 1;', undefined],
    ['const total = 0;', 'let total = 0;', undefined],
    ['const total = 0;', 'const sum = 1;', undefined],
    ['add(first, second)', 'add(left, right)', undefined],
    ['const i = 0;', 'const index = 0;', undefined],
    ['total', 'total', undefined],
    ['', 'const sum = 0;', undefined],
    ['call(a1)', 'call(a1, b2)', undefined],
    ['  total = total + 1', '  sum = total + 1', 'total -> sum'],
  ])('%s => %s', check);
});

describe('uses that a rename has left behind', () => {
  /** Marks them in the text. */
  const check = (text: string, from: string, to: string, expected: string) => {
    const spans = [...usesLeft(text, { from, to }, languageOf(text), 0)];
    expect(
      spans.reduceRight(
        (all, { start, end }) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`,
        text,
      ),
    ).toBe(expected);
  };
  test.each([
    ['const sum = 0;\nprint(total);', 'total', 'sum', 'const sum = 0;\nprint([total]);'],
    [
      'function f(left, b) {\n  return first + b;\n}',
      'first',
      'left',
      'function f(left, b) {\n  return [first] + b;\n}',
    ],
    [
      'def cost(item):\n    pass\n\nprice(x)\nprice(y)',
      'price',
      'cost',
      'def cost(item):\n    pass\n\n[price](x)\n[price](y)',
    ],
    ['const f = (left, b) => first + b;', 'first', 'left', 'const f = (left, b) => [first] + b;'],
    ['sum = 0\nfor x in xs:\n    total += x', 'total', 'sum', 'sum = 0\nfor x in xs:\n    [total] += x'],
    ["import { sum } from './a';\ntotal();", 'total', 'sum', "import { sum } from './a';\n[total]();"],
    [
      'let mut sum = 0;\nprintln!("{}", total);',
      'total',
      'sum',
      'let mut sum = 0;\nprintln!("{}", [total]);',
    ],
    // The old name still is something.
    [
      'const sum = 0;\nconst total = 1;\nprint(total);',
      'total',
      'sum',
      'const sum = 0;\nconst total = 1;\nprint(total);',
    ],
    // Only a use was changed.
    ['print(sum);\nprint(total);', 'total', 'sum', 'print(sum);\nprint(total);'],
    // Members and parts of words are other things.
    [
      'const sum = 0;\nbill.total + totals + subtotal',
      'total',
      'sum',
      'const sum = 0;\nbill.total + totals + subtotal',
    ],
    ['const $b = 1;\n$a + $ab + a', '$a', '$b', 'const $b = 1;\n[$a] + $ab + a'],
  ])('%s', check);
});

describe('uses in a file that imports the name', () => {
  const check = (text: string, expected: number, paths = { importer: 'src/b.ts', edited: 'src/a.ts' }) =>
    expect([...importedUses(text, { from: 'total', to: 'sum' }, languageOf(text), paths)]).toHaveLength(
      expected,
    );
  test.each<[string, number]>([
    ["import { total } from './a';\ntotal();", 2],
    ["import { total } from './a.ts';\n", 1],
    ['import { first, type total } from "../src/a.js";\nlet x: total;', 2],
    ["import { sum } from './a';\ntotal();", 1],
    ["import { sum } from './a';\nconst total = 1;\ntotal();", 0],
    // By another name, only the import is broken.
    ["import { total as all } from './a';\nall();", 1],
    ["import { total as all } from './a';\nconst total = 1;\ntotal;", 1],
    ["import fallback, { total } from './a';\ntotal();", 2],
    ["import { first } from './b';\nimport { total } from './a';\ntotal();", 2],
    ["import {\n  first,\n  total,\n} from './a';\ntotal();", 2],
    ["import type { total } from './a';", 1],
    ["export { total } from './a';", 1],
    ["export { total as sum } from './a';\nconst total = 1;", 1],
    ["const { total } = require('./a');\ntotal();", 2],
    ["const { total: all } = require('./a');\nall();", 1],
    ["const { total } = await import('./a');\ntotal();", 2],
    ["import * as a from './a';\na.total(a.other);\nb.total();", 1],
    ["const a = require('./a');\na.total();\na?.total;", 2],
    ["import * as a from './other';\na.total();", 0],
    ["import total from './a';\ntotal();", 0],
    ["import { total } from './a';\n// total\nf('total', { total: total() });", 2],
    ["import * as a from './a';\n'a.total';\na.total();", 1],
    ["import { totals } from './a';\ntotal();", 0],
    ["import { total } from './other';\ntotal();", 0],
    ["import { total } from 'a';\ntotal();", 0],
    ['total();', 0],
  ])('%s', (text, expected) => check(text, expected));
  test('of a folder', () =>
    check("import { total } from './a';", 1, { importer: 'src/b.ts', edited: 'src/a/index.ts' }));
  test.each<[string, number]>([
    ['from shop.prices import total, other\n\ntotal(1)\n', 2],
    ['from .prices import total\ntotal(1)\n', 2],
    ['from shop.prices import (\n    other,\n    total,\n)\ntotal(1)\n', 2],
    ['from shop.prices import total as all\nall(1)\n', 1],
    ['import shop.prices\nshop.prices.total(1)\nshop.other.total(1)\n', 1],
    ['import shop.prices as p\np.total(1)\n', 1],
    ['from shop import prices\nprices.total(1)\ntotal(2)\n', 1],
    ['from . import prices\nprices.total(1)\n', 1],
    ['from shop.other import total\ntotal(1)\n', 0],
    ['from shop.reprices import total\ntotal(1)\n', 0],
    ['import prices2\nprices2.total(1)\n', 0],
  ])('of Python: %s', (text, expected) =>
    check(text, expected, { importer: 'main.py', edited: 'shop/prices.py' }),
  );
});

describe('a changed signature', () => {
  const check = (before: string, after: string, expected: string | undefined) =>
    expect(signatureChangeOf({ line: 0, before, after })?.name).toBe(expected);
  test.each<[string, string, string | undefined]>([
    ['function add(a: number) {', 'function add(a: number, b: number) {', 'add'],
    ['export async function load(path) {', 'export async function load() {', 'load'],
    ['def add(self, a):', 'def add(self, a, b):', 'add'],
    ['fn add(a: i32) -> i32 {', 'fn add(a: i32, b: i32) -> i32 {', 'add'],
    ['function f(map: Map<string, number>) {', 'function f(map: Map<string, number>, key: string) {', 'f'],
    // No caller breaks.
    ['function add(a: number) {', 'function add(a: number, b = 1) {', undefined],
    ['function add(a: number) {', 'function add(a: number, b?: number) {', undefined],
    ['function add(a: number) {', 'function add(first: number) {', undefined],
    ['function add(a) {', 'function plus(a, b) {', undefined],
    ['def add(a):', 'def add(a, *rest):', undefined],
    ['function add(', 'function add(a', undefined],
    ['add(a)', 'add(a, b)', undefined],
  ])('%s => %s', check);

  test('its calls', () => {
    const text = 'function add(a, b) {}\nadd(1);\nconst f = add;\nother.add(2);\nx = add (3)';
    expect(callsOf(text, 'add', 'typescript').map(({ start }) => text.slice(start, start + 6))).toEqual([
      'add(1)',
      'add (3',
    ]);
  });
});

test('the next one is the first after the cursor, and then the first of all', () => {
  const spans = [5, 20, 30].map((start) => ({ start, end: start + 1 }));
  const startsFrom = (offset: number) => inOrderFrom(spans, offset).map(({ start }) => start);
  expect(startsFrom(10)).toEqual([20, 30, 5]);
  expect(startsFrom(31)).toEqual([5, 20, 30]);
  expect(startsFrom(0)).toEqual([5, 20, 30]);
  expect(inOrderFrom([], 0)).toEqual([]);
});
