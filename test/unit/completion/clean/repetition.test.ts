import { describe } from 'vitest';
import { checkGhosts, checkUnchanged } from '../../../support/ghost.ts';

describe('within a line', () =>
  checkGhosts(
    [
      ['a = █', 'foo.bar.foo.bar.foo.bar.foo.bar.foo.bar.foo', 'a = [foo.bar]'],
      ['// █', 'very good, very good, very good, very good, very good, very', '// [very good]'],
      ['a = █', 'x && isTrue && isTrue && isTrue && isTrue && isTrue', 'a = [x && isTrue]'],
      ['import █', 'a.b.core.core.core.core.core.core', 'import [a.b.core]'],
      [
        '# █',
        'the same thing the same thing the same thing the same thing the same thing',
        '# [the same thing]',
        { languageId: 'python' },
      ],
      ['a = █', 'foo.bar.foo.bar.foo.bar.fo', 'a = [foo.bar]', { reason: 'length' }],
      ['a = █', 'foo.bar.foo.bar.foo.bar.fo', 'a = [foo.bar]', { reason: 'time' }],
    ],
    { shape: 'line' },
  ));

describe('with the lines just above', () =>
  checkGhosts([
    ['call(1);\n█', 'call(1);\ncall(1);\ncall(1);', 'repetition'],
    ['one();\ntwo();\n█', 'one();\ntwo();\none();\ntwo();', 'repetition'],
    ['next();\n█', 'next();\nnext();', 'repetition'],
    ['x = 1\ncall(1)\n█', 'call(1)\ncall(1)', 'repetition', { languageId: 'python' }],
    ['call(1);\n█', 'call(1);', 'repetition', { reason: 'repetition' }],
    ['call(1);\n█', 'other();\nlast();\nlast();', 'call(1);\n[other();\nlast();]', { reason: 'repetition' }],
  ]));

describe('what may be repeated', () =>
  checkUnchanged([
    ['a = █', '[0, 0, 0, 0, 0, 0, 0, 0];'],
    ['a = █', "['div', 'div', 'div', 'div', 'div', 'div'];"],
    ['// █', '----------------------------------------'],
    ['// █', '========================================'],
    ['a = █', "'                              ';"],
    ['a = █', "'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';"],
    ['a = █', '"0101010101010101010101";'],
    ['a = █', 'very.very.very.very;'],
    ['a = █', 'f(f(f(f(f(f(x))))));'],
    ['a = █', "'../../../../../../src/a.ts';"],
    ['a = █', "'ha ha ha ha ha ha';"],
    ['a = █', '[null, null, null, null, null, null];'],
    ['a = █', '[false, false, false, false, false, false];'],
    ['<tr>█</tr>', '<td></td><td></td><td></td><td></td><td></td>', { languageId: 'html' }],
    ['<p>█</p>', '&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;', { languageId: 'html' }],
    ['void f(█', 'int, int, int, int, int, int);', { languageId: 'c' }],
    ['a = █', 'b.map(c).map(d).map(e).map(f).map(g);'],
    ['call(1);\n█', 'call(1);\nother();'],
    ['# | . |\n█', '# | . |\n# | . |', { languageId: 'python' }],
    ['call(1);\ncall(1);\n█', 'call(1);'],
    ['call(1);\ncall(1);\n█', 'call(1);\ncall(1);'],
    ['  0, 0, 0,\n  0, 0, 0,\n  █', '0, 0, 0,'],
    ['}\n}\n█', '}\n}', { languageId: 'plaintext' }],
    ['f() {\n  a();\n  b();\n  █\n}', 'a();\n  c();'],
    ['| - | - | - | - |\n█', '| - | - | - | - |', { languageId: 'markdown' }],
    ['a = █', 'one + one + one;', { reason: 'length', shape: 'line' }],
  ]));
