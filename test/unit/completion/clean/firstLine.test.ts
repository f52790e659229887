import { describe } from 'vitest';
import { checkGhosts, checkUnchanged } from '../../../support/ghost.ts';

const python = { languageId: 'python' };
const go = { languageId: 'go' };

describe('indentation of the first line', () =>
  checkGhosts([
    ['if (a) {\n  █', '  b();\n  c();', 'if (a) {\n  [b();\n  c();]'],
    ['if (a) {\n  █', 'b();\n  c();', 'if (a) {\n  [b();\n  c();]'],
    ['if (a) {\n█', '  b();', 'if (a) {\n[  b();]'],
    ['  if (a) {\n  █', '  b();', '  if (a) {\n  [  b();]'],
    ['  a();\n  █', '  b();', '  a();\n  [b();]'],
    ['\ta();\n\t█', '\tb();', '\ta();\n\t[b();]'],
    ['  a();\n\n  █', '    b();', '  a();\n\n  [b();]'],
    ['def f():\n    return 1\n\n█', 'def g():', 'def f():\n    return 1\n\n[def g():]'],
    ['  a();\n  █', '\n\n  b();', '  a();\n  [b();]'],
    ['a();\n█', '\n\nb();', 'a();\n[b();]'],
    ['f() {\n  a();\n  █', '\n}', 'f() {\n  a();\n[}]'],
    ['    a();\n    █', '\n    b();\n    c();', '    a();\n    [b();\n    c();]'],
    ['  foo █', '  bar', '  foo [  bar]'],
  ]));

describe('repeated indentation: all lines move alike, or none', () =>
  checkGhosts([
    // Written once more before all lines.
    [
      'def f():\n    █',
      '    if n:\n            p()\n        return 1',
      'def f():\n    [if n:\n        p()\n    return 1]',
      python,
    ],
    [
      'f() {\n  █\n}',
      '  if (a) {\n      b();\n    }\n    return c;',
      'f() {\n  [if (a) {\n    b();\n  }\n  return c;]\n}',
    ],
    [
      'func f() {\n\t█\n}',
      '\tif a {\n\t\t\tb()\n\t\t}\n\t\treturn c',
      'func f() {\n\t[if a {\n\t\tb()\n\t}\n\treturn c]\n}',
      go,
    ],
    // Written once more before the first line only.
    [
      'def f():\n    █',
      '    if n:\n        p()\n    return 1',
      'def f():\n    [if n:\n        p()\n    return 1]',
      python,
    ],
    ['f() {\n  █\n}', '  a();\n  b();', 'f() {\n  [a();\n  b();]\n}'],
    ['f() {\n  a();\n  █\n}', '  if (b) {\n    c();\n  }', 'f() {\n  a();\n  [if (b) {\n    c();\n  }]\n}'],
    // After a line end.
    [
      'def f():\n    a()\n    █',
      '\n        if n:\n            p()\n        return 1',
      'def f():\n    a()\n    [if n:\n        p()\n    return 1]',
      python,
    ],
    // It fits neither way.
    [
      'f() {\n    a();\n    █\n}',
      '    if (b) {\n    c();\n    }',
      'f() {\n    a();\n    [    if (b) {\n    c();\n    }]\n}',
    ],
  ]));

describe('lines of strings neither move nor tell how the others do', () =>
  checkGhosts([
    [
      'def f():\n    █',
      '    q = """\nselect\n"""\n        return run(q)',
      'def f():\n    [q = """\nselect\n"""\n    return run(q)]',
      python,
    ],
    [
      'def f():\n    █',
      '    q = """\nselect\n"""\n    return run(q)',
      'def f():\n    [q = """\nselect\n"""\n    return run(q)]',
      python,
    ],
    [
      'function f() {\n  █\n}',
      '  const q = `\nselect\n      1`;\n    return run(q);',
      'function f() {\n  [const q = `\nselect\n      1`;\n  return run(q);]\n}',
    ],
    // What a statement opens after its string.
    [
      'def f():\n    █',
      '    if q == """\na\n""":\n            p()\n        return 1',
      'def f():\n    [if q == """\na\n""":\n        p()\n    return 1]',
      python,
    ],
    [
      'func f() {\n\t█\n}',
      '\tq := `\nselect\n`\n\t\treturn run(q)',
      'func f() {\n\t[q := `\nselect\n`\n\treturn run(q)]\n}',
      go,
    ],
    [
      'f() {\n  █\n}',
      '  cat <<EOF\ntext\nEOF\n    g',
      'f() {\n  [cat <<EOF\ntext\nEOF\n  g]\n}',
      { languageId: 'shellscript' },
    ],
    [
      'def f\n  █\nend',
      '  q = <<SQL\nselect\nSQL\n    run(q)',
      'def f\n  [q = <<SQL\nselect\nSQL\n  run(q)]\nend',
      { languageId: 'ruby' },
    ],
    // A docstring moves along, unless it has text at the margin.
    [
      'def f():\n    █',
      '    """Doc.\n\n        More.\n        """\n        return 1',
      'def f():\n    ["""Doc.\n\n    More.\n    """\n    return 1]',
      python,
    ],
    [
      'def f():\n    █',
      '    """Doc.\n\nMore.\n"""\n        return 1',
      'def f():\n    ["""Doc.\n\nMore.\n"""\n    return 1]',
      python,
    ],
    // The string around the cursor is what the answer writes.
    [
      'q = """\n  █',
      '  select a\n      from b\n    order by c',
      'q = """\n  [select a\n    from b\n  order by c]',
      python,
    ],
    // Closers of a string are no closers of code.
    [
      'if a:\n    b()\n    █',
      'else:\n        q = """\nselect\n"""\n        c(q)',
      'if a:\n    b()\n[else:\n    q = """\nselect\n"""\n    c(q)]',
      python,
    ],
  ]));

describe('a first line that is less indented than the cursor', () =>
  checkGhosts([
    // Lines after a block.
    [
      'def f():\n    for a in b:\n        c(a)\n        █',
      '\n    return 1',
      'def f():\n    for a in b:\n        c(a)\n    [return 1]',
      python,
    ],
    [
      'def f():\n    return 1\n    █',
      '\n\ndef g():\n    return 2',
      'def f():\n    return 1\n[\n\ndef g():\n    return 2]',
      python,
    ],
    ['a:\n  b: 1\n  █', '\nc: 2', 'a:\n  b: 1\n[c: 2]', { languageId: 'yaml' }],
    // Closing brackets.
    ['f() {\n  if (a) {\n    b();\n    █\n', '}\n  c();', 'f() {\n  if (a) {\n    b();\n  [}\n  c();]\n'],
    ['f(\n  a,\n  █', ');', 'f(\n  a,\n[);]'],
    ['const a = [\n  1,\n  █', '];', 'const a = [\n  1,\n[];]'],
    ['f(() => {\n  a();\n  █', '}, 100);', 'f(() => {\n  a();\n[}, 100);]'],
    [
      'func f() {\n\tif a {\n\t\tb()\n\t\t█\n',
      '}\n\tc()',
      'func f() {\n\tif a {\n\t\tb()\n\t[}\n\tc()]\n',
      go,
    ],
    ['.a {\n  b: c;\n  █', '}', '.a {\n  b: c;\n[}]', { languageId: 'css' }],
    ['if (a) {\n  b();\n  █', '} else {\n  c();\n}', 'if (a) {\n  b();\n[} else {\n  c();\n}]'],
    // Branches.
    ['if a:\n    b()\n    █', 'else:\n    c()', 'if a:\n    b()\n[else:\n    c()]', python],
    [
      'def f():\n    if a:\n        b()\n        █',
      'elif c:\n        d()\n    else:\n        e()',
      'def f():\n    if a:\n        b()\n    [elif c:\n        d()\n    else:\n        e()]',
      python,
    ],
    ['try:\n    a()\n    █', 'except E:\n    b()', 'try:\n    a()\n[except E:\n    b()]', python],
    [
      'switch a {\n\tcase 1:\n\t\tb()\n\t\t█\n',
      'case 2:\n\t\tc()',
      'switch a {\n\tcase 1:\n\t\tb()\n\t[case 2:\n\t\tc()]\n',
      go,
    ],
    [
      'switch a {\ncase 1:\n\tb()\n\t█\n}',
      'default:\n\tc()',
      'switch a {\ncase 1:\n\tb()\n[default:\n\tc()]\n}',
      go,
    ],
    [
      'switch (a) {\n  case 1:\n    b();\n    break;\n    █\n}',
      'case 2:\n    c();',
      'switch (a) {\n  case 1:\n    b();\n    break;\n  [case 2:\n    c();]\n}',
    ],
    [
      'class A {\npublic:\n  int a;\n  █\n};',
      'private:\n  int b;',
      'class A {\npublic:\n  int a;\n[private:\n  int b;]\n};',
      { languageId: 'cpp' },
    ],
    ['def f\n  a\n  █', 'end', 'def f\n  a\n[end]', { languageId: 'ruby' }],
    ['if a\n  b\n  █', 'elsif c\n  d\nend', 'if a\n  b\n[elsif c\n  d\nend]', { languageId: 'ruby' }],
    [
      'if a then\n  b()\n  █',
      'else\n  c()\nend',
      'if a then\n  b()\n[else\n  c()\nend]',
      { languageId: 'lua' },
    ],
    ['if a; then\n  b\n  █', 'fi', 'if a; then\n  b\n[fi]', { languageId: 'shellscript' }],
    ['for a in b; do\n  c\n  █', 'done', 'for a in b; do\n  c\n[done]', { languageId: 'shellscript' }],
    ['if a do\n  b\n  █', 'else\n  c\nend', 'if a do\n  b\n[else\n  c\nend]', { languageId: 'elixir' }],
    // The lines below are moved as far, when they have been written for the cursor's depth.
    ['if a:\n    b()\n    █', 'else:\n        c()\n    d()', 'if a:\n    b()\n[else:\n    c()\nd()]', python],
  ]));

describe('a branch that is written with the indentation it needs', () =>
  checkGhosts([
    [
      'class A:\n    def f(self):\n        if a:\n            b()\n            █',
      '        else:\n            c()',
      'class A:\n    def f(self):\n        if a:\n            b()\n        [else:\n            c()]',
      python,
    ],
    // Of an outer block.
    [
      'if x:\n    if a:\n        if b:\n            c()\n            █',
      '    else:\n        d()',
      'if x:\n    if a:\n        if b:\n            c()\n    [else:\n        d()]',
      python,
    ],
    [
      'if x:\n    for a in b:\n        c()\n        █',
      '    else:\n        d()',
      'if x:\n    for a in b:\n        c()\n    [else:\n        d()]',
      python,
    ],
    [
      'switch (a) {\n  case 1:\n    b();\n    █\n}',
      '  case 2:\n    c();',
      'switch (a) {\n  case 1:\n    b();\n  [case 2:\n    c();]\n}',
      { languageId: 'java' },
    ],
    [
      'f() {\n  if (a) {\n    b();\n    █\n}',
      '  } else {\n    c();\n  }',
      'f() {\n  if (a) {\n    b();\n  [} else {\n    c();\n  }]\n}',
    ],
    [
      'module A\n  def f\n    a\n    █',
      '  end\n\n  def g\n    b\n  end',
      'module A\n  def f\n    a\n  [end\n\n  def g\n    b\n  end]',
      { languageId: 'ruby' },
    ],
    [
      'f() {\n  if a; then\n    b\n    █\n}',
      '  else\n    c\n  fi',
      'f() {\n  if a; then\n    b\n  [else\n    c\n  fi]\n}',
      { languageId: 'shellscript' },
    ],
    // It belongs to nothing at that depth: the indentation is one that is repeated.
    ['def f():\n        a()\n        █', '    case(1)', 'def f():\n        a()\n        [case(1)]', python],
  ]));

describe('the cursor is where the line belongs', () =>
  checkUnchanged([
    ['for (;;) {\n  while (a) {\n    b();\n  █\n', '}\n  c();'],
    ['if a:\n    if b:\n        c()\n    █', 'else:\n        d()', python],
    ['if a:\n    for b in c:\n        d()\n    █', 'else:\n        e()', python],
    ['def f():\n    a()\n    █', 'return 1', python],
    ['switch a {\ncase 1:\n\tb()\n█\n}', 'case 2:\n\tc()', go],
    ['if a\n  b do\n    c\n  █', 'end', { languageId: 'ruby' }],
    ['if a; then\n  for b in c; do\n    d\n  █', 'done', { languageId: 'shellscript' }],
    // Words that begin no branch here.
    ['a = {\n  █', 'default: 1,'],
    ['def f():\n    █', 'case = 1', python],
  ]));
