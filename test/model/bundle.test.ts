import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

test('the host copies VS Code’s API once, not once for each file', async () => {
  const code = await readFile('dist/extension.cjs', 'utf8');
  expect(code.split('require("vscode")')).toHaveLength(2);
});

test('the host loads downloads by require, and leaves the imports of packages as they are', async () => {
  const code = await readFile('dist/extension.cjs', 'utf8');
  expect(code).toContain('require("./downloads.cjs")');
  // tree-sitter declares a `require` of its own beside this import, so a call of require in its place would fail.
  expect(code).toMatch(/await import\("(node:)?module"\)/);
});
