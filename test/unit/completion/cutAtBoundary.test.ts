import { expect, test } from 'vitest';
import { cutAtBoundary } from '../../../src/core/completion/cutAtBoundary.ts';
import { cursorOf } from '../../support/places.ts';

/** `|` is where the text is to be cut; without one it stays whole. */
test.each([
  '',
  'a();',
  'a();\nb();',
  // Within the body that the first line opens.
  ') {\n  a();\n  b();',
  ') {\n  a();\n  b();|\n  if (c) {\n    d();',
  ') {\n  a();\n  b();|\n  const c = [\n    1,\n    2,',
  '{\n  a();\n  if (b) {\n    c();\n  }|\n  for (const d of e) {',
  // Statements one after the other.
  'a();\nb();|\nif (c) {\n  d();',
  'a();\nif (b) {\n  c();\n}|\nfoo(',
  'a();|\n\nfunction b(',
  "a('(');\nb();|\nc({\n  d: '}',",
  // Blocks by indentation and words.
  'a = 1\nb = 2|\nif c:',
  'x = 1|\nfor y in z:',
  'a\nb|\nif c then',
  'a = 1|\n@decorator',
  'a = 1|\nb =',
  'a();\nreturn',
  // In a string of several lines.
  'a();\nb();|\nc(`\nd',
  'a();\nb();|\nconst c = `\nd\ne',
  "a();\nb('`');\nc(); // it's `",
  'a();\nb();|\n/* c\nd',
  // An `else` needs more lines to be worth it.
  'if (a) {\n  b();\n} else {\n  c();',
  // Too little would be left.
  'a();\nif (b) {\n  c();\n  d();\n  e();\n  f();\n  g();',
  'function f() {\n  const a = [\n    1,\n    2,',
])('%j', (marked) => {
  const text = marked.replace('|', '');
  const end = marked.indexOf('|');
  expect(cutAtBoundary(text, cursorOf('█', 'typescript'))).toBe(end === -1 ? text : text.slice(0, end));
});
