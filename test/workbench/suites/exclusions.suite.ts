import assert from 'node:assert/strict';
import { setup, suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { Exclusions } from '../../../src/vscode/exclusion/exclusions.ts';

const files: Record<string, string> = {
  '.gitignore': 'local/\n',
  'local/notes.ipynb': '{}',
  // As with dotfiles: all is ignored but what is added by hand.
  'home/.git/HEAD': 'ref: refs/heads/main\n',
  'home/.gitignore': '*\n',
  'home/a.ts': '',
  'home/empty/.git/notes.txt': 'This folder makes no repository.\n',
  'home/empty/a.ts': '',
  'home/project/.git/HEAD': 'ref: refs/heads/main\n',
  'home/project/.git/info/exclude': 'kept-out.ts\n',
  'home/project/src/a.ts': '',
  'home/project/src/kept-out.ts': '',
  'home/project/.git/modules/part/HEAD': 'ref: refs/heads/main\n',
  'home/project/.git/modules/part/info/exclude': 'part-only.ts\n',
  'home/project/part/.git': 'gitdir: ../.git/modules/part\n',
  'home/project/part/kept-out.ts': '',
  'home/project/part/part-only.ts': '',
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

  const decisions: [name: string, expected: string | undefined][] = [
    ['local/notes.ipynb', 'git-ignored'],
    ['home/a.ts', 'git-ignored'],
    ['home/empty/a.ts', 'git-ignored'],
    ['home/project/src/a.ts', undefined],
    ['home/project/src/kept-out.ts', 'git-ignored'],
    ['home/project/part/kept-out.ts', undefined],
    ['home/project/part/part-only.ts', 'git-ignored'],
  ];
  for (const [name, expected] of decisions)
    test(`the nearest repository says of ${name}: ${expected ?? 'not ignored'}`, async () =>
      assert.equal(await exclusions.read(uriOf(name)), expected));
});
