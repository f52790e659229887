import { describe } from 'vitest';
import { checkPaths } from '../../support/wholePath.ts';

describe('what stands below already, written a little otherwise, is not inserted twice', () =>
  checkPaths([
    [
      'typescript',
      'function f() {\n  const out = [];\n  █\n  return out; // all\n}\n',
      'g(out);\n  return out;\n}\n\nfunction h() {',
      'function f() {\n  const out = [];\n  [g(out);]\n  return out; // all\n}\n',
    ],
    [
      'python',
      "def f():\n    █\n    return 'all'  # of it\n",
      'a()\n    return "all"\n\ndef g():',
      "def f():\n    [a()]\n    return 'all'  # of it\n",
    ],
    [
      'go',
      'func f() int {\n\t█\n\treturn out // all\n}\n',
      'a()\n\treturn out\n}\n',
      'func f() int {\n\t[a()]\n\treturn out // all\n}\n',
    ],
    [
      'rust',
      'fn f() -> i32 {\n    █\n    return out;\n}\n',
      'a();\n    return out; // all\n}\n',
      'fn f() -> i32 {\n    [a();]\n    return out;\n}\n',
    ],
    [
      'ruby',
      "def f\n  █\n  puts 'all' # of it\nend\n",
      'a\n  puts "all"\nend\n',
      "def f\n  [a]\n  puts 'all' # of it\nend\n",
    ],
    [
      'javascript',
      'const x = {\n  █\n  beta: 2\n};\n',
      'alpha: 1,\n  beta: 2,\n};',
      'const x = {\n  [alpha: 1,]\n  beta: 2\n};\n',
    ],
    ['java', 'class A {\n  int f() {\n    █\n    return out; // all\n  }\n}\n', 'return out;', 'blank'],
  ]));

describe('what stands above already, written a little otherwise, is not inserted twice', () =>
  checkPaths([
    [
      'typescript',
      'function f(a,b){\n  █\n}\n',
      'function f(a, b) {\n  return a + b;\n}',
      'function f(a,b){\n  [return a + b;]\n}\n',
    ],
    [
      'go',
      'func area(w int) int { // of it\n\t█\n}\n',
      'func area(w int) int {\n\treturn w * w\n}\n',
      'func area(w int) int { // of it\n\t[return w * w]\n}\n',
    ],
  ]));
