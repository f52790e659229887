import { describe } from 'vitest';
import { checkGhosts } from '../../../support/ghost.ts';

describe('lines that stand below', () =>
  checkGhosts([
    ['f() {\n  █\n}', 'return 1;\n}', 'f() {\n  [return 1;]\n}'],
    ['f() {\n  █\n}\n\ng();', 'return 1;\n}\n\ng();', 'f() {\n  [return 1;]\n}\n\ng();'],
    ['f() {\n  █\n}', 'return 1;\n}\n\nfunction g() {', 'f() {\n  [return 1;]\n}'],
    ['f() {\n  █\n  b();\n}', 'a();\n  b();\n}', 'f() {\n  [a();]\n  b();\n}'],
    ['f() {\n  █\n  b();\n}', 'b();', 'repeats-after'],
    ['f() {\n  █\n  b();\n}', '  b();\n}', 'repeats-after'],
    ['f() {\n  █\n  bcd();\n}', 'a();\n  bc', 'f() {\n  [a();\n  bc]\n  bcd();\n}'],
    ['f() {\n  █\n  bcd();\n  e();\n}', 'a();\n  bcd();\n  e', 'f() {\n  [a();]\n  bcd();\n  e();\n}'],
    ['if (a) {\n  if (b) {\n    █\n  }\n}', 'c();\n  }\n}', 'if (a) {\n  if (b) {\n    [c();]\n  }\n}'],
    ['f() {\n  █\n}', 'if (a) {\n    b();\n  }\n}', 'f() {\n  [if (a) {\n    b();\n  }]\n}'],
    ['n {\n█\n}', 'if (a) {\n  b();\n}\nc();', 'n {\n[if (a) {\n  b();\n}\nc();]\n}'],
    ['n {\n█\n}', 'if (a) {\n  b();\n}\n}', 'n {\n[if (a) {\n  b();\n}]\n}'],
    ['f(\n█\n)', 'g(\n  a,\n)\n)', 'f(\n[g(\n  a,\n)]\n)'],
    ['f() {\r\n  █\r\n}', 'return 1;\n}', 'f() {\r\n  [return 1;]\r\n}'],
    ['a = █\nb = 2;', '1;\nb = 2;', 'a = [1;]\nb = 2;'],
    ['a();█\na();', 'b();', 'a();[b();]\na();'],
    ['x█\n', '\ny\n\ny', 'x[\ny\n\ny]\n'],
  ]));
