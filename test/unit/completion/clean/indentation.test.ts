import { describe } from 'vitest';
import { checkGhosts } from '../../../support/ghost.ts';

describe('indentation of the first line', () =>
  checkGhosts([
    ['if (a) {\n  █', '  b();\n  c();', 'if (a) {\n  [b();\n  c();]'],
    ['if (a) {\n  █', 'b();\n  c();', 'if (a) {\n  [b();\n  c();]'],
    ['if (a) {\n█', '  b();', 'if (a) {\n[  b();]'],
    ['  if (a) {\n  █', '  b();', '  if (a) {\n  [  b();]'],
    ['  a();\n  █', '  b();', '  a();\n  [b();]'],
    ['\ta();\n\t█', '\tb();', '\ta();\n\t[b();]'],
    ['  a();\n\n  █', '    b();', '  a();\n\n  [b();]'],
    ['def f():\n    return 1\n\n█', 'def g():', 'def f():\n    return 1\n\n[def g():]'],
    ['  a();\n  █', '\n\n  b();', '  a();\n  [b();]'],
    ['a();\n█', '\n\nb();', 'a();\n[b();]'],
    ['f() {\n  a();\n  █', '\n}', 'f() {\n  a();\n  [\n}]'],
    ['    a();\n    █', '\n    b();\n    c();', '    a();\n    [b();\n    c();]'],
    ['  foo █', '  bar', '  foo [  bar]'],
  ]));
