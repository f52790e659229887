import { expect, test } from 'vitest';
import { modelPath } from '../../../tools/models/models.ts';
import { patience } from '../../../tools/workbench/workbench.ts';
import { useWorkbench } from './useWorkbench.ts';

const workbench = useWorkbench(() => ({
  'hearth.model.path': modelPath('endless'),
  'hearth.completion.enabled': false,
}));
const status = () => expect.poll(() => workbench().status.getAttribute('aria-label'), { timeout: patience });

let suggests = false;

/** Changes settings, and waits until VS Code has read them: the status item shows one of them at once. */
async function configure(settings: Readonly<Record<string, unknown>>): Promise<void> {
  suggests = !suggests;
  workbench().configure({ ...settings, 'hearth.completion.enabled': suggests });
  const off = 'Inline completion is off here';
  await (suggests ? status().not.toContain(off) : status().toContain(off));
}

test('settings of the model count without a reload', async () => {
  const chat = await workbench().openChat();
  await chat.ask('Go on');
  expect(await chat.answer()).toContain('went round in circles');
  const [first] = workbench().modelProcesses();

  await configure({ 'hearth.model.path': modelPath('scripted'), 'hearth.model.contextTokens': 4096 });
  await chat.ask('Who are you?');
  expect(await chat.answer()).toContain('tiny-oss');
  await status().toContain('tiny-oss on');
  const [second] = workbench().modelProcesses();
  expect(second).not.toBe(first);

  // Loaded with 4,096 tokens, which this does not fit into.
  await chat.paste('word '.repeat(6000));
  await chat.failure.waitFor();
  expect(await chat.failure.textContent()).toContain('has room for 2048 besides the answer');
  await configure({ 'hearth.model.contextTokens': 16384 });
  await chat.paste('word '.repeat(6000));
  await chat.answer();
  expect(await chat.failure.count()).toBe(0);
  const [third] = workbench().modelProcesses();

  // Nobody asks, and it goes all the same.
  await configure({ 'hearth.model.unloadAfterMinutes': 0.01 });
  await status().toContain('unloaded after a while without requests');
  await workbench().screenshot('unloaded');
  await expect.poll(() => workbench().modelProcesses(), { timeout: patience }).toEqual([]);
  await configure({ 'hearth.model.unloadAfterMinutes': 30, 'hearth.model.gpu': 'off' });
  await chat.ask('Who are you?');
  expect(await chat.answer()).toContain('tiny-oss');
  expect(workbench().modelProcesses()).not.toContain(third);
});
