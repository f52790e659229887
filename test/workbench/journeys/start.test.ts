import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { root } from '../../../tools/workbench/paths.ts';
import { isAlive, processTree } from '../../../tools/workbench/processTree.ts';
import { freePort } from '../../../tools/workbench/server.ts';
import { patience } from '../../../tools/workbench/workbench.ts';

const script = path.join(root, 'tools/workbench/start.ts');

test('serves VS Code, and Ctrl+C leaves no process behind', async () => {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  const child = spawn(process.execPath, [script, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await expect.poll(() => printed, { timeout: patience }).toContain(address);
  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  const descendants = processTree(child.pid!).map(({ pid, command }) => ({ pid, command }));
  expect(descendants.length).toBeGreaterThan(1);
  const profile = descendants.map(({ command }) => /--user-data-dir (\S+)/.exec(command)?.[1]).find(Boolean);
  child.kill('SIGINT');
  await ended;
  expect(descendants.filter(({ pid }) => isAlive(pid))).toEqual([]);
  expect(existsSync(profile!)).toBe(false);
});

test('refuses what it does not know, and explains itself', async () => {
  const run = async (...args: string[]) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    return { code, output };
  };
  const refusals: [string, string][] = [
    ['--modle', '--modle'],
    ['--model=nowhere.gguf', 'There is no file'],
    ['--folder=nowhere', 'There is no folder'],
    ['--port=x', 'not a port'],
  ];
  for (const [argument, words] of refusals) {
    const { code, output } = await run(argument);
    expect(code).toBe(2);
    expect(output).toContain(words);
  }
  const { code, output } = await run('--help');
  expect(code).toBe(0);
  expect(output).toContain('--model FILE.gguf');
});
