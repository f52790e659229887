import { describe } from 'vitest';
import { checkPaths } from '../../support/wholePath.ts';

describe('from the keystroke to ghost text', () =>
  checkPaths([
    ['typescript', 'foo(█);', 'a, b);\nbar();', 'foo([a, b]);'],
    ['typescript', 'function f() {█}', '\n  g();\n}\nh();', 'function f() {[\n  g();\n]}'],
    ['python', 'def f():\n    █', 'return 1\n\nx = 2', 'def f():\n    [return 1]'],
    ['typescript', 'fo█o', 'x', 'inside-word'],
    ['typescript', 'a = █\n', '', 'blank'],
  ]));

describe('less indented than the cursor', () =>
  checkPaths([
    [
      'python',
      'def f():\n    for a in b:\n        c(a)\n        █',
      '\n    return 1\n\ndef g():',
      'def f():\n    for a in b:\n        c(a)\n    [return 1]',
    ],
    ['python', 'if a:\n    b()\n    █', 'else:\n    c()\n', 'if a:\n    b()\n[else:\n    c()]'],
    [
      'typescript',
      'f() {\n  if (a) {\n    b();\n    █\n',
      '}\n  c();\n}\n',
      'f() {\n  if (a) {\n    b();\n  [}\n  c();]\n',
    ],
    [
      'typescript',
      'f() {\n  if (a) {\n    b();\n    █\n',
      '} else {\n    c();\n  }\n  d();\n}\n',
      'f() {\n  if (a) {\n    b();\n  [} else {\n    c();\n  }]\n',
    ],
    [
      'typescript',
      'switch (a) {\n  case 1:\n    b();\n    break;\n    █\n}',
      'case 2:\n    c();\n    break;\n}',
      'switch (a) {\n  case 1:\n    b();\n    break;\n  [case 2:\n    c();\n    break;]\n}',
    ],
    ['ruby', 'def f\n  a\n  █', 'end\n', 'def f\n  a\n[end]'],
    [
      'cpp',
      'class A {\n  int a;\n  █\n};',
      'public:\n  int b;\n};',
      'class A {\n  int a;\n[public:\n  int b;]\n};',
    ],
    ['html', '<ul>\n  <li>a</li>\n  █\n', '</ul>', '<ul>\n  <li>a</li>\n[</ul>]\n'],
    // What stands below already.
    ['typescript', 'f() {\n  a();\n  █\n}', '\n}\n', 'repeats-after'],
    ['typescript', 'f() {\n  a();\n  █\n}', '}\n', 'repeats-after'],
  ]));

describe('a first line with the indentation of its own', () =>
  checkPaths([
    [
      'python',
      'class A:\n    def f(self):\n        if a:\n            b()\n            █',
      '        else:\n            c()\n        return 1\n\n    def g(self):',
      'class A:\n    def f(self):\n        if a:\n            b()\n        [else:\n            c()\n        return 1]',
    ],
    [
      'java',
      'switch (a) {\n  case 1:\n    b();\n    break;\n    █\n}',
      '  case 2:\n    c();\n}',
      'switch (a) {\n  case 1:\n    b();\n    break;\n  [case 2:\n    c();]\n}',
    ],
    [
      'typescript',
      'f() {\n  if (a) {\n    b();\n    █\n}',
      '  } else {\n    c();\n  }\n  d();\n}',
      'f() {\n  if (a) {\n    b();\n  [} else {\n    c();\n  }]\n}',
    ],
    [
      'typescript',
      'function f(n) {\n  █\n}',
      '  if (n) {\n    p();\n  }\n  return 1;\n}',
      'function f(n) {\n  [if (n) {\n    p();\n  }\n  return 1;]\n}',
    ],
    [
      'python',
      'def f(n):\n    █',
      '    if n:\n        p()\n    return 1\n\ndef g():',
      'def f(n):\n    [if n:\n        p()\n    return 1]',
    ],
    ['go', 'func f() {\n\t█\n}', '\ta()\n\tb()\n}', 'func f() {\n\t[a()\n\tb()]\n}'],
    // On top of the cursor's.
    [
      'typescript',
      'f() {\n  █\n}',
      '  if (n) {\n      p();\n    }\n    q();\n  r();\n',
      'f() {\n  [if (n) {\n    p();\n  }\n  q();]\n}',
    ],
  ]));

describe('repeated indentation', () =>
  checkPaths([
    [
      'python',
      'def f():\n    █',
      '    if n:\n            p()\n        return 1',
      'def f():\n    [if n:\n        p()\n    return 1]',
    ],
    [
      'python',
      'def f():\n    █',
      '    q = """\nselect\n"""\n        return run(q)',
      'def f():\n    [q = """\nselect\n"""\n    return run(q)]',
    ],
    [
      'typescript',
      'function f() {\n  █\n}',
      '  const q = `\nselect\n`;\n    return run(q);\n}',
      'function f() {\n  [const q = `\nselect\n`;\n  return run(q);]\n}',
    ],
  ]));

describe('within a line of text, nothing of the lines below', () =>
  checkPaths([
    ['python', "print(f'{█}')\n", "a}')\nprint(b)", "print(f'{[a]}')\n"],
    ['python', "x = f'{█}'\n", "a}'\ny = 1", "x = f'{[a]}'\n"],
    ['csharp', 'var x = $"{█}";\n', 'a}";\nvar y = 1;', 'var x = $"{[a]}";\n'],
    ['latex', '\\section{█}\n', 'One}\nText that follows.', '\\section{[One]}\n'],
  ]));
