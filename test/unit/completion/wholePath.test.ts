import { describe } from 'vitest';
import { checkPaths } from '../../support/wholePath.ts';

describe('from the keystroke to ghost text', () =>
  checkPaths([
    ['typescript', 'foo(█);', 'a, b);\nbar();', 'foo([a, b]);'],
    ['typescript', 'function f() {█}', '\n  g();\n}\nh();', 'function f() {[\n  g();\n]}'],
    ['python', 'def f():\n    █', 'return 1\n\nx = 2', 'def f():\n    [return 1]'],
    ['typescript', 'fo█o', 'x', 'inside-word'],
    ['typescript', 'a = █\n', '', 'blank'],
  ]));
