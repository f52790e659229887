import { describe } from 'vitest';
import { checkPaths } from '../../support/wholePath.ts';

describe('lines in strings say nothing of blocks', () =>
  checkPaths([
    [
      'typescript',
      'f() {\n  █\n}',
      'return `\nselect 1\n`;\n}\ng();',
      'f() {\n  [return `\nselect 1\n`;]\n}',
    ],
    ['typescript', 'f() {█}', '\n  g(`\n\n}\n`);\n}\nh();', 'f() {[\n  g(`\n\n}\n`);\n]}'],
    [
      'typescript',
      'f() {█}',
      '\n  g(`${[\n    1,\n  ]}\nb`);\n}\nh();',
      'f() {[\n  g(`${[\n    1,\n  ]}\nb`);\n]}',
    ],
    [
      'python',
      'def f():\n    █',
      'a = """\nselect 1\n\n"""\n    return a\n\ndef g():',
      'def f():\n    [a = """\nselect 1\n\n"""\n    return a]',
    ],
    [
      'go',
      'func f() {\n\t█\n}',
      'q := `\nselect 1\n`\n\tg(q)\n}',
      'func f() {\n\t[q := `\nselect 1\n`\n\tg(q)]\n}',
    ],
    [
      'shellscript',
      'f() {\n  █\n}',
      'cat <<EOF\na {\n\n}\nEOF\n  b\n}\nc',
      'f() {\n  [cat <<EOF\na {\n\n}\nEOF\n  b]\n}',
    ],
    ['shellscript', 'if a; then█\n', "\n  cat <<-'E'\nx\nE\nfi\nb", "if a; then[\n  cat <<-'E'\nx\nE\nfi]\n"],
    [
      'ruby',
      'def f\n  █\nend',
      'a = <<~SQL\nselect 1\nSQL\n  g(a)\nend',
      'def f\n  [a = <<~SQL\nselect 1\nSQL\n  g(a)]\nend',
    ],
    [
      'php',
      '<?php\nfunction f() {\n    █\n}',
      '$a = <<<SQL\nselect 1\nSQL;\n    return $a;\n}',
      '<?php\nfunction f() {\n    [$a = <<<SQL\nselect 1\nSQL;\n    return $a;]\n}',
    ],
    [
      'rust',
      'fn f() {\n    █\n}',
      'let a = r#"\n{\n}\n"#;\n    g(a);\n}',
      'fn f() {\n    [let a = r#"\n{\n}\n"#;\n    g(a);]\n}',
    ],
    [
      'cpp',
      'void f() {\n  █\n}',
      'auto a = R"(\n}\n)";\n  g(a);\n}',
      'void f() {\n  [auto a = R"(\n}\n)";\n  g(a);]\n}',
    ],
    [
      'csharp',
      'void F() {\n    █\n}',
      'var a = @"\nselect 1";\n    G(a);\n}',
      'void F() {\n    [var a = @"\nselect 1";\n    G(a);]\n}',
    ],
    [
      'lua',
      'function f()\n  █\nend',
      'a = [[\nb\n]]\n  g(a)\nend',
      'function f()\n  [a = [[\nb\n]]\n  g(a)]\nend',
    ],
    [
      'kotlin',
      'fun f() {\n    █\n}',
      'val a = """\nb\n"""\n    g(a)\n}',
      'fun f() {\n    [val a = """\nb\n"""\n    g(a)]\n}',
    ],
    [
      'elixir',
      'def f do\n  █\nend',
      'a = """\nb\n"""\n  g(a)\nend',
      'def f do\n  [a = """\nb\n"""\n  g(a)]\nend',
    ],
    ['sql', 'begin\n  █\nend', "a := 'b\nc\n';\n  d();\nend", "begin\n  [a := 'b\nc\n';\n  d();]\nend"],
    [
      'c',
      'void f() {\n  █\n}',
      'a();\n  /* b\nc\n*/\n  d();\n}',
      'void f() {\n  [a();\n  /* b\nc\n*/\n  d();]\n}',
    ],
    // A string that the cursor is in.
    ['shellscript', 'f() {\n  cat <<EOF\n  █\n', 'a\nb\nEOF\n}\nc', 'f() {\n  cat <<EOF\n  [a\nb\nEOF]\n'],
    // Quotes that begin no string.
    ['rust', 'fn f() {\n    █\n}', "g::<'a>();\n}\nfn h() {}", "fn f() {\n    [g::<'a>();]\n}"],
    ['shellscript', 'f() {\n  █\n}', "a # it's\n}\nb", "f() {\n  [a # it's]\n}"],
    ['python', 'def f():\n    █', "a()  # it's `b\n\nc()", "def f():\n    [a()  # it's `b]"],
  ]));

describe('directives and labels stand at the margin', () =>
  checkPaths([
    [
      'c',
      'void f() {\n  █\n}',
      'a();\n#ifdef B\n  b();\n#else\n  c();\n#endif\n  d();\n}',
      'void f() {\n  [a();\n#ifdef B\n  b();\n#else\n  c();\n#endif\n  d();]\n}',
    ],
    [
      'c',
      'void f() {█}',
      '\n  a();\n#define B 1\n  b(B);\n}\ng();',
      'void f() {[\n  a();\n#define B 1\n  b(B);\n]}',
    ],
    [
      'c',
      'void f() {\n#ifdef A\n  █\n}',
      'a();\n#endif\n  b();\n}',
      'void f() {\n#ifdef A\n  [a();\n#endif\n  b();]\n}',
    ],
    [
      'c',
      'void f() {\n#ifdef A\n  █\n#endif\n}',
      'a();\n#endif\n  b();\n}',
      'void f() {\n#ifdef A\n  [a();]\n#endif\n}',
    ],
    [
      'csharp',
      'void F() {\n    █\n}',
      'A();\n#if B\n    C();\n#endif\n}',
      'void F() {\n    [A();\n#if B\n    C();\n#endif]\n}',
    ],
    [
      'systemverilog',
      'always begin\n  █\nend',
      'a <= b;\n`ifdef C\n  c <= d;\n`endif\nend',
      'always begin\n  [a <= b;\n`ifdef C\n  c <= d;\n`endif]\nend',
    ],
    [
      'c',
      'void f() {\n  █\n}',
      'goto out;\nout:\n  free(a);\n}',
      'void f() {\n  [goto out;\nout:\n  free(a);]\n}',
    ],
    [
      'go',
      'func f() {\n\t█\n}',
      'a()\nLoop:\n\tfor {\n\t}\n}',
      'func f() {\n\t[a()\nLoop:\n\tfor {\n\t}]\n}',
    ],
    [
      'php',
      '<?php\nfunction f() {\n  █\n}',
      'a();\nout:\n  b();\n}',
      '<?php\nfunction f() {\n  [a();\nout:\n  b();]\n}',
    ],
    // Where a word and a colon are no label.
    ['python', 'if a:\n    █', 'b()\nelse:\n    c()', 'if a:\n    [b()]'],
    ['yaml', 'a:\n  b:\n    █', 'c: 1\nd:\n  e: 2', 'a:\n  b:\n    [c: 1]'],
    ['python', 'if a:\n    █', 'b()\n#if c\nd()', 'if a:\n    [b()]'],
  ]));

describe('branches at the depth of the header belong to the block', () =>
  checkPaths([
    [
      'go',
      'switch x {█}',
      '\ncase 1:\n\ta()\ndefault:\n\tb()\n}\nc()',
      'switch x {[\ncase 1:\n\ta()\ndefault:\n\tb()\n]}',
    ],
    ['go', '\tselect {█}', '\n\tcase <-a:\n\t\tb()\n\t}\n\tc()', '\tselect {[\n\tcase <-a:\n\t\tb()\n\t]}'],
    [
      'java',
      'switch (x) {█}',
      '\ncase 1:\n  a();\n  break;\ndefault:\n  b();\n}\nc();',
      'switch (x) {[\ncase 1:\n  a();\n  break;\ndefault:\n  b();\n]}',
    ],
    ['c', 'switch (x) {█}', "\ncase 'a':\n  a();\n}\nc();", "switch (x) {[\ncase 'a':\n  a();\n]}"],
    ['swift', 'switch x {█}', '\ncase .a:\n  a()\n}\nc()', 'switch x {[\ncase .a:\n  a()\n]}'],
    [
      'php',
      '<?php\nswitch ($x) {█}',
      '\ncase 1:\n  a();\n}\nc();',
      '<?php\nswitch ($x) {[\ncase 1:\n  a();\n]}',
    ],
    [
      'cpp',
      'class A {█};',
      '\npublic:\n  A();\nprivate:\n  int b;\n};\nint c;',
      'class A {[\npublic:\n  A();\nprivate:\n  int b;\n]};',
    ],
    [
      'cpp',
      'class A {\n  █\n};',
      'A();\nprivate:\n  int b;\n};',
      'class A {\n  [A();\nprivate:\n  int b;]\n};',
    ],
    [
      'cpp',
      'class A {█};',
      '\npublic slots:\n  void b();\nsignals:\n  void c();\n};',
      'class A {[\npublic slots:\n  void b();\nsignals:\n  void c();\n]};',
    ],
    [
      'python',
      'if a:█',
      '\n    b()\nelif c:\n    d()\nelse:\n    e()\nf()',
      'if a:[\n    b()\nelif c:\n    d()\nelse:\n    e()]',
    ],
    [
      'python',
      'try:█',
      '\n    b()\nexcept A:\n    c()\nfinally:\n    d()\ne()',
      'try:[\n    b()\nexcept A:\n    c()\nfinally:\n    d()]',
    ],
    [
      'shellscript',
      'if a; then█',
      '\n  b\nelif c; then\n  d\nelse\n  e\nfi\nf',
      'if a; then[\n  b\nelif c; then\n  d\nelse\n  e\nfi]',
    ],
    ['shellscript', 'for a in b; do█', '\n  c\ndone\nd', 'for a in b; do[\n  c\ndone]'],
    ['ruby', 'a.each do |b|█', '\n  c\nend\nd', 'a.each do |b|[\n  c\nend]'],
    [
      'ruby',
      'begin█',
      '\n  a\nrescue B => e\n  c\nensure\n  d\nend\ne',
      'begin[\n  a\nrescue B => e\n  c\nensure\n  d\nend]',
    ],
    [
      'ruby',
      'if a then█',
      '\n  b\nelsif c\n  d\nelse\n  e\nend\nf',
      'if a then[\n  b\nelsif c\n  d\nelse\n  e\nend]',
    ],
    [
      'lua',
      'if a then█',
      '\n  b()\nelseif c then\n  d()\nelse\n  e()\nend\nf()',
      'if a then[\n  b()\nelseif c then\n  d()\nelse\n  e()\nend]',
    ],
    ['lua', 'repeat█', '\n  b()\nuntil c\nd()', 'repeat[\n  b()\nuntil c]'],
    ['elixir', 'if a do█', '\n  b\nelse\n  c\nend\nd', 'if a do[\n  b\nelse\n  c\nend]'],
    ['elixir', 'def f do█', '\n  b\nrescue\n  e -> c\nend\nd', 'def f do[\n  b\nrescue\n  e -> c\nend]'],
    ['julia', 'a = map(b) do█', '\n  c\nend\nd', 'a = map(b) do[\n  c\nend]'],
    [
      'php',
      '<?php\nif ($a):█',
      '\n  b();\nelseif ($c):\n  d();\nelse:\n  e();\nendif;\nf();',
      '<?php\nif ($a):[\n  b();\nelseif ($c):\n  d();\nelse:\n  e();\nendif;]',
    ],
    // `else` on a line of its own, as the file has it.
    [
      'typescript',
      'if (a) {\n  b();\n}\nelse {\n  c();\n}\nif (d) {█',
      '\n  e();\n}\nelse {\n  f();\n}\ng();',
      'if (a) {\n  b();\n}\nelse {\n  c();\n}\nif (d) {[\n  e();\n}\nelse {\n  f();\n}]',
    ],
    [
      'typescript',
      'if (a) {\n  b();\n}\nelse {\n  c();\n}\nif (d) {█',
      '\n  e();\n}\ng();',
      'if (a) {\n  b();\n}\nelse {\n  c();\n}\nif (d) {[\n  e();\n}]',
    ],
    // Other lines at that depth do not.
    ['go', 'func f() {█}', '\n\ta()\n}\n\nfunc g() {', 'func f() {[\n\ta()\n]}'],
    ['python', 'def f():█', '\n    b()\nelsewhere()\n', 'def f():[\n    b()]'],
    ['python', 'for a in b:█', '\n    c()\nwhen = 1\n', 'for a in b:[\n    c()]'],
    ['java', 'void f() {█}', '\n  a();\n}\ncase', 'void f() {[\n  a();\n]}'],
  ]));
