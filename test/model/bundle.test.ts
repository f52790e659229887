import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

test('the host copies VS Code’s API once, not once for each file', async () => {
  const code = await readFile('dist/extension.cjs', 'utf8');
  expect(code.split('require("vscode")')).toHaveLength(2);
});
