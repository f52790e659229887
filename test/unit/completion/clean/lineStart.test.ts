import { describe } from 'vitest';
import { checkGhosts } from '../../../support/ghost.ts';

describe('the line written once more', () =>
  checkGhosts([
    ['  const a = █', 'const a = b;', '  const a = [b;]'],
    ['  const a = █', '  const a = b;', '  const a = [b;]'],
    ['  foo.bar(█)', 'foo.bar(a)', '  foo.bar([a])'],
    ['const a█', 'const a = b;', 'const a[ = b;]'],
    ['a = █', 'a = b;', 'a = [a = b;]'],
    ['function█', 'function', 'function[function]'],
    ['  const a = █', 'const a = ', 'repeats-before'],
  ]));

describe('the line written once more in another way', () =>
  checkGhosts([
    ["  foo('a', █", 'foo("a", b);', "  foo('a', [b);]"],
    ['  foo("a", █', "foo('a', b);", '  foo("a", [b);]'],
    ['  const a=█', 'const a = b;', '  const a=[ b;]'],
    ['  foo(a,b,█', 'foo(a, b, c)', '  foo(a,b,[ c)]'],
    ["x = f('a', █", 'x = f("a", 1)', "x = f('a', [1)]", { languageId: 'python' }],
    ["char a = '█", 'char a = "b";', 'char a = \'[char a = "b";]', { languageId: 'c' }],
  ]));
