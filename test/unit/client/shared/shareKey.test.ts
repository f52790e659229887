import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { shareKey } from '../../../../src/client/shared/shareKey.ts';
import type { LoadOptions } from '../../../../src/protocol/model.ts';

test('windows share a process if the program, the options and the model are the same', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearth-'));
  const [program, copy, model] = ['model.js', 'copy.js', 'a.gguf'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const file of [program, copy]) writeFileSync(file, 'one');
  writeFileSync(model, 'weights');
  const load: LoadOptions = { modelPath: model, gpu: 'auto', contextTokens: 4096 };
  const keys = new Set<string>();
  const check = async (fresh: boolean, ...args: Parameters<typeof shareKey>): Promise<void> => {
    const key = await shareKey(...args);
    expect(key).toMatch(/^[0-9a-f]{16}$/);
    expect(keys.has(key)).toBe(!fresh);
    keys.add(key);
  };
  await check(true, program, load, undefined);
  await check(false, program, { ...load }, undefined);
  // Two installations of one version, as in VS Code and VS Code Insiders.
  await check(false, copy, load, undefined);
  await check(true, program, { ...load, gpu: 'off' }, undefined);
  await check(true, program, { ...load, contextTokens: 8192 }, undefined);
  await check(true, program, { ...load, modelPath: `${model}.other` }, undefined);
  await check(true, program, load, 9229);
  writeFileSync(`${model}.new`, 'others!');
  renameSync(`${model}.new`, model);
  await check(true, program, load, undefined);
  writeFileSync(program, 'two');
  await check(true, program, load, undefined);
});
