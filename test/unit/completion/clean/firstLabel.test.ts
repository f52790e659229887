import { describe } from 'vitest';
import { checkGhosts, checkUnchanged } from '../../../support/ghost.ts';

const go = { languageId: 'go' };

describe('the first label of a block, where the language has it further out', () => {
  const cpp = { languageId: 'cpp' };
  checkGhosts([
    [
      'class A {\n  int a;\n  █\n};',
      'public:\n  int b;',
      'class A {\n  int a;\n[public:\n  int b;]\n};',
      cpp,
    ],
    [
      'namespace n {\n  struct A\n    : B {\n    int a;\n    █\n  };\n}',
      'private:\n    int b;',
      'namespace n {\n  struct A\n    : B {\n    int a;\n  [private:\n    int b;]\n  };\n}',
      cpp,
    ],
    [
      'class A : public QObject\n{\n    int a;\n    █\n};',
      'public slots:\n    void b();',
      'class A : public QObject\n{\n    int a;\n[public slots:\n    void b();]\n};',
      cpp,
    ],
    // As the file has them.
    [
      'class A {\n public:\n  int a;\n};\nclass B {\n  int b;\n  █\n};',
      'public:\n  int c;',
      'class A {\n public:\n  int a;\n};\nclass B {\n  int b;\n [public:\n  int c;]\n};',
      cpp,
    ],
    ['switch a {\n\t█\n}', 'case 1:\n\tb()', 'switch a {\n[case 1:\n\tb()]\n}', go],
  ]);
  checkUnchanged([
    ['class A {\n  public:\n    int a;\n};\nclass B {\n  █\n};', 'public:\n    int c;', cpp],
    ['class A {\n  void f() {\n    █\n  }\n};', 'public:\n    int c;', cpp],
    ['switch (a) {\n  █\n}', 'case 1:\n    b();'],
    ['x := map[string]int{\n\t█\n}', 'default: 1,', go],
  ]);
});
