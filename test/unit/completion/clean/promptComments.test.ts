import { describe, expect, test } from 'vitest';
import { checkGhosts, checkUnchanged, ghostOf } from '../../../support/ghost.ts';

import { layOutCompletion } from '../../../../src/core/completion/layout.ts';
import { harmony } from '../../../../src/core/formats/harmony/harmony.ts';

describe('the request as a comment', () =>
  checkGhosts([
    ['f() {\n  █\n}', '// Complete the code here\n  return 1;', 'f() {\n  [return 1;]\n}'],
    ['f() {\n  █\n}', '// complete this function.\n  return 1;', 'f() {\n  [return 1;]\n}'],
    ['f() {\n  █\n}', '// Your code here\n  return 1;', 'f() {\n  [return 1;]\n}'],
    ['f() {\n  █\n}', '// Code continues here...\n  return 1;', 'f() {\n  [return 1;]\n}'],
    ['f() {\n  █\n}', '// cursor here\n  return 1;', 'f() {\n  [return 1;]\n}'],
    ['f() {\n  █\n}', '/* Completion: */\n  return 1;', 'f() {\n  [return 1;]\n}'],
    ['f() {\n  █\n}', 'g();\n  // End of completion\n  h();', 'f() {\n  [g();\n  h();]\n}'],
    ['f() {\n  █\n}', '// Continue the code from here', 'restates-prompt'],
    [
      'def f():\n    █',
      '# Finish the implementation\n    return 1',
      'def f():\n    [return 1]',
      { languageId: 'python' },
    ],
    ['-- a\n█', '-- Complete the line\nselect 1;', '-- a\n[select 1;]', { languageId: 'sql' }],
  ]));

describe('what the prompt says', () => {
  checkGhosts([
    ['x();\n█', '// File: src/a.ts\n// Language: typescript\ny();', 'x();\n[y();]'],
    ['x();\n█', '// Language: typescript\ny();', 'x();\n[y();]'],
    ['x();\n█', 'Language: typescript\n\ny();', 'x();\n[y();]'],
    ['x\n█', '# Path: src/deep/a.py\ny', 'x\n[y]', { languageId: 'python' }],
    ['f() {\n  █\n}', '// After the place to complete comes:\n  return 1;', 'f() {\n  [return 1;]\n}'],
    ['f() {\n  █\n}', 'Nothing comes after the place to complete.', 'restates-prompt'],
  ]);

  test('each sentence of it, and each as a comment', () => {
    const context = { path: 'a.ts', languageId: 'typescript', prefix: 'x', suffix: '' };
    const { sections } = layOutCompletion(
      { context, snippets: [] },
      4000,
      (text) => text.length / 4,
      harmony,
    );
    const said = sections
      .filter(({ name }) => name === 'rules' || name === 'suffix')
      .flatMap(({ pieces }) => pieces.flatMap((piece) => ('text' in piece ? piece.text.split('\n') : [])))
      .filter((each) => /^[A-Z].*[.:]$/.test(each) && !each.startsWith('#'));
    expect(said.length).toBeGreaterThan(3);
    for (const each of said)
      for (const answer of [each, `// ${each}`])
        expect(ghostOf('x();\n█', `${answer}\ny();`), answer).toBe('x();\n[y();]');
  });
});

describe('a placeholder for code that is there ends the answer', () =>
  checkGhosts([
    ['f() {\n  █\n}', 'g();\n  // ... existing code ...\n  h();', 'f() {\n  [g();]\n}'],
    ['f() {\n  █\n}', 'g();\n  // … rest of the function\n  h();', 'f() {\n  [g();]\n}'],
    ['f() {\n  █\n}', 'g();\n  // rest of the code remains unchanged', 'f() {\n  [g();]\n}'],
    ['f() {\n  █\n}', '// ... remaining code', 'restates-prompt'],
    [
      'def f():\n    █',
      'g()\n    # ... rest of the implementation',
      'def f():\n    [g()]',
      { languageId: 'python' },
    ],
    ['f() {\n  █\n}', 'g();\n  // existing code', 'f() {\n  [g();]\n}'],
  ]));

describe('comments of the code', () =>
  checkUnchanged([
    ['f() {\n  █\n}', '// Complete the order before it is shipped.\n  ship();'],
    ['f() {\n  █\n}', '// Continue with the next item\n  next();'],
    ['f() {\n  █\n}', '// The rest of the list is sorted already.\n  return list;'],
    ['f() {\n  █\n}', '// File is closed by the caller\n  read();'],
    ['f() {\n  █\n}', '// Finish the file transfer\n  close();'],
    ['f() {\n  █\n}', '// More than one is an error.\n  check();'],
    ['f() {\n  █\n}', "log('Complete the code here');"],
    ['█', '# File: tool.py\nimport os', { languageId: 'python' }],
    ['█', '// Filename: a.ts\nimport b from "b";'],
    ['f() {\n  // █\n}', 'Complete the code here', { shape: 'line' }],
    ['# T\n\n█', '<!-- Complete the code here -->\n\nText', { languageId: 'markdown' }],
    ['f() {\n  █\n}', '// Cursors are moved here one by one.\n  move();'],
    ['f() {\n  █\n}', '// Code here is hot: keep it short.\n  g();'],
    ['f() {\n  █\n}', '// Existing users keep their code.\n  g();'],
    ['class A:\n    name: str\n    █', 'language: str\n    size: int', { languageId: 'python' }],
    ['interface A {\n  █\n}', 'language: string'],
    ['f({\n  █\n})', 'Language: Text'],
    ['key:\n  █', 'Language: typescript', { languageId: 'yaml' }],
  ]));
