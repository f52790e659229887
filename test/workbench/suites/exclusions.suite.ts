import assert from 'node:assert/strict';
import { setup, suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { Exclusions } from '../../../src/vscode/exclusion/exclusions.ts';

const files: Record<string, string> = {
  '.gitignore': 'local/\n',
  'local/notes.ipynb': '{}',
};

/** Those of a test, beside those of Hearth: what they know, the test has asked. */
suite('exclusions', () => {
  let exclusions: Exclusions;
  const folder = () => {
    const [first] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(first);
    return vscode.Uri.joinPath(first.uri, 'exclusions');
  };
  const uriOf = (name: string) => vscode.Uri.joinPath(folder(), name);

  suiteSetup(async () => {
    for (const [name, text] of Object.entries(files))
      await vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
  });
  setup(() => {
    exclusions = new Exclusions();
  });
  teardown(() => exclusions.dispose());
  suiteTeardown(() => vscode.workspace.fs.delete(folder(), { recursive: true }));

  test('a cell of a notebook that is closed, or that it no longer has, counts as excluded', async () => {
    const cell = uriOf('local/notes.ipynb').with({ scheme: 'vscode-notebook-cell', fragment: 'W0sZmlsZQ==' });
    assert.equal(exclusions.check(cell), 'unread');
    assert.equal(await exclusions.read(cell), 'unread');
  });
});
