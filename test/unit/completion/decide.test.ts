import { describe, expect, test } from 'vitest';
import { decide, needsPlace, type Situation } from '../../../src/core/completion/decide.ts';
import { situationAt } from '../../../tools/replay/situation.ts';
import { placeOf } from '../../support/places.ts';

/** The shape, or the reason why not. */
function check(marked: string, expected: string, changes: Partial<Situation> = {}) {
  const decision = decide(situationAt(marked, changes));
  expect(decision.ask ? decision.shape : decision.reason).toBe(expected);
}

/** With what the grammar says. */
async function checkWithPlace(languageId: string, marked: string, expected: string) {
  check(marked, expected, { languageId, place: await placeOf(marked, languageId) });
}

describe('where, by the look of the line', () => {
  test.each([
    ['const x = █', 'line'],
    ['foo(█)', 'line'],
    ['foo(█);', 'line'],
    ['foo("█");', 'line'],
    ["foo('█')", 'line'],
    ['foo(`█`)', 'line'],
    ['[█]', 'line'],
    ['a[█] = 1', 'text-after'],
    ['<a █/>', 'line'],
    ['/** a █ */', 'line'],
    ['<p>{█}</p>', 'line'],
    ['<a b="█"></a>', 'line'],
    ['a █ */ b', 'text-after'],
    ['<a b="█" c="d"></a>', 'text-after'],
    ['foo(█) => {', 'text-after'],
    ['foo(█):', 'line'],
    ['foo(█)   ', 'line'],
    ['\tfoo(█)\r\n', 'line'],
    ['a\r\n█\r\nb', 'block'],
    ['  █  ', 'empty-file'],
    ['a 😀█', 'line'],
    ['a █😀', 'text-after'],
    ['שלום█', 'line'],
    ['של█ום', 'inside-word'],
    ['a_█', 'line'],
    ['a█_b', 'inside-word'],
    ['a█1', 'inside-word'],
    ['$█a', 'inside-word'],
    ['a█-b', 'text-after'],
    ['█// a', 'text-after'],
    ['f(); █// a', 'text-after'],
    ['{ █ }', 'block'],
    ['{█\n}', 'block'],
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
    ['.a { color: █; }', 'line'],
    ['foo(() => { bar(█); });', 'line'],
    ['<div>█</div>', 'line'],
    ['<a><b>█</b></a>', 'line'],
    ['return <b>█</b>;', 'line'],
    ['<div>█<b/></div>', 'text-after'],
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

describe('where, by syntax', () => {
  test.each([
    ['typescript', 'foo(█, bar);', 'line'],
    ['typescript', 'foo(a█, bar);', 'line'],
    ['typescript', 'foo(a, █, c)', 'line'],
    ['typescript', 'const a = [█, 2];', 'line'],
    ['typescript', 'const { █, b } = c;', 'line'],
    ['typescript', "import { █, b } from 'c';", 'line'],
    ['typescript', 'foo(█ bar);', 'text-after'],
    ['typescript', 'foo(█.bar, 1);', 'text-after'],
    ['typescript', 'foo("█, bar");', 'text-after'],
    ['typescript', '// foo(█, bar)', 'text-after'],
    ['typescript', 'const a█ = 1', 'text-after'],
    ['typescript', 'const a = █ + 1', 'text-after'],
    ['typescript', 'a ? █ : c', 'text-after'],
    ['python', 'f(█, a)', 'line'],
    ['python', '[█, 1]', 'line'],
    ['python', "{'a': █, 'b': 1}", 'line'],
    ['go', 'func f() {\n\tg(█, 1)\n}', 'line'],
    ['rust', 'fn f() { g(█, 1); }', 'line'],
    ['java', 'class A { void f() { g(█, 1); } }', 'line'],
    ['cpp', 'void f() { g(█, 1); }', 'line'],
    ['csharp', 'class A { void F() { G(█, 1); } }', 'line'],
    ['ruby', 'f(█, 1)', 'line'],
    ['php', '<?php f(█, 1);', 'line'],
    ['typescript', 'foo();█', 'statement-complete'],
    ['typescript', 'foo(); █', 'statement-complete'],
    ['typescript', 'const a = 1;█', 'statement-complete'],
    ['typescript', 'return;█', 'statement-complete'],
    ['typescript', 'class A {\n  a = 1;█\n}', 'statement-complete'],
    ['typescript', 'for (let i = 0;█', 'line'],
    ['typescript', 'for (let i = 0;█)', 'line'],
    ['typescript', '// foo();█', 'line'],
    ['typescript', 'const s = "a;█', 'line'],
    ['typescript', 'const s = `a;█`', 'line'],
    ['typescript', 'foo()█', 'line'],
    ['java', 'class A { void f() {\n  g();█\n} }', 'statement-complete'],
    ['rust', 'fn f() {\n  g();█\n}', 'statement-complete'],
    ['cpp', 'void f() {\n  g();█\n}', 'statement-complete'],
    ['csharp', 'using A;█', 'statement-complete'],
    ['php', '<?php\nf();█', 'statement-complete'],
    ['css', '.a {\n  color: red;█\n}', 'statement-complete'],
    ['python', 'x = 1█', 'line'],
    ['c', 'int a = 1;█', 'statement-complete'],
    ['c', 'void f() {\n  g(█, 1);\n}', 'line'],
    ['c', 'g(█ a);', 'text-after'],
    ['go', 'a := b█', 'line'],
    ['go', 'a := []int{█, 2}', 'line'],
    ['go', 'a := █ + 1', 'text-after'],
    ['rust', 'let a = 1;█', 'statement-complete'],
    ['rust', 'let a = [█, 2];', 'line'],
    ['rust', 'let a█: i32 = 1;', 'text-after'],
    ['java', 'class A {\n  int a = 1;█\n}', 'statement-complete'],
    ['java', 'class A { int[] a = {█, 2}; }', 'line'],
    ['cpp', 'std::vector<int> a = {█, 2};', 'line'],
    ['csharp', 'class A { void F() { var a = 1;█\n} }', 'statement-complete'],
    ['python', 'f(a=█, b=1)', 'line'],
    ['python', 'x = █ if a else b', 'text-after'],
    ['python', '"a █, b"', 'text-after'],
    ['ruby', 'f(a, █, c)', 'line'],
    ['php', '<?php $a = [█, 2];', 'line'],
    ['typescriptreact', 'return <A b={█} c />;', 'text-after'],
    ['typescriptreact', 'return <A>█</A>;', 'line'],
    ['typescript', 'type A = { a: █; b: number };', 'text-after'],
    ['typescript', 'for (const a of █) {', 'line'],
    ['typescript', 'if (a && █) {', 'line'],
    ['typescript', 'return [█];', 'line'],
    ['typescript', 'a(█)(b);', 'line'],
    ['css', '.a { color: █; margin: 0; }', 'text-after'],
  ])('%s: %j', checkWithPlace);
});

describe('the editor', () => {
  test.each<[string, Partial<Situation>]>([
    ['disabled', { enabled: false }],
    ['language-off', { languageOn: false }],
    ['excluded', { excluded: true }],
    ['snoozed', { snoozed: true }],
    ['on-battery', { paused: true }],
    ['selection', { selectionEmpty: false }],
    ['several-cursors', { cursors: 2 }],
    ['model-failed', { modelFailed: true }],
    ['undone', { undone: true }],
    ['accepted', { accepted: true }],
    ['secret', { fullPath: '/home/me/project/.env' }],
    ['secret', { fullPath: '/home/me/.ssh/config' }],
    ['git-ignored', { exclusion: 'git-ignored' }],
    ['hidden', { exclusion: 'hidden' }],
    ['private', { exclusion: 'private' }],
    ['unread', { exclusion: 'unread' }],
    ['read-only', { scheme: 'git', writable: false }],
    ['generated', { path: 'package-lock.json' }],
    ['generated', { head: '// Code generated by protoc. DO NOT EDIT.\n' }],
    ['minified', { path: 'lib/jquery.min.js' }],
  ])('%s', (reason, changes) => check('a = █', reason, changes));
});

describe('asked by command', () => {
  const explicit = { explicit: true };
  test('is at once', () => {
    expect(decide(situationAt('a = █', { ...explicit, delay: 75 }))).toEqual({
      ask: true,
      shape: 'line',
      wait: 0,
    });
    expect(decide(situationAt('a = █', { delay: 75 }))).toEqual({ ask: true, shape: 'line', wait: 75 });
  });
  test.each(['█', 'fo█o', 'foo(█, bar)', 'foo █ = 1', `x\u0000█`, `${'a, '.repeat(1000)}█`])(
    '%#: asks',
    (marked) => {
      expect(decide(situationAt(marked, explicit)).ask).toBe(true);
    },
  );
  test.each<Partial<Situation>>([
    { enabled: false },
    { languageOn: false },
    { excluded: true },
    { snoozed: true },
    { paused: true },
    { cursors: 3 },
    { modelFailed: true },
    { undone: true },
    { accepted: true },
    { path: 'yarn.lock' },
    { path: 'a.min.js' },
  ])('overrules %o', (changes) =>
    expect(decide(situationAt('a = █', { ...explicit, ...changes })).ask).toBe(true),
  );
  test.each<[string, Partial<Situation>]>([
    ['secret', { fullPath: '/p/id_rsa' }],
    ['git-ignored', { exclusion: 'git-ignored' }],
    ['unread', { exclusion: 'unread' }],
    ['selection', { selectionEmpty: false }],
    ['output', { scheme: 'output', writable: undefined }],
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
    ['file', false, 'read-only'],
    ['unheard-of', undefined, 'read-only'],
    ['git', true, 'read-only'],
    ['gitlens', false, 'read-only'],
    ['review', true, 'read-only'],
    ['pr', true, 'read-only'],
    ['vscode-local-history', true, 'read-only'],
    ['output', undefined, 'output'],
    ['debug', undefined, 'output'],
    ['vscode-terminal', undefined, 'output'],
    ['comment', true, 'input-box'],
    ['vscode-chat-input', true, 'input-box'],
    ['chatSessionInput', true, 'input-box'],
    ['chat-editing-text-model', true, 'input-box'],
    ['vscode-scm', true, 'input-box'],
    ['settingseditor', undefined, 'input-box'],
    ['vscode-settings', true, 'editor-view'],
    ['search-editor', true, 'editor-view'],
    ['walkThroughSnippet', true, 'editor-view'],
    ['hearth-preview', true, 'own-preview'],
  ])('%s (writable: %s) is not: %s', (scheme, writable, reason) =>
    check('a = █', reason, { scheme, writable }),
  );
});

test.each<[string, boolean, Partial<Situation>]>([
  ['a = █', true, {}],
  ['foo(█, bar)', true, {}],
  ['fo█o', false, {}],
  ['a = █', false, { enabled: false }],
  ['a = █', true, { enabled: false, explicit: true }],
])('%j: whether the syntax matters is %s (%o)', (marked, expected, changes) => {
  expect(needsPlace(situationAt(marked, changes))).toBe(expected);
});
