import { describe, expect, test } from 'vitest';
import { choose } from '../../../src/core/context/choose.ts';
import { definitionLength, definitionText } from '../../../src/core/context/definitionText.ts';
import { importedNames, namesNear } from '../../../src/core/context/names.ts';
import { linesOf, namesOf, pieceOf, placeAt } from './build.ts';

describe('imported names', () => {
  test.each([
    ["import { join, type Path as P } from 'node:path';", ['join', 'Path', 'P']],
    ["import fs, * as all from 'fs';", ['fs', 'all']],
    ["import {\n  first,\n  second,\n} from './both.ts';\nconst x = 1;", ['first', 'second']],
    ["const { a, b: other } = require('x');", ['a', 'b', 'other']],
    ['from os.path import join, exists as there', ['os', 'path', 'join', 'exists', 'there']],
    ['from x import (\n  one,\n  two,\n)\n', ['x', 'one', 'two']],
    ['use std::collections::{HashMap, HashSet};', ['std', 'collections', 'HashMap', 'HashSet']],
    ['import java.util.List;', ['java', 'util', 'List']],
    ['const x = important(from);', []],
    ["export { load, type Store } from './store.ts';", ['load', 'Store']],
    ["export type {\n  Store,\n} from './store.ts';", ['Store']],
    ["export * as store from './store.ts';", ['store']],
    ["export{load}from'./store.ts';", ['load']],
    ["export store from './store.ts';", ['store']],
    ["export default load;\nexport const made = load('from');", []],
    ['export function sum(first: number, second: Thing) {\n  return first;\n}', []],
    ['export interface Store {\n  items: Item[];\n}\nexport type One = Other;', []],
    ['export class Shop extends Store {\n  items = 1;\n}', []],
  ])('%j', (head, names) => expect([...importedNames(head)]).toEqual(names));
});

describe('names near the cursor', () => {
  const head = "import { load, Store } from './store.ts';\n";
  const check = (prefix: string, expected: string[]) =>
    expect(namesNear(prefix, head).map(({ name }) => name)).toEqual(expected);

  test('imported ones, the nearest first', () => check('load(1);\nnew Store();\n', ['Store', 'load']));
  test('then types and calls', () => check('load();\nconst a: Thing = make(', ['load', 'make', 'Thing']));
  test('then what a member is chosen of', () => check('const user = 1;\nother;\nuser.', ['user']));
  test('not what is being typed', () => check('const a = loa', []));
  test('not what is declared here', () => check('function make() {\nclass Thing {\n', []));
  test('not keywords and short names', () => check('if (a) return (b(1));\n', []));
  test('not what is far above', () => check(`load();\n${'x = 1;\n'.repeat(500)}`, []));
  test('not a member with the name of an import, unless called', () => check('it.load = 1;\n', []));
  test('each once, at its last use', () => {
    expect(namesNear('load(1);\nload(2);\n', head)).toEqual([{ name: 'load', distance: 9, imported: true }]);
  });
  test('no more than a language server is to be asked for', () =>
    expect(namesNear(linesOf('abc', 1400).replace(/use/g, 'Use'), head).length).toBeLessThanOrEqual(8));
});

describe('the text of a definition', () => {
  const file = [
    'const before = 1;',
    '  load(id: string): Item {',
    '    const item = this.items.get(id);',
    '',
    '    return item;',
    '  }',
    '  next() {}',
    'type Short = 1;',
    'type Other = 2;',
  ].join('\r\n');
  test('as far as the language says', () =>
    expect(definitionText(file, 1, 2)).toBe(
      '  load(id: string): Item {\n    const item = this.items.get(id);',
    ));
  test('to the end of its block where only the name is known', () =>
    expect(definitionText(file, 1, 1)).toBe(file.split('\r\n').slice(1, 6).join('\n')));
  test('a line', () => expect(definitionText(file, 7, 7)).toBe('type Short = 1;'));
  test('the last line', () => expect(definitionText(file, 8, 8)).toBe('type Other = 2;'));
  test('no more than its first lines', () => {
    const text = definitionText(`class A {\n${linesOf('  a', 5000)}\n}`, 0, 300);
    expect(text).toMatch(/^class A \{\n/);
    expect(text.length).toBeLessThanOrEqual(definitionLength);
    expect(text).toMatch(/;$/);
  });
  test('a huge line is cut, and not inside a character', () =>
    expect(definitionText('🎉'.repeat(5000), 0, 0).isWellFormed()).toBe(true));
  test('a line that is not there', () => expect(definitionText('a', 5, 5)).toBe(''));
});

test('a definition goes along where its name is used', () => {
  const load = { ...pieceOf('store.ts', { kind: 'definition', text: 'function load() {}' }), name: 'load' };
  expect(namesOf(choose(undefined, [load], placeAt('load(█')).pieces)).toEqual(['store.ts']);
  expect(namesOf(choose(undefined, [load], placeAt('reload(█')).pieces)).toEqual([]);
});
