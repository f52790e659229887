import { describe } from 'vitest';
import { checkGhosts, checkUnchanged } from '../../../support/ghost.ts';

const done = { reason: 'end' } as const;

describe('no more is closed than is open', () =>
  checkGhosts([
    ['f() {\n  █\n}\n\nh() {}', 'g();\n}\n\nfunction k() {\n  l();\n}', 'f() {\n  [g();]\n}\n\nh() {}'],
    ['f() {\n  █\n}\n', 'g();\n};', 'f() {\n  [g();]\n}\n'],
    ['f(\n  █\n)', 'a,\n  b,\n);', 'f(\n  [a,\n  b,]\n)'],
    ['const a = [\n  █\n];', '1,\n  2,\n].map(g);', 'const a = [\n  [1,\n  2,]\n];'],
    [
      'class A {\n  f() {\n    █\n  }\n}\n',
      'g();\n  }\n\n  h() {\n    k();\n  }',
      'class A {\n  f() {\n    [g();]\n  }\n}\n',
    ],
    ['f();\n█', 'g();\n}\n', 'f();\n[g();]'],
    ['f(() => {\n  █\n});', 'g();\n}, 100);', 'f(() => {\n  [g();]\n});'],
    [
      'func f() {\n\t█\n}\n\nfunc h() {}',
      'g()\n}\n\nfunc k() {\n\tl()\n}',
      'func f() {\n\t[g()]\n}\n\nfunc h() {}',
      { languageId: 'go' },
    ],
    [
      'fn f() {\n    █\n}\n\nfn h() {}',
      "let a = '{';\n    g(a);\n}\n\nfn k() {}",
      "fn f() {\n    [let a = '{';\n    g(a);]\n}\n\nfn h() {}",
      { languageId: 'rust' },
    ],
    [
      'void f() {\n  █\n}\n\nint b;',
      "g('}');\n  h();\n}\n\nint a;",
      "void f() {\n  [g('}');\n  h();]\n}\n\nint b;",
      { languageId: 'c' },
    ],
    ['x = f(\n    █\n)', 'a,\n    b,\n))', 'x = f(\n    [a,\n    b,]\n)', { languageId: 'python' }],
    ['a {\n  █\n}\nb {}', 'c: d;\n}\n\ne {\n  f: g;\n}', 'a {\n  [c: d;]\n}\nb {}', { languageId: 'css' }],
    [
      '{\n  "a": {\n    █\n  }\n}',
      '"b": 1\n  },\n  "c": 2',
      '{\n  "a": {\n    ["b": 1]\n  }\n}',
      { languageId: 'json' },
    ],
    ['f() {\n  █\n}', '}\n\ng() {\n}', 'repeats-after'],
    [
      'if (a) {\n  if (b) {\n    █\n  }\n  d();\n}',
      'c();\n  }\n  e();\n  }\n',
      'if (a) {\n  if (b) {\n    [c();]\n  }\n  d();\n}',
    ],
  ]));

describe('an answer that was cut off does not take the bracket below', () =>
  checkGhosts([
    ['f() {\n  █\n}\n', 'g();\n}\n\nh() {\n  k();\n  l', 'f() {\n  [g();]\n}\n', { reason: 'length' }],
    [
      'f() {\n  █\n}\nm',
      'g();\n}\n\nh() {\n  k();\n  l();\n  n',
      'f() {\n  [g();]\n}\nm',
      { reason: 'time' },
    ],
  ]));

describe('what it opened is closed', () =>
  checkGhosts(
    [
      ['█\n', 'if (a) {\n  b();', '[if (a) {\n  b();\n}]\n'],
      ['f() {\n  █\n}', 'if (a) {\n    b();', 'f() {\n  [if (a) {\n    b();\n  }]\n}'],
      ['f() {\n  █\n}', 'g(() => {\n    b();', 'f() {\n  [g(() => {\n    b();\n  })]\n}'],
      [
        'f() {\n  █\n}',
        'if (a) {\n    if (b) {\n      c();',
        'f() {\n  [if (a) {\n    if (b) {\n      c();\n    }\n  }]\n}',
      ],
      ['const a = █', '{\n  b: [\n    1,\n    2,', 'const a = [{\n  b: [\n    1,\n    2,\n  ]\n}]'],
      ['function f█', '() {\n  return 1;', 'function f[() {\n  return 1;\n}]'],
      [
        'func f() {\n\t█\n}',
        'if a {\n\t\tb()',
        'func f() {\n\t[if a {\n\t\tb()\n\t}]\n}',
        { languageId: 'go' },
      ],
      // The line that closes it was taken for the one below.
      ['n {\n█\n}', 'if (a) {\n  b();\n}\n}', 'n {\n[if (a) {\n  b();\n}]\n}'],
      ['x = █', 'f(\n    a,\n    b,', 'x = [f(\n    a,\n    b,\n)]', { languageId: 'python' }],
    ],
    done,
  ));

describe('beside pairs that the editor closed', () =>
  checkGhosts([
    ['f() {█}', '\n  return 1;\n}', 'f() {[\n  return 1;\n]}'],
    ['f(() => {█})', '\n  g();\n})', 'f(() => {[\n  g();\n]})'],
    ['f(() => {█});', '\n  g();\n});', 'f(() => {[\n  g();\n]});'],
    ['f([█])', '\n  1,\n  2,\n]', 'f([[\n  1,\n  2,\n]])'],
    ['class A {\n  f() {█}\n}', '\n    g();\n  }\n}', 'class A {\n  f() {[\n    g();\n  ]}\n}'],
  ]));

describe('left alone', () =>
  checkUnchanged([
    ['if (a) {\n  █\n} else {\n  c();\n}', 'b();\n} else if (d) {\n  e();'],
    ['f() {\n  █\n}\n\nm();', 'g();\n}\n\nh() {\n  k();'],
    ['█\n  d();\n  e();', 'if (a) {\n  b();\n  c();', done],
    ['f() {█\n', '\n  return 1;\n}'],
    ['f() {\n  █\n', 'return 1;\n}'],
    ['class A {\n  f() {\n    █\n}\n', 'g();\n  }'],
    ['if (a) {█\nb();', '\n  c();\n}'],
    ['if (a) {\n  b();█\nd();', '\n} else {\n  c();\n}'],
    ['f(█\n', '\n  a,\n  b,\n);'],
    ['const a = {█\n', '\n  b: "}",\n  c: /[)}]/,\n  // }\n  d: `}`,\n};'],
    ['f() {\n  █\n}', '// ) } ]\n  g();'],
    ['f() {\n  █\n}', 'g("}");\n  h(\'}\');\n  k(`}`);'],
    ['f() {\n  █\n}', "// don't (\n  g();"],
    ['f() {\n  █\n}', 'if (a) {\n    b();\n  }\n  c();'],
    ["fn f<'a>(b: &'a str) {\n    █\n}", "let c: &'a str = b;\n    g(c);", { languageId: 'rust' }],
    ['void f() {\n  █\n}', "if (a == '{') {\n    b();\n  }", { languageId: 'c' }],
    ['def f():\n    █', 'return {\n        "a": (1, 2),\n    }', { languageId: 'python' }],
    ['case a in\n  █\nesac', 'b) c ;;\n  d) e ;;', { languageId: 'shellscript' }],
    ['█\n', 'function f() {'],
    ['█\n', 'a();\nfunction f() {', done],
    ['x = f(\n  a\n█', ')\ny = 1', { languageId: 'python' }],
    ['// f() {\n█\nconst b = 1;', 'g();\nh();'],
    ["const s = '}';\nf() {\n  █\n", 'g();\n}'],
    ['const r = /\\(/;\nf(█\n', '\n  a,\n);'],
    ['text\n█', 'b)\nc)', { languageId: 'markdown' }],
  ]));
