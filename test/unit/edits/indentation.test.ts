import { describe } from 'vitest';
import { checkRows } from './extractTable.ts';

const tabs = 'function f() {\n\ta();\n\tif (b) {\n\t\tc();\n\t}\n}';

describe('how deep', () => {
  checkRows({
    'lost indentation comes back': { original: '  a\n    b', answer: 'c\n  d', code: '  c\n    d' },
    'blank lines get none': { original: '\ta', answer: 'b\n\nc', code: '\tb\n\n\tc' },
    'and it is never doubled': { original: '  a', answer: '  b', code: '  b' },
    'an indentation of its own is the model’s choice': { original: '  a', answer: '    b', code: '    b' },
    'unless what both have shows by how much it is off': {
      original: '  a();\n  b();\n  c();',
      answer: '    a();\n    b(1);\n    c();',
      code: '  a();\n  b(1);\n  c();',
    },
    'tabs stay tabs': { original: '\tif (a) {\n\t\tb;\n\t}', answer: 'b;', code: '\tb;' },
    'lost on the first line only': {
      original: '    def f():\n        return 1',
      answer: 'def f():\n        return 2',
      languageId: 'python',
      code: '    def f():\n        return 2',
    },
    'lost on all lines, of which the second looks right': {
      original: '    def f():\n        return 1',
      answer: 'def f():\n    return 2',
      languageId: 'python',
      code: '    def f():\n        return 2',
    },
    'the closing bracket tells that it was all lines': {
      original: '    a();',
      answer: 'if (b) {\n    a();\n}',
      code: '    if (b) {\n        a();\n    }',
    },
    'one line becomes a block': {
      original: '    a = 1',
      answer: 'if b:\n    a = 1',
      languageId: 'python',
      code: '    if b:\n        a = 1',
    },
    'one line becomes two equals': {
      original: '    return a;',
      answer: 'if (!a) return;\n    return b;',
      code: '    if (!a) return;\n    return b;',
    },
  });
});

describe('blanks in a file of tabs', () => {
  checkRows({
    four: {
      original: tabs,
      answer: tabs.replaceAll('\t', '    ').replace('a()', 'a(1)'),
      code: tabs.replace('a()', 'a(1)'),
    },
    two: {
      original: tabs,
      answer: tabs.replaceAll('\t', '  ').replace('a()', 'a(1)'),
      code: tabs.replace('a()', 'a(1)'),
    },
    'mixed with tabs': {
      original: tabs,
      answer: 'function f() {\n\ta();\n\tif (b) {\n\t    c();\n\t}\n}',
      code: tabs,
    },
    'within a block': {
      original: '\t\ta();\n\t\tb();',
      answer: '        a();\n        if (x) {\n            b();\n        }',
      code: '\t\ta();\n\t\tif (x) {\n\t\t\tb();\n\t\t}',
    },
    'at the margin': {
      original: '\ta();',
      answer: 'if (x) {\n    a();\n}',
      code: '\tif (x) {\n\t\ta();\n\t}',
    },
    'where only the code around shows tabs': {
      original: 'f();',
      before: 'function a() {\n\tb();\n\tc();\n}\n',
      answer: 'function f() {\n    g();\n}',
      code: 'function f() {\n\tg();\n}',
    },
    'where only the editor does': {
      original: 'f();',
      indentation: 'tabs',
      answer: 'function f() {\n    g();\n}',
      code: 'function f() {\n\tg();\n}',
    },
    'not where the file has both': {
      original: 'f();',
      before: 'function a() {\n\tb();\n}\nfunction c() {\n  d();\n}\n',
      indentation: 'tabs',
      answer: 'function f() {\n    g();\n}',
      code: 'function f() {\n    g();\n}',
    },
    'that align stay': {
      original: '\tf(a,\n\t  b);',
      answer: '\tf(a,\n\t  b,\n\t  c);',
      code: '\tf(a,\n\t  b,\n\t  c);',
    },
    'before the stars of a comment': {
      original: '\t/**\n\t * A\n\t */\n\ta();',
      answer: '    /**\n     * B\n     */\n    a();',
      code: '\t/**\n\t * B\n\t */\n\ta();',
    },
    'in Go': {
      original: 'func f() {\n\ta()\n}',
      answer: 'func f() {\n    if x {\n        a()\n    }\n}',
      languageId: 'go',
      code: 'func f() {\n\tif x {\n\t\ta()\n\t}\n}',
    },
    'in Python': {
      original: 'def f():\n\tif a:\n\t\tb()',
      answer: 'def f():\n    if a:\n        b()\n    c()',
      languageId: 'python',
      code: 'def f():\n\tif a:\n\t\tb()\n\tc()',
    },
  });
});

describe('tabs in a file of blanks', () => {
  checkRows({
    'of four': {
      original: 'def f():\n    if a:\n        b()',
      answer: 'def f():\n\tif a:\n\t\tc()',
      languageId: 'python',
      code: 'def f():\n    if a:\n        c()',
    },
    'of two': {
      original: 'f(() => {\n  if (a) {\n    b();\n  }\n});',
      answer: 'f(() => {\n\tif (a) {\n\t\tc();\n\t}\n});',
      code: 'f(() => {\n  if (a) {\n    c();\n  }\n});',
    },
    'on one line': {
      original: 'if (a) {\n  b();\n  if (c) {\n    d();\n  }\n}',
      answer: 'if (a) {\n  b();\n\tif (c) {\n    d(1);\n  }\n}',
      code: 'if (a) {\n  b();\n  if (c) {\n    d(1);\n  }\n}',
    },
    'of a recipe stay': {
      original: 'a: b\n\tc',
      answer: 'a: b\n\td\n\te',
      languageId: 'makefile',
      code: 'a: b\n\td\n\te',
    },
  });
});

describe('another width', () => {
  checkRows({
    'four in a file of two': {
      original: 'function f() {\n  a();\n  if (b) {\n    c();\n  }\n}',
      answer: 'function f() {\n    a(1);\n    if (b) {\n        c();\n    }\n}',
      code: 'function f() {\n  a(1);\n  if (b) {\n    c();\n  }\n}',
    },
    'two in a file of four': {
      original: 'def f():\n    if a:\n        b()',
      answer: 'def f():\n  if a:\n    b(1)',
      languageId: 'python',
      code: 'def f():\n    if a:\n        b(1)',
    },
    'three in a file of two': {
      original: 'def f\n  if a\n    b\n  end\nend',
      answer: 'def f\n   if a\n      c\n   end\nend',
      languageId: 'ruby',
      code: 'def f\n  if a\n    c\n  end\nend',
    },
    'within a block': {
      original: '  if (a) {\n    b();\n  }',
      before: 'function f() {\n',
      answer: '  if (a) {\n      b(1);\n  }',
      code: '  if (a) {\n    b(1);\n  }',
    },
    'where the editor says so': {
      original: 'f();',
      indentation: 2,
      answer: 'function f() {\n    g();\n}',
      code: 'function f() {\n  g();\n}',
    },
    'unless the user asked for it': {
      original: 'function f() {\n  a();\n  if (b) {\n    c();\n  }\n}',
      answer: 'function f() {\n    a();\n    if (b) {\n        c();\n    }\n}',
      instruction: 'Indent with 4 spaces',
      code: 'function f() {\n    a();\n    if (b) {\n        c();\n    }\n}',
    },
    'that is the same stays': {
      original: 'a: {\n  b,\n}',
      answer: 'a: {\n  b,\n  c: {\n    d,\n  },\n}',
      code: 'a: {\n  b,\n  c: {\n    d,\n  },\n}',
    },
  });
});

describe('strings of several lines are left alone', () => {
  checkRows({
    'a template string in a file of tabs': {
      original: 'function f() {\n\ta();\n\tb();\n}',
      answer: 'function f() {\n    a(`\n    b\n        c\n`);\n    b();\n}',
      code: 'function f() {\n\ta(`\n    b\n        c\n`);\n\tb();\n}',
    },
    'a template string at the margin': {
      original: '    a();',
      answer: 'a(`\nb\n  c`);',
      code: '    a(`\nb\n  c`);',
    },
    'a string of Python': {
      original: 'def f():\n    if a:\n        b()',
      answer: 'def f():\n  if a:\n    b("""\n  c\n""")',
      languageId: 'python',
      code: 'def f():\n    if a:\n        b("""\n  c\n""")',
    },
    'a raw string of Go': {
      original: 'func f() {\n\ta()\n\tb()\n}',
      answer: 'func f() {\n    a(`\n    b`)\n    b()\n}',
      languageId: 'go',
      code: 'func f() {\n\ta(`\n    b`)\n\tb()\n}',
    },
    'a heredoc': {
      original: 'f() {\n\ta\n\tb\n}',
      answer: 'f() {\n    cat <<EOF\n    a\nEOF\n    b\n}',
      languageId: 'shellscript',
      code: 'f() {\n\tcat <<EOF\n    a\nEOF\n\tb\n}',
    },
    'but a docstring goes along': {
      original: 'def f():\n    if a:\n        b()',
      answer: 'def f():\n  """A.\n\n  B.\n  """\n  if a:\n    b()',
      languageId: 'python',
      code: 'def f():\n    """A.\n\n    B.\n    """\n    if a:\n        b()',
    },
    'and so does a comment': {
      original: '\ta();\n\tb();',
      answer: '    /* c\n       d */\n    a();',
      code: '\t/* c\n\t   d */\n\ta();',
    },
  });
});
