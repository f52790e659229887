import { describe } from 'vitest';
import { checkRows } from './extractTable.ts';

const before =
  "import { a } from './a.ts';\n\nexport function first() {\n  return a(1);\n}\n\nfunction second(x) {\n";
const after = '\n}\n\nexport function third() {\n  return a(3);\n}\n';
const own = '  const y = x;\n  return y;';

describe('what an answer repeats of the code around is taken off', () => {
  checkRows({
    'the head of the function': {
      original: own,
      before,
      after,
      answer: 'function second(x) {\n  return x;',
      code: '  return x;',
    },
    'the head and the bracket behind': {
      original: own,
      before,
      after,
      answer: 'function second(x) {\n  return x;\n}',
      code: '  return x;',
    },
    'the bracket behind alone': {
      original: own,
      before,
      after,
      answer: '  return x;\n}',
      code: '  return x;',
    },
    'several lines behind': {
      original: own,
      before,
      after,
      answer: '  return x;\n}\n\nexport function third() {\n  return a(3);\n}',
      code: '  return x;',
    },
    'several lines before': {
      original: own,
      before,
      after,
      answer: 'export function first() {\n  return a(1);\n}\n\nfunction second(x) {\n  return x;',
      code: '  return x;',
    },
    'the whole file': {
      original: own,
      before,
      after,
      answer: `${before}  return x;${after}`,
      code: '  return x;',
    },
    'the whole file, in a block': {
      original: own,
      before,
      after,
      answer: `Here is the file:\n\n\`\`\`ts\n${before}  return x;${after}\`\`\``,
      code: '  return x;',
    },
    'the whole file, with other blank lines': {
      original: own,
      before,
      after,
      answer: `${before.replaceAll('\n\n', '\n')}  return x;${after}`,
      code: '  return x;',
    },
    'the decorator before': {
      original: 'def f():\n    return 1',
      before: '@cached\n',
      answer: '@cached\ndef f():\n    return 2',
      languageId: 'python',
      code: 'def f():\n    return 2',
    },
    'the return behind': {
      original: '    a = 1',
      before: 'def f():\n',
      after: '\n    return a\n',
      answer: '    a = 2\n    return a',
      languageId: 'python',
      code: '    a = 2',
    },
    'a line that leaves, and the bracket behind': {
      original: '  total += price;\n',
      before: 'function sum() {\n',
      after: '  return total;\n}\n',
      answer: '  total += price * count;\n  return total;\n}',
      code: '  total += price * count;\n',
    },
    'a line that leaves, and two brackets behind': {
      original: '    total += price;\n',
      before: 'class A {\n  int sum() {\n',
      after: '    return total;\n  }\n}\n',
      answer: '    total += price * count;\n    return total;\n  }\n}',
      languageId: 'java',
      code: '    total += price * count;\n',
    },
    'a line that does not leave, and the bracket behind': {
      original: '  a();\n',
      before: 'func f() {\n',
      after: '  done()\n}\n',
      answer: '  b();\n  done()\n}',
      languageId: 'go',
      code: '  b();\n',
    },
    'the head with its bracket on a line of its own': {
      original: '    a();\n',
      before: 'void f()\n{\n',
      after: '}\n',
      answer: 'void f()\n{\n    b();\n}',
      languageId: 'csharp',
      code: '    b();\n',
    },
    'the head and the end in Lua': {
      original: '  return 1\n',
      before: 'local function total(items)\n',
      after: 'end\n',
      answer: 'local function total(items)\n  return 2\nend',
      languageId: 'lua',
      code: '  return 2\n',
    },
    'a short head and the end in Ruby': {
      original: '  1\n',
      before: 'def f\n',
      after: 'end\n',
      answer: 'def f\n  2\nend',
      languageId: 'ruby',
      code: '  2\n',
    },
    'the imports of the file': {
      original: 'x = 1',
      before: 'import os\nimport sys\n\n',
      answer: 'import os\nimport sys\n\nx = 2',
      languageId: 'python',
      code: 'x = 2',
    },
  });
});

describe('where it cannot be told what replaces the selection, the answer is not whole', () => {
  checkRows({
    'the file with changes elsewhere': {
      original: own,
      before,
      after,
      answer: `${before.replace('a(1)', 'a(2)')}  return x;${after}`,
      reason: 'surroundings',
    },
    'the file with a new import': {
      original: own,
      before,
      after,
      answer: `${before.replace('\n\n', "\nimport b from 'b';\n\n")}  return x;${after.replace('a(3)', 'b(3)')}`,
      reason: 'surroundings',
    },
    'a bracket too many': {
      original: '  a();\n',
      before: 'function f() {\n',
      after: '  b();\n}\n',
      answer: '  a(1);\n}',
      reason: 'surroundings',
    },
    'a bracket too few': {
      original: '  if (x) {\n    a();\n  }\n',
      before: 'fn f() {\n',
      after: '}\n',
      answer: '  if x {\n    b();',
      languageId: 'rust',
      reason: 'surroundings',
    },
    'a head whose brackets are closed, though the code behind closes them': {
      original: '  if (x) {\n',
      before: 'function f() {\n',
      after: '    a();\n  }\n}\n',
      answer: '  if (y) {\n  }',
      reason: 'surroundings',
    },
    'nothing but the code around': {
      original: own,
      before,
      after,
      answer: 'export function first() {\n  return a(1);\n}\n\nfunction second(x) {',
      reason: 'surroundings',
    },
  });
});

describe('what only looks like it stays', () => {
  checkRows({
    'a bracket that closes something': {
      original: own,
      before,
      after,
      answer: '  if (x) {\n    return 1;\n  }',
      code: '  if (x) {\n    return 1;\n  }',
    },
    'a call as the one before': {
      original: 'b();',
      before: 'a();\n',
      after: '\nc();\n',
      answer: 'a();\nb();',
      code: 'a();\nb();',
    },
    'a bracket as in the original': {
      original: '  return y;\n}',
      before,
      after: '\n\nf();\n',
      answer: '  return x;\n}',
      code: '  return x;\n}',
    },
    'a function as the one above': {
      original: 'function b() {\n  return 1;\n}',
      before: 'function a() {\n  return 1;\n}\n\n',
      after: '',
      answer: 'function b() {\n  return 2;\n}',
      code: 'function b() {\n  return 2;\n}',
    },
    'an own block that leaves like the code behind': {
      original: '  a();\n',
      before: 'function f() {\n',
      after: '  return null;\n}\n',
      answer: '  a();\n  if (b) {\n    return null;\n  }',
      code: '  a();\n  if (b) {\n    return null;\n  }\n',
    },
    'a bracket that was missing in the original': {
      original: '  f(a;\n',
      before: 'function g() {\n',
      after: '}\n',
      answer: '  f(a);',
      code: '  f(a);\n',
    },
    'a bracket that was missing in the document': {
      original: '    a();\n',
      before: 'function f() {\n  if (x) {\n',
      after: '  b();\n}\n',
      answer: '    a();\n  }',
      code: '    a();\n  }\n',
    },
    'brackets of a text': {
      original: ' * first, and second\n',
      before: '/**\n',
      after: ' */\nf();\n',
      answer: ' * a) first\n * b) second',
      code: ' * a) first\n * b) second\n',
    },
    'lines that the selection has itself': {
      original: 'import os\nimport sys\nx = 1',
      before: 'import os\nimport sys\n',
      answer: 'import os\nimport sys\nx = 2',
      languageId: 'python',
      code: 'import os\nimport sys\nx = 2',
    },
  });
});

describe('where words close blocks', () => {
  checkRows({
    'the end behind alone': {
      languageId: 'ruby',
      original: '  x = 1',
      before: 'def f\n',
      after: '\nend\n',
      answer: '  x = 2\nend',
      code: '  x = 2',
    },
  });
});
