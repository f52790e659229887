import { describe, expect, test } from 'vitest';
import { shapeAt } from '../../../src/core/completion/shape.ts';
import { readWindow } from '../../../src/core/completion/window.ts';
import { parseCursor, readerOf } from '../../support/cursor.ts';
import { placeOf } from '../../support/places.ts';

/** The shape with what the grammar says, where one ships. */
async function check(languageId: string, marked: string, expected: string, explicit = false) {
  const { text, offset } = parseCursor(marked);
  const window = readWindow(readerOf(text), { from: offset, to: offset, text: '' });
  expect(shapeAt({ window, languageId, place: await placeOf(marked, languageId), explicit })).toBe(expected);
}

type Row = [languageId: string, marked: string];

describe('a block', () => {
  test.each<Row>([
    // A body to be filled.
    ['typescript', 'function f() {█'],
    ['typescript', 'function f() {█}'],
    ['typescript', 'function f() {\n  █\n}'],
    ['typescript', 'const f = () => █'],
    ['typescript', 'foo(() => {█});'],
    ['typescript', 'class A {\n  f() {\n    █\n  }\n}'],
    ['typescript', 'if (a) {█\nb();'],
    ['typescript', 'switch (a) {\n  case 1:█\n}'],
    ['typescript', 'switch (a) {\n  default: █\n}'],
    ['typescript', 'interface A {\n  █\n}'],
    ['typescript', 'const a = {\n  █\n};'],
    ['typescript', 'const a = [█'],
    ['typescript', 'foo(█'],
    ['typescriptreact', 'const a = (\n  <div>\n    █\n  </div>\n);'],
    ['python', 'def f(x):█'],
    ['python', 'def f(x):\n    █'],
    ['python', 'class A:\n    def f(self):\n        pass\n\n    █'],
    ['python', 'for a in b:█'],
    ['go', 'func f() {\n\t█\n}'],
    ['go', 'type T struct {█}'],
    ['rust', 'fn f() {\n    █\n}'],
    ['rust', 'match x {\n    A => █\n}'],
    ['java', 'class A {\n  void f() {█}\n}'],
    ['cpp', 'void f() {\n  █\n}'],
    ['csharp', 'class A {\n  void F()\n  {\n    █\n  }\n}'],
    ['ruby', 'def f\n  █\nend'],
    ['ruby', 'x.each do█'],
    ['php', '<?php\nfunction f() {\n  █\n}'],
    ['css', '.a {\n  █\n}'],
    ['shellscript', 'if x; then█'],
    ['lua', 'if x then█'],
    ['kotlin', 'fun f() {\n  █\n}'],
    ['yaml', 'key:█'],
    // The next statement.
    ['typescript', 'function f() {\n  a();\n  █\n}'],
    ['typescript', 'class A {\n  a = 1;\n\n  █\n}'],
    ['typescript', 'x\n█'],
    ['python', 'def f():\n    a = 1\n    █'],
    ['go', 'func f() {\n\ta()\n\t█\n}'],
    ['rust', 'impl A {\n    fn f() {}\n\n    █\n}'],
    ['markdown', 'We\n█'],
    // An item after one of several lines.
    ['typescript', 'const a = {\n  b: {\n    c: 1,\n  },\n  █\n};'],
    ['python', 'x = [\n    {\n        "a": 1,\n    },\n    █\n]'],
  ])('%s: %j', (languageId, marked) => check(languageId, marked, 'block'));
});

describe('a line', () => {
  test.each<Row>([
    // Within a line.
    ['typescript', 'const x = █'],
    ['typescript', 'return a +█'],
    ['typescript', 'foo(█)'],
    ['typescript', 'foo(a, █);'],
    ['typescript', 'foo(█, b);'],
    ['typescript', 'const a = [█]'],
    ['typescript', 'const a = {█};'],
    ['typescript', 'foo({ █ });'],
    ['typescript', 'let x: █'],
    ['typescript', 'let x:█'],
    ['typescript', 'if (█) {'],
    ['typescript', "import { █ } from 'b';"],
    ['typescriptreact', 'const a = <div>█</div>;'],
    ['python', 'def f(x: █'],
    ['python', 'x = █'],
    ['go', 'x := █'],
    ['rust', 'let x: █'],
    ['markdown', 'we then█'],
    ['ruby', 'x = █'],
    // Comments and strings.
    ['typescript', '// a█'],
    ['typescript', '// and then {█'],
    ['typescript', '/**\n * █\n */\nf();'],
    ['typescript', '/* (█'],
    ['typescript', 'const s = `\n█\n`;'],
    ['typescript', "const s = 'a (█';"],
    ['python', 'def f():\n    """Does█\n    """'],
    ['python', '# that is:█'],
    ['python', '"""\n█\n"""'],
    ['rust', '/// as in {█'],
    ['shellscript', '# if so, then█'],
    ['ruby', '# to do█'],
    // The next item of a list of lines.
    ['typescript', 'const a = {\n  b: 1,\n  █\n};'],
    ['typescript', 'const a = [\n  1,\n  █\n];'],
    ['typescript', 'foo(\n  a,\n  █\n);'],
    ['typescript', 'enum A {\n  B,\n  █\n}'],
    ['typescriptreact', 'const a = <div\n  a={b}\n  █\n/>;'],
    ['python', "x = {\n    'a': 1,\n    █\n}"],
    ['go', 'x := T{\n\ta: 1,\n\t█\n}'],
    ['rust', 'enum A {\n    B,\n    █\n}'],
    ['rust', 'match x {\n    A => 1,\n    █\n}'],
    ['cpp', 'enum E {\n  A,\n  █\n};'],
    ['php', '<?php\n$x = [\n  1,\n  █\n];'],
    // The next import.
    ['typescript', 'import a from "a";\n█'],
    ['python', 'import os\n█'],
    ['go', 'import (\n\t"fmt"\n\t█\n)'],
    ['java', 'import a.b;\n█'],
    ['cpp', '#include <a>\n█'],
    // A body that has something in it.
    ['typescript', 'function f() {█\n  a();\n}'],
    ['go', 'func f() {█\n\ta()\n}'],
    ['java', 'class A {█\n  int a;\n}'],
  ])('%s: %j', (languageId, marked) => check(languageId, marked, 'line'));
});

describe('asked by command', () => {
  test.each<[...Row, string]>([
    ['typescript', 'foo();█', 'block'],
    ['typescript', 'function f() {}█', 'block'],
    ['typescript', 'const a = {\n  b: 1,\n  █\n};', 'block'],
    ['typescript', 'import a from "a";\n█', 'block'],
    ['typescript', 'function f() {█\n  a();\n}', 'block'],
    ['typescript', 'const a = █', 'line'],
    ['typescript', 'foo(█)', 'line'],
    ['typescript', '// a█', 'line'],
  ])('%s: %j is a %s', (languageId, marked, expected) => check(languageId, marked, expected, true));
});
