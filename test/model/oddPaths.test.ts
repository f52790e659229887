import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { describeFailure } from '../../src/core/failures.ts';
import { modelPath } from '../../tools/models/models.ts';
import { chatRequest } from '../../tools/models/requests.ts';
import { startService } from '../support/modelProcess.ts';

const folder = () => mkdtempSync(path.join(tmpdir(), 'hearth-'));

/** A copy of the model under this path in a new folder. */
function copyTo(...names: readonly string[]): string {
  const file = path.join(folder(), ...names);
  mkdirSync(path.dirname(file), { recursive: true });
  copyFileSync(modelPath('scripted'), file);
  return file;
}

/** What the model says, or why it does not. */
async function outcome(file: string): Promise<string> {
  const { ask, wires } = startService(file);
  const { text, end } = await ask(chatRequest());
  // However odd, the path ends no process.
  expect(wires).toHaveLength(1);
  return end.type === 'failed' ? describeFailure(end.failure) : text;
}

test.each([
  ['blanks', ['my models', 'gpt oss 20b.gguf']],
  ['quotes', ["Ada's", '"best" `model`.gguf']],
  ['umlauts and more', ['Größe', '模型 🔥.gguf']],
  // The same letter in two code points, as macOS writes it.
  ['a combining mark', ['Gro\u0308\u00dfe', 'e\u0301.gguf']],
  ['what shells and URLs read', ['$HOME', '%20 & #1 ; * ? [a] {b} ~.gguf']],
  ['another ending', ['sha256-0123456789abcdef']],
  ['a backslash', ['a\\b.gguf']],
  ['a line break', ['a\nb.gguf']],
  ['a long path', Array.from({ length: 12 }, (_, index) => `${index}-${'x'.repeat(40)}`)],
])('%s in the path', async (_, names) => {
  if (process.platform === 'win32' && /["*?\\\n]/.test(names.join())) return;
  expect(await outcome(copyTo(...names))).toContain('tiny-oss');
});

test('a link to the file, and a link to a link in a linked folder', async () => {
  const file = copyTo('model.gguf');
  const links = folder();
  symlinkSync(file, path.join(links, 'one.gguf'));
  symlinkSync('one.gguf', path.join(links, 'two.gguf'));
  symlinkSync(links, path.join(links, 'folder'));
  expect(await outcome(path.join(links, 'one.gguf'))).toContain('tiny-oss');
  expect(await outcome(path.join(links, 'folder', 'two.gguf'))).toContain('tiny-oss');
});

test('links that lead nowhere, and to themselves', async () => {
  const links = folder();
  const dangling = path.join(links, 'dangling.gguf');
  symlinkSync(path.join(links, 'nothing'), dangling);
  expect(await outcome(dangling)).toContain(`There is no model file at ${dangling}`);
  const circle = path.join(links, 'circle.gguf');
  symlinkSync('circle.gguf', circle);
  expect(await outcome(circle)).toMatch(/cannot be read \(ELOOP/);
});

test('a folder, a file taken for a folder, and a name that no system has', async () => {
  const file = copyTo('model.gguf');
  expect(await outcome(path.dirname(file))).toContain('is a folder, not a model file');
  expect(await outcome(path.join(file, 'x.gguf'))).toContain('There is no model file');
  expect(await outcome(`${file}\0.gguf`)).toContain('cannot be read');
  expect(await outcome(path.join(folder(), 'x'.repeat(5000)))).toContain('cannot be read');
});

test('a file that vanishes while it is loaded: the model answers on, and the next start says so', async () => {
  const file = copyTo('model.gguf');
  const { service, ask } = startService(file);
  await service.start();
  rmSync(file);
  expect((await ask(chatRequest())).text).toContain('tiny-oss');
  await service.restart();
  const { end } = await ask(chatRequest());
  expect(end.type === 'failed' && describeFailure(end.failure)).toContain('There is no model file');
});

test('a link that is turned to another file while that is loaded: the new one is offered', async () => {
  const link = path.join(folder(), 'model.gguf');
  symlinkSync(copyTo('old.gguf'), link);
  const { service, ask } = startService(link);
  await service.start();
  rmSync(link);
  symlinkSync(modelPath('endless'), link);
  await expect.poll(() => 'loadable' in service.state, { timeout: 20_000 }).toBe(true);
  expect((await ask(chatRequest())).text).toContain('tiny-oss');
});
