import { describe } from 'vitest';
import { checkGhosts, checkUnchanged } from '../../../support/ghost.ts';

const line = { shape: 'line' } as const;

describe('line ends of Windows', () =>
  checkGhosts([
    ['f() {\r\n  █\r\n}\r\n', 'g();\r\n  h();\r\n', 'f() {\r\n  [g();\n  h();]\r\n}\r\n'],
    ['f() {\r\n  █\r\n}\r\n', 'g();\n}\n', 'f() {\r\n  [g();]\r\n}\r\n'],
    ['f(█)\r\ng();', 'a, b)\r\n', 'f([a, b])\r\ng();'],
    ['const a = █\r\n', '1;\r\nconst b', 'const a = [1;]\r\n', line],
    [
      'const first = 1;\r\n█',
      'const first = 1;\r\nconst second = 2;',
      'const first = 1;\r\n[const second = 2;]',
    ],
    ['if (a) {\r\n\tb();\r\n\t█\r\n}', 'c();\r\n\td();', 'if (a) {\r\n\tb();\r\n\t[c();\n\td();]\r\n}'],
    ['f() {\r\n  █\r\n  last(1);\r\n}', 'a();\n  last(1);\n}', 'f() {\r\n  [a();]\r\n  last(1);\r\n}'],
    ['f() {█}\r\n', '\r\n  g();\r\n}', 'f() {[\n  g();\n]}\r\n'],
  ]));

describe('tabs', () =>
  checkGhosts([
    ['\tif a {\n\t\t█\n\t}', 'b()\n\t\tc()\n\t}', '\tif a {\n\t\t[b()\n\t\tc()]\n\t}', { languageId: 'go' }],
    ['\tif a {\n\t\t█\n\t}', '\t\tb()\n\t\tc()', '\tif a {\n\t\t[b()\n\t\tc()]\n\t}', { languageId: 'go' }],
    ['a:\n\t█', '\tb', 'a:\n\t[b]', { languageId: 'makefile' }],
    ['a\t█', 'b\tc\t', 'a\t[b\tc]'],
    ['const a = b;\t█', '// c', 'const a = b;\t[// c]', line],
  ]));

describe('other scripts', () =>
  checkUnchanged([
    ['// שלום █', 'עולם, זה הערה', line],
    ['// مرحبا █', 'بالعالم (١٢٣)', line],
    ['f(); // של█', 'ום', line],
    ['const שם = █', '"ערך";', line],
    ['# 変数█', 'を初期化する', { languageId: 'python', shape: 'line' }],
    ['const 変数 = █', '値.取得();', line],
    ['// Здравствуй, █', 'мир', line],
    ['// สวัสดี █', 'ชาวโลก', line],
    ['const größe = █', 'breite * höhe;', line],
    // Marks that turn the direction stay where they are.
    ['// \u202bשלום█', ' עולם\u202c', line],
    ['f(); // a█', '\u200fב', line],
  ]));

describe('characters of several units', () =>
  checkGhosts([
    ['const a = "█', '👩‍👩‍👧‍👦";', 'const a = "[👩‍👩‍👧‍👦";]', line],
    ['const a = "😀█"', '😀😀"', 'const a = "😀[😀😀]"', line],
    ['const a = "é█', '\u0301";', 'const a = "é[\u0301";]', line],
    ['const a = "🇩🇪█', '🇫🇷";', 'const a = "🇩🇪[🇫🇷";]', line],
    ['f("👍🏽█")', '!")', 'f("👍🏽[!]")'],
    ['const 𝒳 = █', '𝒴 + 1;', 'const 𝒳 = [𝒴 + 1;]', line],
    ['f(█𝒴)', '𝒳', 'inside-word', line],
    ['f(█変)', 'x', 'inside-word', line],
    // Half of a character, as a model that is cut off leaves it.
    ['const a = "█', '😀\ud83d', 'const a = "[😀\ufffd]', line],
    ['const a = "█', '\ude00b";', 'const a = "[\ufffdb";]', line],
    ['█\nx', '😀.\n😀.', '[😀.\n😀.]\nx', { languageId: 'plaintext' }],
  ]));

describe('pairs that the editor closed', () =>
  checkGhosts([
    ['f("█")', 'a"', 'f("[a]")'],
    ['f("█")', 'a", "b")', 'f("[a", "b]")'],
    ["f('█')", "it\\'s')", "f('[it\\'s]')"],
    ['f([{█}])', ' a: 1 }])', 'f([{[ a: 1 ]}])'],
    ['f([{█}])', ' a: 1 }', 'f([{[ a: 1 ]}])'],
    ['f({█});', '\n  a: 1,\n});', 'f({[\n  a: 1,\n]});'],
    ['a[█]', 'i]', 'a[[i]]'],
    ['a[█] = 1;', 'i', 'a[[i]] = 1;'],
    ['`${█}`', 'a}`', '`${[a]}`'],
    ['`${█}`;', 'a.b(c)', '`${[a.b(c)]}`;'],
    ['f(`${█}`);', 'a}`, b);', 'f(`${[a]}`[, b]);'],
    ['f(`a ${b} ${█}`);', 'c}`);', 'f(`a ${b} ${[c]}`);'],
    ['`${a} █`', 'b`', '`${a} [b]`'],
    ['x = f"{█}"', 'a}"', 'x = f"{[a]}"', { languageId: 'python' }],
    ["x = f'{a} {█}'", "b[0]}'", "x = f'{a} {[b[0]]}'", { languageId: 'python' }],
    ['x = "#{█}"', 'a}"', 'x = "#{[a]}"', { languageId: 'ruby' }],
    ['var x = $"{█}";', 'a}";', 'var x = $"{[a]}";', { languageId: 'csharp' }],
    ['val x = "${█}"', 'a}"', 'val x = "${[a]}"', { languageId: 'kotlin' }],
    ['x = "{█}"', 'a}"', 'x = "{[a]}"', { languageId: 'python' }],
    ['if (█)', 'a', 'if ([a])'],
    ['while (█) {}', 'a)', 'while ([a]) {}'],
    ['<A b={█}>', 'c}>', '<A b={[c]}>', { languageId: 'typescriptreact' }],
    ['f(() => █)', 'g())', 'f(() => [g()])'],
    ['f(() => █);', '{\n  g();\n});', 'f(() => [{\n  g();\n}]);'],
    ['println!("█");', '{}", a);', 'println!("[{}]"[, a]);', { languageId: 'rust' }],
    ['vec![█];', '1, 2];', 'vec![[1, 2]];', { languageId: 'rust' }],
    ['x = f"█"', '{a}"', 'x = f"[{a}]"', { languageId: 'python' }],
    ['fmt.Println("█")', 'a", b)', 'fmt.Println("[a]"[, b])', { languageId: 'go' }],
    ['printf("█");', '%d\\n", a);', 'printf("[%d\\n]"[, a]);', { languageId: 'c' }],
  ]));
