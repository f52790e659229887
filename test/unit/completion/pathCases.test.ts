import { describe } from 'vitest';
import { checkPaths } from '../../support/wholePath.ts';

describe("gofmt's cases, with the closing brace right of the cursor, on the next line, or still missing", () =>
  checkPaths([
    [
      'go',
      'func f() {\n\tswitch x {█}\n}',
      '\n\tcase 1:\n\t\ta()\n\t}\n\tb()',
      'func f() {\n\tswitch x {[\n\tcase 1:\n\t\ta()\n\t]}\n}',
    ],
    [
      'go',
      'func f() {\n\tswitch x {█\n\t}\n}',
      '\n\tcase 1:\n\t\ta()\n\t}\n\tb()',
      'func f() {\n\tswitch x {[\n\tcase 1:\n\t\ta()]\n\t}\n}',
    ],
    [
      'go',
      'func f() {\n\tswitch x {\n\t█\n\t}\n}',
      'case 1:\n\t\ta()\n\t}\n\tb()',
      'func f() {\n\tswitch x {\n\t[case 1:\n\t\ta()]\n\t}\n}',
    ],
    [
      'go',
      'func f() {\n\tselect {█\n\t}\n}',
      '\n\tcase <-a:\n\t\tb()\n\t}\n\tc()',
      'func f() {\n\tselect {[\n\tcase <-a:\n\t\tb()]\n\t}\n}',
    ],
    [
      'go',
      'func f() {\n\tselect {█}\n}',
      '\n\tcase <-a:\n\t\tb()\n\t}\n\tc()',
      'func f() {\n\tselect {[\n\tcase <-a:\n\t\tb()\n\t]}\n}',
    ],
    [
      'go',
      'switch v := x.(type) {█',
      '\ncase int:\n\ta()\n}\nb()',
      'switch v := x.(type) {[\ncase int:\n\ta()\n}]',
    ],
    [
      'go',
      'func f() {\n\tswitch v := x.(type) {█\n}',
      '\n\tcase int:\n\t\ta()\n\t}\n\tb()',
      'func f() {\n\tswitch v := x.(type) {[\n\tcase int:\n\t\ta()\n\t}]\n}',
    ],
  ]));

describe('arms of a match and members of an enumeration stand on lines, unlike the items of other lists', () =>
  checkPaths([
    [
      'rust',
      'fn f() {\n    match x {█}\n}',
      '\n        A => b(),\n        B => c(),\n    }\n}',
      'fn f() {\n    match x {[\n        A => b(),\n        B => c(),\n    ]}\n}',
    ],
    ['rust', 'enum A {█}', '\n    B,\n    C,\n}\nfn', 'enum A {[\n    B,\n    C,\n]}'],
    ['typescript', 'enum A {█}', '\n  B,\n  C,\n}\nf();', 'enum A {[\n  B,\n  C,\n]}'],
    ['java', 'enum A {█}', '\n  B,\n  C;\n}\nclass', 'enum A {[\n  B,\n  C;\n]}'],
    ['c', 'enum a {█};', '\n  B,\n  C\n};\nint d;', 'enum a {[\n  B,\n  C\n]};'],
    ['c', 'enum a {█};', ' B, C };', 'enum a {[ B, C ]};'],
  ]));
