import { describe } from 'vitest';
import { checkGhosts, checkUnchanged } from '../../../support/ghost.ts';

const tabs = 'class A {\n\tf() {\n\t\tg();\n\t}\n\n\th() {\n\t\t';
const four =
  'class A {\n    f() {\n        g();\n    }\n    k() {\n        l();\n    }\n\n    h() {\n        ';
const two = 'class A {\n  f() {\n    g();\n  }\n  k() {\n    l();\n  }\n\n  h() {\n    ';
const python =
  'class A:\n    def f(self):\n        g()\n    def k(self):\n        l()\n\n    def h(self):\n        ';

describe('blanks in a file of tabs', () =>
  checkGhosts([
    [`${tabs}█`, 'if (a) {\n      b();\n    }', `${tabs}[if (a) {\n\t\t\tb();\n\t\t}]`],
    [`${tabs}█`, 'if (a) {\n            b();\n        }', `${tabs}[if (a) {\n\t\t\tb();\n\t\t}]`],
    [`${tabs}█`, 'a();\n    b();', `${tabs}[a();\n\t\tb();]`],
    [`${tabs}█`, 'a();\n        b();', `${tabs}[a();\n\t\tb();]`],
    [`${tabs}k() {█`, '\n      b();\n    }', `${tabs}k() {[\n\t\t\tb();\n\t\t}]`],
    [
      'func f() {\n\tg()\n\t█\n}',
      'if a {\n        b()\n    }',
      'func f() {\n\tg()\n\t[if a {\n\t\tb()\n\t}]\n}',
      { languageId: 'go' },
    ],
    [
      'if (a) {\r\n\tb();\r\n\t█\r\n}',
      'if (c) {\n        d();\n    }',
      'if (a) {\r\n\tb();\r\n\t[if (c) {\n\t\td();\n\t}]\r\n}',
    ],
  ]));

describe('tabs in a file of blanks', () =>
  checkGhosts([
    [`${four}█`, 'if (a) {\n\t\t\tb();\n\t\t}', `${four}[if (a) {\n            b();\n        }]`],
    [`${two}█`, 'if (a) {\n\t\t\tb();\n\t\t}', `${two}[if (a) {\n      b();\n    }]`],
    [`${python}█`, 'if a:\n\t\t\tb()', `${python}[if a:\n            b()]`, { languageId: 'python' }],
  ]));

describe('another width', () =>
  checkGhosts([
    [`${four}█`, 'if (a) {\n          b();\n        }', `${four}[if (a) {\n            b();\n        }]`],
    [
      `${four}if (a) {█`,
      '\n          b();\n          c();\n        }',
      `${four}if (a) {[\n            b();\n            c();\n        }]`,
    ],
    [
      `${two}█`,
      'if (a) {\n        b();\n        if (c) {\n            d();\n        }\n    }',
      `${two}[if (a) {\n      b();\n      if (c) {\n        d();\n      }\n    }]`,
    ],
    [
      `${python}█`,
      'if a:\n          b()\n          for c in d:\n            e()',
      `${python}[if a:\n            b()\n            for c in d:\n                e()]`,
      { languageId: 'python' },
    ],
  ]));

describe('left alone', () =>
  checkUnchanged([
    [`${tabs}█`, 'if (a) {\n\t\t\tb();\n\t\t}'],
    [`${four}█`, 'if (a) {\n            b();\n        }'],
    [`${two}█`, 'if (a) {\n      b();\n    }'],
    [`${python}█`, 'if a:\n            b()', { languageId: 'python' }],
    // Continued lines are indented by whatever they like.
    [`${two}█`, 'const a = b\n        .c()\n        .d();'],
    [`${four}█`, 'f(a,\n          b);'],
    [`${four}█`, '/**\n         * Doc.\n         */\n        b();'],
    [`${two}█`, 'const s = `\n        a\n          b\n`;'],
    // Of one kind only, or of none: nothing is certain.
    [
      `${python}█`,
      '"""Doc.\n\n        Example::\n\n          f()\n        """\n        g()',
      { languageId: 'python' },
    ],
    [`${python}"""█`, 'Doc:\n\n          f()\n        """', { languageId: 'python' }],
    [`${two}return c\n      ? {█`, '\n          d: 1,'],
    ['█\n', 'if (a) {\n\tb();\n}'],
    ['a();\n█', 'if (a) {\n    b();\n}'],
    ['if (a) {\n  b();\n}\nif (c) {\n\td();\n}\n█', 'if (e) {\n    f();\n}'],
    ['a:\n\t█', 'b\n\tc', { languageId: 'makefile' }],
    [`${two}█`, 'if (a) b();\n    else c();'],
    [`${tabs}█`, 'a();\n\t\t  .b();'],
    [`${tabs}█`, 'a(b,\n\t\t  c);'],
  ]));

const withTabs = { indentation: { insertSpaces: false, size: 4 } };
const blanks = (size: number) => ({ indentation: { insertSpaces: true, size } });
const python4 = { ...blanks(4), languageId: 'python' };

describe('the editor says it where the file has too little to tell', () =>
  checkGhosts([
    // A new file.
    ['█', 'if (a) {\n  b();\n}', '[if (a) {\n\tb();\n}]', withTabs],
    ['█', 'if (a) {\n\tb();\n}', '[if (a) {\n  b();\n}]', blanks(2)],
    ['█', 'if (a) {\n    b();\n}', '[if (a) {\n  b();\n}]', blanks(2)],
    ['█', 'def f():\n  a()\n  b()', '[def f():\n    a()\n    b()]', python4],
    ['█', 'def f():\n\ta()', '[def f():\n    a()]', python4],
    // A line that the editor has just indented.
    ['def f():\n    █', 'if a:\n      b()', 'def f():\n    [if a:\n        b()]', python4],
    ['func f() {\n\t█\n}', 'if a {\n        b()\n    }', 'func f() {\n\t[if a {\n\t\tb()\n\t}]\n}', withTabs],
    ['f() {█}', '\n    a();\n', 'f() {[\n\ta();\n]}', withTabs],
    ['f() {█}', '\n    a();\n', 'f() {[\n  a();\n]}', blanks(2)],
    ['def f():█', '\n  a()', 'def f():[\n    a()]', python4],
    // The first line, where the editor has indented nothing.
    ['if (a) {\n█\n}', '    b();\n    c();', 'if (a) {\n[\tb();\n\tc();]\n}', withTabs],
    ['if (a) {\n█\n}', '    b();', 'if (a) {\n[\tb();]\n}', withTabs],
    ['if (a) {\n█\n}', '\tb();', 'if (a) {\n[  b();]\n}', blanks(2)],
  ]));

describe('the file goes before the editor', () =>
  checkUnchanged([
    [`${tabs}█`, 'if (a) {\n\t\t\tb();\n\t\t}', blanks(2)],
    [`${four}█`, 'if (a) {\n            b();\n        }', blanks(2)],
    [`${two}█`, 'if (a) {\n      b();\n    }', withTabs],
    // One line of another style is enough not to be sure.
    ['if (a) {\n  b();\n}\n█', 'if (c) {\n  d();\n}', withTabs],
    ['if (a) {\n  b();\n}\n█', 'if (c) {\n  d();\n}', blanks(4)],
    // Nothing is known of this editor.
    ['█', 'if (a) {\n  b();\n}'],
    // What is right already, continued lines, and drawings.
    ['█', 'if (a) {\n\tb();\n}', withTabs],
    ['█', 'if (a) {\n  b();\n}', blanks(2)],
    ['█', 'a(b,\n      c);', blanks(4)],
    ['█', '/*\n   text\n */\na();', blanks(4)],
    ['█', 'all:\n\ta', { languageId: 'makefile', ...blanks(4) }],
  ]));
