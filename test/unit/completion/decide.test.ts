import { describe, expect, test } from 'vitest';
import { decide, type Situation } from '../../../src/core/completion/decide.ts';
import { readWindow } from '../../../src/core/completion/window.ts';
import { parseCursor, readerOf } from '../../support/cursor.ts';

function situationAt(marked: string, changes: Partial<Situation> = {}): Situation {
  const { text, offset } = parseCursor(marked);
  return {
    explicit: false,
    enabled: true,
    scheme: 'file',
    writable: true,
    path: 'src/a.ts',
    fullPath: '/home/me/project/src/a.ts',
    languageId: 'typescript',
    cursors: 1,
    selectionEmpty: true,
    undone: false,
    modelFailed: false,
    window: readWindow(readerOf(text), { from: offset, to: offset, text: '' }),
    delay: 75,
    ...changes,
  };
}

/** The shape, or the reason why not. */
function check(marked: string, expected: string, changes: Partial<Situation> = {}) {
  const decision = decide(situationAt(marked, changes));
  expect(decision.ask ? decision.shape : decision.reason).toBe(expected);
}

describe('where', () => {
  test.each([
    ['const x = █', 'line'],
    ['foo(█)', 'line'],
    ['foo(█);', 'line'],
    ['foo("█");', 'line'],
    ['foo([{█}]);', 'block'],
    ['if (█) {', 'line'],
    ['const a = b█;', 'line'],
    ['const a█: number', 'text-after'],
    ['fo█o', 'inside-word'],
    ['█foo', 'inside-word'],
    ['foo.█bar()', 'inside-word'],
    ['été█é', 'inside-word'],
    ['変█数', 'inside-word'],
    ['𝒳█𝒴', 'inside-word'],
    ['foo █ = 1', 'text-after'],
    ['foo(█, bar)', 'text-after'],
    ['<div>█</div>', 'text-after'],
    ['█', 'empty-file'],
    [' \n\t█\n\n', 'empty-file'],
    ['\n\n█\nx', 'block'],
    [`x\u0000\u0001█`, 'binary'],
    [`█\n\u0003`, 'binary'],
    [`x\u001b[31m\f█`, 'line'],
    [`${'a, '.repeat(1000)}█`, 'long-line'],
    [`${'a, '.repeat(10)}█`, 'line'],
    [`${'x;\n'.repeat(10_000)}█`, 'block'],
    [`${'{"a":1},'.repeat(1_000_000)}█`, 'long-line'],
  ])('%j', (marked, expected) => check(marked, expected));
});

describe('the editor', () => {
  test.each<[string, Partial<Situation>]>([
    ['disabled', { enabled: false }],
    ['selection', { selectionEmpty: false }],
    ['several-cursors', { cursors: 2 }],
    ['model-failed', { modelFailed: true }],
    ['undone', { undone: true }],
    ['secret', { fullPath: '/home/me/project/.env' }],
    ['secret', { fullPath: '/home/me/.ssh/config' }],
    ['not-editable', { scheme: 'git', writable: false }],
  ])('%s', (reason, changes) => check('a = █', reason, changes));
});

describe('asked by command', () => {
  const explicit = { explicit: true };
  test('is at once', () => {
    expect(decide(situationAt('a = █', explicit))).toEqual({ ask: true, shape: 'line', wait: 0 });
    expect(decide(situationAt('a = █'))).toEqual({ ask: true, shape: 'line', wait: 75 });
  });
  test.each(['█', 'fo█o', 'foo(█, bar)', `x\u0000█`, `${'a, '.repeat(1000)}█`])('%#: asks', (marked) => {
    expect(decide(situationAt(marked, explicit)).ask).toBe(true);
  });
  test.each<Partial<Situation>>([
    { enabled: false },
    { cursors: 3 },
    { modelFailed: true },
    { undone: true },
  ])('overrules %o', (changes) =>
    expect(decide(situationAt('a = █', { ...explicit, ...changes })).ask).toBe(true),
  );
  test.each<[string, Partial<Situation>]>([
    ['secret', { fullPath: '/p/id_rsa' }],
    ['selection', { selectionEmpty: false }],
    ['not-editable', { scheme: 'output', writable: undefined }],
  ])('does not overrule %s', (reason, changes) => check('a = █', reason, { ...explicit, ...changes }));
});

describe('schemes', () => {
  test.each([
    ['file', true],
    ['vscode-remote', true],
    ['vscode-vfs', true],
    ['vscode-userdata', true],
    ['memfs', true],
    ['untitled', undefined],
    ['vscode-notebook-cell', undefined],
    ['vscode-interactive-input', undefined],
  ])('%s is for code', (scheme, writable) => check('a = █', 'line', { scheme, writable }));

  test.each([
    ['file', false],
    ['unheard-of', undefined],
    ['output', undefined],
    ['git', true],
    ['gitlens', false],
    ['review', true],
    ['pr', true],
    ['comment', true],
    ['vscode-chat-input', true],
    ['chatSessionInput', true],
    ['chat-editing-text-model', true],
    ['vscode-scm', true],
    ['vscode-settings', true],
    ['search-editor', true],
    ['debug', undefined],
    ['hearth-preview', true],
  ])('%s (writable: %s) is not', (scheme, writable) => check('a = █', 'not-editable', { scheme, writable }));
});

describe('shape', () => {
  test.each([
    ['function f() {\n  █\n}', 'typescript', 'block'],
    ['x\n█', 'typescript', 'block'],
    ['function f() {█', 'typescript', 'block'],
    ['function f() {█}', 'typescript', 'block'],
    ['const f = () => █', 'typescript', 'block'],
    ['foo(█', 'typescript', 'block'],
    ['foo(█)', 'typescript', 'line'],
    ['const a = [█', 'typescript', 'block'],
    ['const a = [█]', 'typescript', 'line'],
    ['let x: █', 'typescript', 'line'],
    ['let x:█', 'typescript', 'line'],
    ['  case 1:█', 'typescript', 'block'],
    ['  default: █', 'typescript', 'block'],
    ['def f(x):█', 'python', 'block'],
    ['def f(x: █', 'python', 'line'],
    ['key:█', 'yaml', 'block'],
    ['if x then█', 'lua', 'block'],
    ['we then█', 'markdown', 'line'],
    ['match x { A ->█', 'rust', 'block'],
    ['return a +█', 'typescript', 'line'],
  ])('%j in %s is a %s', (marked, languageId, shape) => check(marked, shape, { languageId }));
});
