import { describe } from 'vitest';
import { checkGhosts, checkUnchanged } from '../../../support/ghost.ts';

describe('lines that stand below', () =>
  checkGhosts([
    ['f() {\n  █\n}', 'return 1;\n}', 'f() {\n  [return 1;]\n}'],
    ['f() {\n  █\n}\n\ng();', 'return 1;\n}\n\ng();', 'f() {\n  [return 1;]\n}\n\ng();'],
    ['f() {\n  █\n}', 'return 1;\n}\n\nfunction g() {', 'f() {\n  [return 1;]\n}'],
    ['f() {\n  █\n  b();\n}', 'a();\n  b();\n}', 'f() {\n  [a();]\n  b();\n}'],
    ['f() {\n  █\n  b();\n}', 'b();', 'repeats-after'],
    ['f() {\n  █\n  b();\n}', '  b();\n}', 'repeats-after'],
    ['f() {\n  █\n  bcd();\n}', 'a();\n  bc', 'f() {\n  [a();\n  bc]\n  bcd();\n}'],
    ['f() {\n  █\n  bcd();\n  e();\n}', 'a();\n  bcd();\n  e', 'f() {\n  [a();]\n  bcd();\n  e();\n}'],
    ['if (a) {\n  if (b) {\n    █\n  }\n}', 'c();\n  }\n}', 'if (a) {\n  if (b) {\n    [c();]\n  }\n}'],
    ['f() {\n  █\n}', 'if (a) {\n    b();\n  }\n}', 'f() {\n  [if (a) {\n    b();\n  }]\n}'],
    ['n {\n█\n}', 'if (a) {\n  b();\n}\nc();', 'n {\n[if (a) {\n  b();\n}\nc();]\n}'],
    ['n {\n█\n}', 'if (a) {\n  b();\n}\n}', 'n {\n[if (a) {\n  b();\n}]\n}'],
    ['f(\n█\n)', 'g(\n  a,\n)\n)', 'f(\n[g(\n  a,\n)]\n)'],
    ['f() {\r\n  █\r\n}', 'return 1;\n}', 'f() {\r\n  [return 1;]\r\n}'],
    ['a = █\nb = 2;', '1;\nb = 2;', 'a = [1;]\nb = 2;'],
    ['a();█\na();', 'b();', 'a();[b();]\na();'],
    ['x█\n', '\ny\n\ny', 'x[\ny\n\ny]\n'],
  ]));

describe('almost the lines below', () =>
  checkGhosts([
    // A comment, a semicolon, a comma, a quote, a blank: with and without, above and below.
    [
      'f() {\n  const out = [];\n  █\n  return out; // all\n}',
      'g(out);\n  return out;\n}',
      'f() {\n  const out = [];\n  [g(out);]\n  return out; // all\n}',
    ],
    [
      'f() {\n  const out = [];\n  █\n  return out;\n}',
      'g(out);\n  return out; // all\n}',
      'f() {\n  const out = [];\n  [g(out);]\n  return out;\n}',
    ],
    ['f() {\n  █\n  b(1)\n}', 'a(1)\n  b(1);\n', 'f() {\n  [a(1)]\n  b(1)\n}'],
    ['f() {\n  █\n  b(1);\n}', 'a(1);\n  b(1)', 'f() {\n  [a(1);]\n  b(1);\n}'],
    ["f() {\n  █\n  b('x');\n}", 'a("x");\n  b("x");\n}', 'f() {\n  [a("x");]\n  b(\'x\');\n}'],
    ['f() {\n  █\n  b("x");\n}', "a('x');\n  b('x');", 'f() {\n  [a(\'x\');]\n  b("x");\n}'],
    ['f() {\n  █\n  b(1, 2);\n}', 'a();\n  b(1,2);', 'f() {\n  [a();]\n  b(1, 2);\n}'],
    ['f() {\n  █\n  b({a:1});\n}', 'a();\n  b({ a: 1 });', 'f() {\n  [a();]\n  b({a:1});\n}'],
    ['f() {\n  █\n  b([1, 2]);\n}', 'a();\n  b([1, 2,]);', 'f() {\n  [a();]\n  b([1, 2]);\n}'],
    ['x = {\n  █\n  beta: 2\n}', 'alpha: 1,\n  beta: 2,', 'x = {\n  [alpha: 1,]\n  beta: 2\n}'],
    ['x = {\n  █\n  beta: 2,\n};', 'alpha: 1,\n  beta: 2\n}', 'x = {\n  [alpha: 1,]\n  beta: 2,\n};'],
    ['x = {\n  █\n};', 'alpha: 1,\n}', 'x = {\n  [alpha: 1,]\n};'],
    ['f(() => {\n  █\n});', 'a();\n})', 'f(() => {\n  [a();]\n});'],
    ['f() {\n  █\n} // f', 'a();\n}', 'f() {\n  [a();]\n} // f'],
    [
      'f() {\n  █\n  // Ends.\n  b();\n}',
      'a();\n  // ends\n  b();',
      'f() {\n  [a();]\n  // Ends.\n  b();\n}',
    ],
    ['f() {\n  █\n  return out; // all\n}', 'return out;', 'repeats-after'],
    [
      'f() {\n\t█\n\treturn out; // all\n}',
      'a();\n    return out;\n}',
      'f() {\n\t[a();]\n\treturn out; // all\n}',
    ],
    [
      'def f():\n    █\n    return out  # all\n',
      'a()\n    return out',
      'def f():\n    [a()]\n    return out  # all\n',
      { languageId: 'python' },
    ],
    [
      "x = f(\n    █\n    'beta'\n)",
      '"alpha",\n    "beta",\n)',
      'x = f(\n    ["alpha",]\n    \'beta\'\n)',
      { languageId: 'python' },
    ],
    [
      'func f() {\n\t█\n\treturn out // all\n}',
      'a()\n\treturn out\n}',
      'func f() {\n\t[a()]\n\treturn out // all\n}',
      { languageId: 'go' },
    ],
    [
      'int f() {\n  █\n  return out; /* all */\n}',
      'a();\n  return out;\n}',
      'int f() {\n  [a();]\n  return out; /* all */\n}',
      { languageId: 'c' },
    ],
    [
      "def f\n  █\n  puts 'b' # b\nend",
      'a\n  puts "b"\nend',
      "def f\n  [a]\n  puts 'b' # b\nend",
      { languageId: 'ruby' },
    ],
    ['def f\n  █\nend # f', 'a\nend', 'def f\n  [a]\nend # f', { languageId: 'ruby' }],
    [
      'local function f()\n  █\n  return out -- all\nend',
      'a()\n  return out;\nend',
      'local function f()\n  [a()]\n  return out -- all\nend',
      { languageId: 'lua' },
    ],
    [
      'if x; then\n  █\n  b "$1" # b\nfi',
      'a\n  b "$1"\nfi',
      'if x; then\n  [a]\n  b "$1" # b\nfi',
      { languageId: 'shellscript' },
    ],
    [
      'select\n  █\n  beta -- the second\nfrom t;',
      'alpha,\n  beta\nfrom t',
      'select\n  [alpha,]\n  beta -- the second\nfrom t;',
      { languageId: 'sql' },
    ],
    [
      "<?php\nf() {\n  █\n  b('x'); # b\n}",
      'a();\n  b("x");',
      "<?php\nf() {\n  [a();]\n  b('x'); # b\n}",
      { languageId: 'php' },
    ],
    [
      '.a {\n  █\n  color: red; /* x */\n}',
      'top: 0;\n  color: red\n}',
      '.a {\n  [top: 0;]\n  color: red; /* x */\n}',
      { languageId: 'css' },
    ],
  ]));

describe('another line, though it looks a little like the one below', () =>
  checkUnchanged([
    ['x = [\n  1,\n  █\n  0\n];', '0,'],
    ['x = [\n  █\n  null\n];', 'null,'],
    ["x = [\n  █\n  'a'\n];", "'a',"],
    // Deeper, it is part of what the answer opens.
    ['f() {\n  █\n  return out;\n}', 'if (!a)\n    return out;'],
    ['f() {\n  █\n  b(); // once more\n}', 'b(); // once'],
    ["f() {\n  █\n  b('a, b');\n}", "b('a,b');"],
    ["f() {\n  █\n  b('//a');\n}", "b('');"],
    ["int f() {\n  █\n  b('x');\n}", 'b("x");', { languageId: 'c' }],
    ["let a = f(\n  █\n  'b'\n)", '"b",', { languageId: 'rust' }],
    ['f() {\n  █\n  a = b / c;\n}', 'a = b;'],
    ['x = $#\n█\nx = $', 'y = 1', { languageId: 'shellscript' }],
    // An end of the answer's own, as deep as the one below.
    ['def f\n█\nend', 'if a\n  b\nend', { languageId: 'ruby' }],
    ['def f\n█\nend # f', 'a.each do |b|\n  c\nend', { languageId: 'ruby' }],
    ['while a; do\n█\ndone', 'for b in c; do\n  d\ndone', { languageId: 'shellscript' }],
    ['while a; do\n█\ndone', 'if b; then\n  c\nfi', { languageId: 'shellscript' }],
    ['function f()\n█\nend', 'if a then\n  b()\nend', { languageId: 'lua' }],
    ['n {\n█\n};', 'if (a) {\n  b();\n}\nc();'],
    // Not known well enough to tell a comment from code.
    ['█\nfoo # bar', 'foo', { languageId: 'befunge' }],
    ['f() {\n  █\n  #define A\n}', 'foo();', { languageId: 'c' }],
  ]));
