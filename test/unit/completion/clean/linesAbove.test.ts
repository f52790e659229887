import { describe } from 'vitest';
import { checkGhosts, checkUnchanged } from '../../../support/ghost.ts';

const area = 'function area(width: number, height: number) {';

describe('the lines above, written once more', () =>
  checkGhosts([
    [`${area}\n  █\n}`, `${area}\n  return width * height;\n}`, `${area}\n  [return width * height;]\n}`],
    [`${area}\n  █\n}`, `\n${area}\n  return 1;`, `${area}\n  [return 1;]\n}`],
    ['if (a) {\n  █\n}', 'if (a) {\n  b();', 'if (a) {\n  [b();]\n}'],
    ['const first = 1;\n█', 'const first = 1;\nconst second = 2;', 'const first = 1;\n[const second = 2;]'],
    [
      "import a from 'a';\n█",
      "import a from 'a';\nimport b from 'b';",
      "import a from 'a';\n[import b from 'b';]",
    ],
    [
      'def area(w, h):\n    █',
      'def area(w, h):\n    return w * h',
      'def area(w, h):\n    [return w * h]',
      { languageId: 'python' },
    ],
    [
      'class A:\n    def area(self):\n        █',
      'class A:\n    def area(self):\n        return 1',
      'class A:\n    def area(self):\n        [return 1]',
      { languageId: 'python' },
    ],
    [
      'first(1);\nsecond(2, 3);\n█',
      'first(1);\nsecond(2, 3);\nthird(4);',
      'first(1);\nsecond(2, 3);\n[third(4);]',
    ],
    ['first(1);\nsecond(2, █', 'first(1);\nsecond(2, 3);', 'first(1);\nsecond(2, [3);]'],
    ['first(1);\nconst second = █', 'first(1);\nconst second = 3;', 'first(1);\nconst second = [3;]'],
    [
      'type A = {\n  name: string;\n  █\n};',
      'type A = {\n  name: string;\n  age: number;',
      'type A = {\n  name: string;\n  [age: number;]\n};',
    ],
    ['if (a) {\r\n  █\r\n}', 'if (a) {\n  b();', 'if (a) {\r\n  [b();]\r\n}'],
    [
      'func area(w int) int {\n\t█\n}',
      'func area(w int) int {\n\treturn w',
      'func area(w int) int {\n\t[return w]\n}',
      { languageId: 'go' },
    ],
    ['  if (a) {\n    █\n  }', '  if (a) {\n    b();', '  if (a) {\n    [b();]\n  }'],
  ]));

describe('nothing but the lines above', () =>
  checkGhosts([
    ['const first = 1;\n█', 'const first = 1;', 'repeats-before'],
    [`${area}\n  █\n}`, area, 'repeats-before'],
    ['first(1);\nsecond(2, 3);\n█', 'first(1);\nsecond(2, 3);\n', 'repeats-before'],
    // From the file's beginning, without getting to the cursor.
    [
      "import a from 'alpha';\nimport b from 'beta';\n\nconst c = a(b);\n\nexport function d() {\n  █\n}",
      "import a from 'alpha';\nimport b from 'beta';\n\nconst c = a(b);",
      'repeats-before',
    ],
  ]));

describe('what may be meant twice', () =>
  checkUnchanged([
    ['next();\n█', 'next();\nother();'],
    ['f() {\n  next();\n  █\n}', 'next();'],
    ['if (a) {\n  if (b) {\n    c();\n  }\n█', '}'],
    ['x = {\n  y: {\n    z: {\n    },\n  █', '},'],
    ['f(\n  0,\n  █\n)', '0,'],
    ['a();\n█', 'a();\nb();'],
    ['x += 1;\n█', 'x += 1;\ny += 1;'],
    ['npm test\n█', 'npm test', { languageId: 'shellscript' }],
    ['next();\nnext();\n█', 'next();'],
    ['<td>1</td>\n█', '<td>1</td>', { languageId: 'html' }],
    // The same lines elsewhere in the file are how tests are written.
    [
      "test('a', () => {\n  const a = make();\n  a.run();\n  expect(a.ok).toBe(true);\n});\n\ntest('b', () => {\n  █\n});",
      'const a = make();\n  a.run();\n  expect(a.ok).toBe(false);',
    ],
    ['if (a) {\n  b();\n}\n█', 'if (c) {\n  b();\n}'],
    ['const a = 1;\n█', 'const a2 = 1;'],
    // What returns the same in another block.
    ['def f():\n    if a:\n        return None\n    █', 'return None', { languageId: 'python' }],
    ['else {\n  █\n}', 'if (a) b();\n  else c();'],
  ]));

describe('almost the lines above', () =>
  checkGhosts([
    [
      'const first = 1; // one\n█',
      'const first = 1;\nconst second = 2;',
      'const first = 1; // one\n[const second = 2;]',
    ],
    [
      'const first = 1;\n█',
      'const first = 1 // one\nconst second = 2',
      'const first = 1;\n[const second = 2]',
    ],
    [
      'import a from "a";\n█',
      "import a from 'a'\nimport b from 'b'",
      'import a from "a";\n[import b from \'b\']',
    ],
    ['if (a){\n  █\n}', 'if (a) {\n  b();', 'if (a){\n  [b();]\n}'],
    ['first(1);\nsecond(2, █', 'first(1)\nsecond(2,3)', 'first(1);\nsecond(2, [3)]'],
    ["first('a');\nsecond('b', █", 'first("a");\nsecond("b", 3);', "first('a');\nsecond('b', [3);]"],
    [
      'def area(w,h): # of a rectangle\n    █',
      'def area(w, h):\n    return w * h',
      'def area(w,h): # of a rectangle\n    [return w * h]',
      { languageId: 'python' },
    ],
    [
      'func area(w int) int { // of a square\n\t█\n}',
      'func area(w int) int {\n\treturn w',
      'func area(w int) int { // of a square\n\t[return w]\n}',
      { languageId: 'go' },
    ],
    [
      "require 'a' # first\nrequire 'b'\n█",
      'require "a"\nrequire "b"\nrequire "c"',
      "require 'a' # first\nrequire 'b'\n[require \"c\"]",
      { languageId: 'ruby' },
    ],
    [
      'local a = 1 -- one\nlocal b = 2\n█',
      'local a = 1\nlocal b = 2;\nlocal c = 3',
      'local a = 1 -- one\nlocal b = 2\n[local c = 3]',
      { languageId: 'lua' },
    ],
  ]));

describe('not quite the lines above', () =>
  checkUnchanged([
    ['const first = 1; // one\n█', 'const first = 1; // two'],
    ["x.push('a');\n█", 'x.push("a");'],
    ['x(1);\n█', 'x(1)\ny(2)'],
    ["let a = 'x';\n█", 'let a = "x";', { languageId: 'rust' }],
    ['// One.\n█', '// Two.\nf();'],
  ]));
