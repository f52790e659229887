import { describe } from 'vitest';
import { checkRows } from './extractTable.ts';

const methods =
  'class A {\n  a() {\n    one();\n  }\n\n  b() {\n    two();\n  }\n\n  c() {\n    three();\n  }\n}';
const steps = 'def f(x):\n    a = x + 1\n    b = a * 2\n    c = b - 3\n    return c';

describe('code that was left out is filled in', () => {
  checkRows({
    'the middle of a class': {
      original: methods,
      answer:
        'class A {\n  a() {\n    one(1);\n  }\n\n  // ... existing code ...\n\n  c() {\n    three();\n  }\n}',
      code: methods.replace('one()', 'one(1)'),
    },
    'the rest of a function': {
      original: steps,
      answer: 'def f(x: int):\n    a = x + 1\n    # ... (keep the rest)',
      languageId: 'python',
      code: steps.replace('(x)', '(x: int)'),
    },
    'the start of a function': {
      original: steps,
      answer: '    # ... existing code ...\n    c = b - 3\n    return c + 1',
      languageId: 'python',
      code: steps.replace('return c', 'return c + 1'),
    },
    'at two places': {
      original: methods,
      answer: 'class A {\n  // ...\n\n  b() {\n    two();\n    more();\n  }\n\n  c() {\n    // ...\n  }\n}',
      code: methods.replace('two();', 'two();\n    more();'),
    },
    'a comment of stars': {
      original: methods,
      answer: 'class A {\n  /* … unchanged … */\n\n  c() {\n    three(3);\n  }\n}',
      code: methods.replace('three()', 'three(3)'),
    },
    'a bare ellipsis': {
      original: 'f();\ng();\nh();\ni();',
      answer: 'f(1);\ng();\n...\ni();',
      code: 'f(1);\ng();\nh();\ni();',
    },
    'a comment of HTML': {
      original: '<ul>\n  <li>a</li>\n  <li>b</li>\n  <li>c</li>\n</ul>',
      answer: '<ul class="x">\n  <li>a</li>\n  <!-- ... existing items ... -->\n  <li>c</li>\n</ul>',
      languageId: 'html',
      code: '<ul class="x">\n  <li>a</li>\n  <li>b</li>\n  <li>c</li>\n</ul>',
    },
    'a comment of SQL': {
      original: 'select a,\n  b,\n  c,\n  d\nfrom t',
      answer: 'select a,\n  b,\n  -- ... unchanged ...\n  d\nfrom t\nwhere a > 1',
      languageId: 'sql',
      code: 'select a,\n  b,\n  c,\n  d\nfrom t\nwhere a > 1',
    },
    'in German': {
      original: steps,
      answer: 'def f(x: int):\n    a = x + 1\n    # ... restlicher Code ...\n    return c',
      languageId: 'python',
      code: steps.replace('(x)', '(x: int)'),
    },
    'in Chinese': {
      original: steps,
      answer: 'def f(x: int):\n    a = x + 1\n    # ... 其余代码 ...\n    return c',
      languageId: 'python',
      code: steps.replace('(x)', '(x: int)'),
    },
    'a word that is all of a block': {
      original: methods,
      answer: methods.replace('one()', 'one(1)').replace('two();', '// unchanged'),
      code: methods.replace('one()', 'one(1)'),
    },
    'without an ellipsis': {
      original: steps,
      answer: 'def f(x: int):\n    a = x + 1\n    # rest of the code unchanged',
      languageId: 'python',
      code: steps.replace('(x)', '(x: int)'),
    },
    'where lines were left out at the margin, and come back as deep': {
      original: '    a();\n    b();\n    c();\n    d();',
      answer: 'a(1);\nb();\n// ... existing code ...\nd();',
      code: '    a(1);\n    b();\n    c();\n    d();',
    },
  });
});

describe('where it is not certain, the answer is not whole', () => {
  checkRows({
    'the neighbour was changed': {
      original: methods,
      answer: 'class B {\n  // ... existing code ...\n}',
      reason: 'placeholder',
    },
    'something new stands before it': {
      original: methods,
      answer:
        'class A {\n  a() {\n    one(1);\n  }\n\n  d() {\n    four();\n  }\n\n  // ... existing code ...\n\n  c() {\n    three();\n  }\n}',
      reason: 'placeholder',
    },
    'nothing can have been left out there': {
      original: 'a();\nb();',
      answer: 'a(1);\na();\n// ... existing code ...\nb();',
      reason: 'placeholder',
    },
    'the neighbour stands at several places': {
      original: 'a();\nx();\nb();\nx();\nc();\nx();\nd();',
      answer: 'a(1);\nx();\n// ... existing code ...\nd();',
      reason: 'placeholder',
    },
    'two in a row': {
      original: steps,
      answer: 'def f(x):\n    # ...\n    # ... rest of the code ...\n    return c',
      languageId: 'python',
      reason: 'placeholder',
    },
    'nothing but one': {
      original: methods,
      answer: '// ... existing code ...',
      reason: 'placeholder',
    },
    'the original has other lines in between': {
      original: 'a();\nb();\nc();',
      answer: 'c();\n// ... existing code ...\na();',
      reason: 'placeholder',
    },
    'what was left out would be there twice': {
      original: 'first(1);\nsecond(2);\nthird(3);\nfourth(4);',
      answer: 'third(3);\nfirst(1);\n// ... existing code ...\nfourth(4);',
      reason: 'placeholder',
    },
    'behind code on its line': {
      original: 'f(a, b);',
      answer: 'function g() { /* ... existing code ... */ }',
      reason: 'placeholder',
    },
    'as a block on one line': {
      original: methods,
      answer: 'class A {\n  a() { ... }\n}',
      reason: 'placeholder',
    },
    'as an entry of an object': {
      original: 'const a = {\n  b: 1,\n  c: 2,\n};',
      answer: 'const a = {\n  ...,\n  d: 3,\n};',
      reason: 'placeholder',
    },
    'as the last entry of an object': {
      original: '{"a": 1, "b": 2}',
      answer: '{\n  "a": 2,\n  ...\n}',
      languageId: 'json',
      reason: 'placeholder',
    },
    'in words of other code': {
      original: 'select a from t',
      answer: 'select b from t\n-- the rest of the query is unchanged',
      languageId: 'sql',
      reason: 'placeholder',
    },
    'in a new document': {
      original: '',
      answer: 'import a;\n// ... existing code ...\nb();',
      reason: 'placeholder',
    },
    'other words for it': {
      original: steps,
      answer: 'def g(x):\n    # (remaining code unchanged)\n    pass',
      languageId: 'python',
      reason: 'placeholder',
    },
    'a word that is all of a block': {
      original: 'function f() {\n  a();\n}',
      answer: 'function g() {\n  // unchanged\n}',
      reason: 'placeholder',
    },
    'a word in brackets that is all of a block': {
      original: 'function f(x) {\n  a();\n}',
      answer: 'function f(x, y) {\n  // [snip]\n}',
      reason: 'placeholder',
    },
    'a call to write it that is all of a block': {
      original: 'def f():\n    a()',
      answer: 'def g():\n    # your code here',
      languageId: 'python',
      reason: 'placeholder',
    },
    'code here': {
      original: methods,
      answer: 'class B {\n  // ... your existing code here ...\n}',
      reason: 'placeholder',
    },
  });
});

describe('what only looks like one is code', () => {
  checkRows({
    'an empty body of Python': {
      original: 'def f(): pass',
      answer: 'def f():\n    ...',
      languageId: 'python',
      code: 'def f():\n    ...',
    },
    'an empty body below its documentation': {
      original: 'def f(): pass',
      answer: 'def f():\n    """Does nothing."""\n    ...',
      languageId: 'python',
      code: 'def f():\n    """Does nothing."""\n    ...',
    },
    'a protocol of Python': {
      original: 'x',
      answer: 'class P(Protocol):\n    def f(self) -> int:\n        ...\n\n    def g(self) -> int: ...',
      languageId: 'python',
      code: 'class P(Protocol):\n    def f(self) -> int:\n        ...\n\n    def g(self) -> int: ...',
    },
    'a slice of Python': {
      original: 'x',
      answer: 'a[..., 0]',
      languageId: 'python',
      code: 'a[..., 0]',
    },
    'a spread': {
      original: 'x',
      answer: 'f(\n  ...args,\n);',
      code: 'f(\n  ...args,\n);',
    },
    'variadic parameters': {
      original: 'x',
      answer: 'int f(\n  const char *s,\n  ...\n);',
      languageId: 'c',
      code: 'int f(\n  const char *s,\n  ...\n);',
    },
    'a comment that trails off': {
      original: 'x',
      answer: '// loading the rest of the pages...\nload();',
      code: '// loading the rest of the pages...\nload();',
    },
    'a word about the code beside it': {
      original: 'function f() {\n  a();\n}',
      answer: 'function g() {\n  // unchanged\n  b();\n}',
      code: 'function g() {\n  // unchanged\n  b();\n}',
    },
    'a block that was empty': {
      original: 'function f() {\n  // nothing\n}',
      answer: 'function f() {\n  // your code here\n}',
      code: 'function f() {\n  // your code here\n}',
    },
    'a stub beside code that stays': {
      original: 'a();',
      answer: 'a();\nfunction f() {\n  // your code here\n}',
      code: 'a();\nfunction f() {\n  // your code here\n}',
    },
    'a comment about other code': {
      original: 'x',
      answer: '// keep the previous value for the next run\nold = x;',
      code: '// keep the previous value for the next run\nold = x;',
    },
    'one that the original has': {
      original: 'a();\n// ... existing code ...\nb();',
      answer: 'a(1);\n// ... existing code ...\nb();',
      code: 'a(1);\n// ... existing code ...\nb();',
    },
    'one that was asked for': {
      original: 'a();',
      answer: 'a();\n// ... existing code ...',
      instruction: 'Add a comment "... existing code ..."',
      code: 'a();\n// ... existing code ...',
    },
    'in a string': {
      original: 'x',
      answer: 'const s = `\n// ... existing code ...\n`;',
      code: 'const s = `\n// ... existing code ...\n`;',
    },
    'braces with dots in a string': {
      original: 'x',
      answer: 'say("f() { ... }");',
      code: 'say("f() { ... }");',
    },
    'dots in a string': {
      original: 'x',
      answer: 'say("Loading...");',
      code: 'say("Loading...");',
    },
    'the end of a document of YAML': {
      original: 'a: 1',
      answer: 'a: 2\n...',
      languageId: 'yaml',
      code: 'a: 2\n...',
    },
    'a range of Kotlin or Swift': {
      original: 'x',
      answer: 'for i in 0...9 { f(i) }',
      languageId: 'swift',
      code: 'for i in 0...9 { f(i) }',
    },
    'prose of markdown': {
      original: 'x',
      answer: 'And so on…\n\nThe rest of the code is here.',
      languageId: 'markdown',
      code: 'And so on…\n\nThe rest of the code is here.',
    },
  });
});
