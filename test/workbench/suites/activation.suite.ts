import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import manifest from '../../../package.json' with { type: 'json' };
import { until } from './editing.ts';

suite('activation', () => {
  test('Hearth activates by itself', async () => {
    const extension = vscode.extensions.getExtension('hearth.hearth');
    assert.ok(extension);
    await until('activation', () => extension.isActive);
  });

  test('every command of the manifest is registered, and no other of ours', async () => {
    const registered = await vscode.commands.getCommands(true);
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      contributed.filter((command) => !registered.includes(command)),
      [],
    );
    // VS Code makes commands of its own for our view: `hearth.chat.focus` and its like.
    const made = /^hearth\.chat\.(focus|open|removeView|resetViewLocation|toggleVisibility)$/;
    assert.deepEqual(
      registered.filter((id) => id.startsWith('hearth.') && !contributed.includes(id) && !made.test(id)),
      [],
    );
  });

  test('settings have the defaults of the manifest', () => {
    const configuration = vscode.workspace.getConfiguration();
    for (const [key, { default: value }] of Object.entries(manifest.contributes.configuration.properties))
      assert.deepEqual(configuration.inspect(key)?.defaultValue, value, key);
  });
});
