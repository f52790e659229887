import { describe, expect, test } from 'vitest';
import type { SyntaxPlace } from '../../../src/core/syntax/syntaxPlace.ts';
import { placeOf } from '../../support/places.ts';

/** As the table writes it: `statements empty start`, or only what it is inside of. */
function inWords(place: SyntaxPlace | undefined): string {
  if (!place) return 'no grammar';
  if (place.inside === 'comment' || place.inside === 'string') return place.inside;
  return [
    place.inside === 'markup' ? 'text in' : '',
    place.container,
    place.empty ? 'empty' : '',
    place.atItemStart ? 'start' : '',
    place.afterWholeItem ? 'whole' : '',
    place.afterImport ? 'import' : '',
    place.inSlot ? 'slot' : '',
  ]
    .filter((word) => word !== '')
    .join(' ');
}

async function check(languageId: string, marked: string, expected: string) {
  expect(inWords(await placeOf(marked, languageId))).toBe(expected);
}

type Rows = [marked: string, expected: string][];

describe('TypeScript', () => {
  test.each<Rows[number]>([
    ['function f() {█}', 'statements empty start'],
    ['function f() {\n  █\n}\nfoo();', 'statements empty start'],
    ['function f() {\n  a();\n  █\n}', 'statements start'],
    ['function f() {█\n  a();\n}', 'statements start'],
    ['if (a) {\n  █\n} else {\n  b();\n}', 'statements empty start'],
    ['foo(function () {█});', 'statements empty start'],
    ['foo(() => {\n  █\n});', 'statements empty start'],
    ['switch (a) {\n  case 1:\n    █\n}', 'statements start'],
    ['class A {\n  █\n}', 'members empty start'],
    ['class A {\n  a = 1;\n\n  █\n}', 'members start'],
    ['interface A {\n  a: string;\n  █\n}', 'members start'],
    ['enum A {\n  B,\n  █\n}', 'items start'],
    ['const a = {\n  b: 1,\n  █\n};', 'items start'],
    ['const a = {█};', 'items empty start slot'],
    ['const a = [\n  1,\n  █\n]', 'items start'],
    ['foo(█, b);', 'items start slot'],
    ['foo(a█, b);', 'items slot'],
    ['foo(a, █);', 'items start slot'],
    ['foo(a, █', 'items start'],
    ['x = [1, █, 3];', 'items start slot'],
    ['foo({ a: 1, █ }, b);', 'items start slot'],
    ["import { a, █ } from 'b';", 'items start slot'],
    ['@Dec(█)\nclass A {}', 'items empty start slot'],
    ['// com█', 'comment'],
    ['// com  █', 'comment'],
    ['// com\n█', 'statements empty start'],
    ['/* a █ */ b', 'comment'],
    ['/* a */█', 'statements empty'],
    ['/** a █', 'comment'],
    ['/**\n * a\n * █\n */\nfoo();', 'comment'],
    ["foo('src/**', █", 'items start'],
    ['const s = "a█";', 'string'],
    ['const s = "a"█;', 'statements'],
    ['`a █ b`', 'string'],
    ['`a ${█} b`', 'statements'],
    ['const r = /a█b/;', 'string'],
    ['foo();█', 'statements whole'],
    ['foo(); █', 'statements whole'],
    ['const f = () => {};█', 'statements whole'],
    ['function f() {}█', 'statements whole'],
    ['for (let i = 0;█) {}', 'statements'],
    ['import a from "a";\n█\n\nfoo();', 'statements start import'],
    ['import a from "a";\n\n\n█', 'statements start'],
  ])('%j', (marked, expected) => check('typescript', marked, expected));
});

describe('code that is being written', () => {
  test.each<Rows[number]>([
    ['class A {\n  f() {\n    g(a, █\n  }\n  h() {}\n}', 'items start'],
    ['class A {\n  f() {\n    if (a) {\n      █\n  }\n\n  g() {\n    h();\n  }\n}', 'statements empty start'],
    ['function f() {\n  foo([1, █\n}\n\nfunction g() {\n  return 1;\n}', 'items start'],
    ['const a = {\n  b: {\n    c: 1,\n    █\n};\n', 'items start'],
    ['foo(() => {\n  █\n', 'statements empty start'],
  ])('%j', (marked, expected) => check('typescript', marked, expected));

  test('a class of which the window has neither start nor end', async () => {
    const method = '  method() {\n    return call(1, 2);\n  }\n\n';
    const marked = `class A {\n${method.repeat(400)}  other() {\n    █\n  }\n\n${method.repeat(400)}}`;
    expect(inWords(await placeOf(marked, 'typescript'))).toBe('statements empty start');
  });

  test('a file of 50,000 lines is read by its window', async () => {
    const marked = `${'foo();\n'.repeat(50_000)}const a = {\n  b: 1,\n  █\n};\n${'foo();\n'.repeat(50_000)}`;
    expect(inWords(await placeOf(marked, 'typescript'))).toBe('items start');
  });
});

describe('other languages', () => {
  test.each<[string, ...Rows[number]]>([
    ['typescriptreact', 'const a = <div>█</div>;', 'markup empty'],
    ['typescriptreact', 'const a = <div>te█</div>;', 'text in markup'],
    ['typescriptreact', 'const a = (\n  <div>\n    <b />\n    █\n  </div>\n);', 'markup start'],
    ['typescriptreact', 'const a = <div █></div>;', 'items'],
    ['typescriptreact', 'const a = <div\n  a={b}\n  █\n/>;', 'items start'],
    ['javascriptreact', 'const a = <p>{█}</p>;', 'statements empty start'],
    ['python', 'def f():\n    █\n', 'statements empty start'],
    ['python', 'def f():\n    a = 1\n    █\n\nb = 2', 'statements start'],
    ['python', 'class A:\n    def f(self):\n        pass\n\n    █\n', 'statements start'],
    ['python', 'if a:\n    b()\nelse:\n    █', 'statements empty start'],
    ['python', "x = {\n    'a': 1,\n    █\n}", 'items start'],
    ['python', 'f(a, █)', 'items start slot'],
    ['python', 'f(█, a)', 'items start slot'],
    ['python', '# c █', 'comment'],
    ['python', '"""doc █\n"""', 'string'],
    ['python', '"""doc\n█\n"""', 'string'],
    ['python', "x = 'a█'", 'string'],
    ['python', 'import os\n█', 'statements start import'],
    ['python', 'from a import b\n█', 'statements start import'],
    ['go', 'func f() {\n\t█\n}', 'statements empty start'],
    ['go', 'func f() {\n\ta()\n\t█\n}', 'statements start'],
    ['go', 'type T struct {\n\t█\n}', 'members empty start'],
    ['go', 'x := T{\n\ta: 1,\n\t█\n}', 'items start'],
    ['go', 'import (\n\t"fmt"\n\t█\n)', 'items start import'],
    ['go', 'func f() {\n\tg(█, 1)\n}', 'items start slot'],
    ['rust', 'fn f() {\n    █\n}', 'statements empty start'],
    ['rust', 'match x {\n    A => 1,\n    █\n}', 'items start'],
    ['rust', 'struct A {\n    █\n}', 'members empty start'],
    ['rust', 'enum A {\n    B,\n    █\n}', 'items start'],
    ['rust', 'impl A {\n    fn f() {}\n\n    █\n}', 'members start'],
    ['rust', 'let s = "█";', 'string'],
    ['rust', '/// doc █\nfn f() {}', 'comment'],
    ['rust', '/// doc\n█\nfn f() {}', 'statements start'],
    ['rust', 'println!("a", █);', 'items start slot'],
    ['rust', 'use a::b;\n█', 'statements start import'],
    ['java', 'class A {\n  █\n}', 'members empty start'],
    ['java', 'class A {\n  void f() {\n    █\n  }\n}', 'statements empty start'],
    ['java', 'class A {\n  void f() {\n    g(a, █);\n  }\n}', 'items start slot'],
    ['java', 'import a.b;\n█', 'statements start import'],
    ['java', 'String s = """\n  █\n  """;', 'string'],
    ['cpp', 'void f() {\n  █\n}', 'statements empty start'],
    ['cpp', 'struct S {\n  int a;\n  █\n};', 'members start'],
    ['cpp', '#include <a>\n█', 'statements start import'],
    ['c', 'int a[] = {1, █};', 'items start slot'],
    ['c', 'enum E {\n  A,\n  █\n};', 'items start'],
    ['c', "char c = 'a█';", 'string'],
    ['csharp', 'class A {\n  void F() {\n    █\n  }\n}', 'statements empty start'],
    ['csharp', 'class A {\n  int X;\n  █\n}', 'members start'],
    ['csharp', 'using A;\n█', 'statements start import'],
    ['csharp', 'var x = new A { B = 1, █ };', 'items start slot'],
    ['ruby', 'def f\n  █\nend', 'statements empty start'],
    ['ruby', 'def f(a)\n  a\n  █\nend', 'statements start'],
    ['ruby', 'class A\n  def f\n  end\n\n  █\nend', 'statements start'],
    ['ruby', 'x.each do |y|\n  █\nend', 'statements empty start'],
    ['ruby', 'x = "a █"', 'string'],
    ['ruby', 'x = "a #{█} b"', 'statements'],
    ['ruby', '# c█', 'comment'],
    ['php', '<?php\nfunction f() {\n  █\n}', 'statements empty start'],
    ['php', '<?php\n$x = [\n  1,\n  █\n];', 'items start'],
    ['php', '<?php foo(█, 1);', 'items start slot'],
    ['php', '<?php\n// c █', 'comment'],
    ['css', '.a {\n  █\n}', 'statements empty start'],
    ['css', '.a { color: █; }', 'statements'],
    ['css', '/* a █ */', 'comment'],
    ['shellscript', 'f() {\n  █\n}', 'statements empty start'],
    ['shellscript', 'echo "a █"', 'string'],
    ['shellscript', '# c █', 'comment'],
    ['kotlin', 'fun f() {\n  █\n}', 'no grammar'],
    ['plaintext', 'We █', 'no grammar'],
  ])('%s: %j', check);
});

test.each(['', '\n', 'x', ')}]', '"', '`${', '/*', '<div', '\u0000', '\ud83d'])(
  '%j is no trouble',
  async (text) => {
    for (const language of [
      'typescript',
      'typescriptreact',
      'python',
      'go',
      'rust',
      'java',
      'cpp',
      'csharp',
      'ruby',
      'php',
      'css',
      'shellscript',
    ])
      for (const marked of [`${text}█`, `█${text}`, `${text}█${text}`, `a {\n  ${text}█\n}`])
        expect((await placeOf(marked, language))?.container).toBeDefined();
  },
);
