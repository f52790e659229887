import { describe } from 'vitest';
import { checkRows } from './extractTable.ts';

describe('an answer that declares once more what the selection is in is not whole', () => {
  checkRows({
    'a function with another head': {
      original: '  compute();\n',
      before: 'function total(items) {\n',
      after: '}\n',
      answer: 'function total(items, tax) {\n  compute(tax);\n}',
      languageId: 'typescript',
      reason: 'surroundings',
    },
    'a function that became a constant': {
      original: '  compute();\n',
      before: 'function total(items) {\n',
      after: '}\n',
      answer: 'const total = (items) => {\n  compute(1);\n};',
      languageId: 'typescript',
      reason: 'surroundings',
    },
    'a method with another head': {
      original: '    compute();\n',
      before: 'class A {\n  total(\n    items,\n  ) {\n',
      after: '  }\n}\n',
      answer: '  async total(items) {\n    await compute();\n  }',
      languageId: 'typescript',
      reason: 'surroundings',
    },
    'a function of Python with another head': {
      original: '    compute()\n',
      before: 'def total(items):\n',
      after: '',
      answer: 'def total(items, tax=0):\n    compute(tax)',
      languageId: 'python',
      reason: 'surroundings',
    },
    'a method of Java with another head': {
      original: '        compute();\n',
      before: 'class A {\n    int total(List<Item> items) {\n',
      after: '    }\n}\n',
      answer: '    long total(List<Item> items, int tax) {\n        compute(tax);\n    }',
      languageId: 'java',
      reason: 'surroundings',
    },
    'a function of C with its bracket below': {
      original: '    compute();\n',
      before: 'int total(int n)\n{\n',
      after: '}\n',
      answer: 'long total(int n)\n{\n    compute(1);\n}',
      languageId: 'c',
      reason: 'surroundings',
    },
    'a function of Go with another head': {
      original: '\tcompute()\n',
      before: 'func (s *Shop) Total() int {\n',
      after: '}\n',
      answer: 'func (s *Shop) Total(tax int) int {\n\tcompute(tax)\n}',
      languageId: 'go',
      reason: 'surroundings',
    },
    'a function of Lua with another head': {
      original: '  compute()\n',
      before: 'local function total(items)\n',
      after: 'end\n',
      answer: 'local function total(items, tax)\n  compute(tax)\nend',
      languageId: 'lua',
      reason: 'surroundings',
    },
    'a method of Ruby with another head': {
      original: '  1\n',
      before: 'def f\n',
      after: 'end\n',
      answer: 'def f(x)\n  x\nend',
      languageId: 'ruby',
      reason: 'surroundings',
    },
    'a class with another head': {
      original: '  a = 1;\n',
      before: 'class A {\n',
      after: '}\n',
      answer: 'class A extends B {\n  a = 2;\n}',
      languageId: 'typescript',
      reason: 'surroundings',
    },
  });
});

describe('what only looks like it is code', () => {
  checkRows({
    'a function that calls itself': {
      original: '    f();\n',
      before: 'fun walk(n: Node) {\n',
      after: '}\n',
      answer: '    walk(n.left) {\n        f()\n    }',
      languageId: 'kotlin',
      code: '    walk(n.left) {\n        f()\n    }\n',
    },
    'a variable called like the function': {
      original: '  f();\n',
      before: 'function total(items) {\n',
      after: '}\n',
      answer: '  const total = items.reduce((sum, x) => {\n    return sum + x;\n  });',
      languageId: 'typescript',
      code: '  const total = items.reduce((sum, x) => {\n    return sum + x;\n  });\n',
    },
    'a constructor': {
      original: '    int x;\n',
      before: 'class A {\n',
      after: '}\n',
      answer: '    int x;\n\n    A(int x) {\n        this.x = x;\n    }',
      languageId: 'java',
      code: '    int x;\n\n    A(int x) {\n        this.x = x;\n    }\n',
    },
    'a method as the one of another object': {
      original: '    return new Proxy(t, h);\n',
      before: 'class A {\n  get(key) {\n',
      after: '  }\n}\n',
      answer: '    return new Proxy(t, {\n      get(target, key) {\n        return 1;\n      },\n    });',
      languageId: 'typescript',
      code: '    return new Proxy(t, {\n      get(target, key) {\n        return 1;\n      },\n    });\n',
    },
    'a function like the one above': {
      original: 'function b() {\n  return 1;\n}\n',
      before: 'function a() {\n  return 1;\n}\n\n',
      after: '',
      answer: 'function b() {\n  return 2;\n}\n\nfunction c() {\n  return 3;\n}',
      languageId: 'typescript',
      code: 'function b() {\n  return 2;\n}\n\nfunction c() {\n  return 3;\n}\n',
    },
    'a block in a block of its kind': {
      original: '    f();\n',
      before: '  if (a) {\n',
      after: '  }\n',
      answer: '    if (b) {\n      f(1);\n    }',
      languageId: 'typescript',
      code: '    if (b) {\n      f(1);\n    }\n',
    },
  });
});
