import assert from 'node:assert/strict';
import { mkdtemp, rename, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { setup, suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { Exclusions } from '../../../src/vscode/exclusion/exclusions.ts';
import { untilDecision } from './decisions.ts';
import { closeAll, hangTime, until } from './editing.ts';

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
  'home/project/.env': 'PASSWORD=x\n',
  'home/project/src/plain.ts': '',
  // A second working tree, beside the first.
  'home/project/.git/worktrees/tree/HEAD': 'ref: refs/heads/other\n',
  'home/project/.git/worktrees/tree/commondir': '../..\n',
  'home/tree/.git': 'gitdir: ../project/.git/worktrees/tree\n',
  'home/tree/kept-out.ts': '',
  'home/tree/a.ts': '',
  // What the user's configuration leaves out, and what that of a repository does.
  'user/config': '[core]\n\texcludesFile = "~/ignore"\n',
  'user/ignore': 'scratch.*\n*.own\n',
  'user/.config/git/ignore': 'default.ts\n',
  'home/project/scratch.ts': '',
  'home/project/default.ts': '',
  'home/project/src/shown.own': '',
  'home/project/.gitignore': '!shown.own\n',
  'home/tree/scratch.ts': '',
  'home/part/.git/HEAD': 'ref: refs/heads/main\n',
  'home/part/.git/config': '[core]\n\texcludesFile = tools/ignore\n',
  'home/part/tools/ignore': '/only-here.ts\n',
  'home/part/only-here.ts': '',
  'home/part/scratch.ts': '',
};

/** Links, by what they point at. */
const links: Record<string, string> = {
  'home/project/src/settings.ts': '../.env',
  'home/project/src/twice.ts': 'settings.ts',
  'home/project/src/ignored.ts': '../../../local/notes.ipynb',
  'home/project/linked': '../../local',
  'home/project/src/harmless.ts': 'a.ts',
  'home/project/src/dangling.ts': 'nothing.ts',
};

/** What says where git's configuration of the user is. */
const names = ['HOME', 'XDG_CONFIG_HOME', 'GIT_CONFIG_GLOBAL'] as const;

/** On Windows not everybody may make links. */
let canLink = true;

async function link(target: string, from: string): Promise<void> {
  await symlink(target, from).catch((error: unknown) => {
    if (process.platform !== 'win32') throw error;
    canLink = false;
  });
}

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
    for (const [name, target] of Object.entries(links)) await link(target, uriOf(name).fsPath);
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
    ['home/tree/kept-out.ts', 'git-ignored'],
    ['home/tree/a.ts', undefined],
  ];
  for (const [name, expected] of decisions)
    test(`the nearest repository says of ${name}: ${expected ?? 'not ignored'}`, async () =>
      assert.equal(await exclusions.read(uriOf(name)), expected));

  suite('behind links', () => {
    setup(function () {
      if (!canLink) this.skip();
    });
    teardown(closeAll);
    const behindLinks: [name: string, expected: string | undefined][] = [
      ['home/project/src/settings.ts', 'secret'],
      ['home/project/src/twice.ts', 'secret'],
      ['home/project/src/ignored.ts', 'git-ignored'],
      ['home/project/linked/notes.ipynb', 'git-ignored'],
      ['home/project/src/harmless.ts', undefined],
      ['home/project/src/dangling.ts', undefined],
    ];
    for (const [name, expected] of behindLinks)
      test(`what ${name} leads to makes it: ${expected ?? 'not excluded'}`, async () => {
        // Nothing has been read yet.
        assert.ok([expected, 'unread'].includes(exclusions.check(uriOf(name))));
        assert.equal(await exclusions.read(uriOf(name)), expected);
        assert.equal(exclusions.check(uriOf(name)), expected);
      });

    test('a file that becomes a link to a secret is excluded from then on', async () => {
      const plain = uriOf('home/project/src/plain.ts');
      assert.equal(await exclusions.read(plain), undefined);
      await symlink('../.env', `${plain.fsPath}.new`);
      await rename(`${plain.fsPath}.new`, plain.fsPath);
      await until('the link is noticed', () => exclusions.check(plain) === 'secret');
    });

    test('a link to a secret gets no ghost text, when asked for neither', () =>
      untilDecision(
        async () => await vscode.window.showTextDocument(uriOf('home/project/src/settings.ts')),
        /holds secrets by its name/,
        () => Promise.resolve(vscode.commands.executeCommand('hearth.completion.trigger')),
      ));
  });

  suite('of git’s configuration', () => {
    const before = new Map(names.map((name) => [name, process.env[name]]));
    const setUser = (values: Partial<Record<(typeof names)[number], string>>) => {
      for (const name of names) Reflect.deleteProperty(process.env, name);
      Object.assign(process.env, values);
    };
    teardown(() => {
      setUser({});
      for (const [name, value] of before) if (value !== undefined) process.env[name] = value;
    });
    const home = () => uriOf('user').fsPath;

    const ofUser: [name: string, expected: string | undefined][] = [
      ['home/project/scratch.ts', 'git-ignored'],
      ['home/project/default.ts', undefined],
      ['home/tree/scratch.ts', 'git-ignored'],
      // What a repository says goes before it.
      ['home/project/src/shown.own', undefined],
      ['home/part/only-here.ts', 'git-ignored'],
      ['home/part/scratch.ts', undefined],
    ];
    for (const [name, expected] of ofUser)
      test(`core.excludesFile makes ${name}: ${expected ?? 'not ignored'}`, async () => {
        setUser({ HOME: home(), GIT_CONFIG_GLOBAL: uriOf('user/config').fsPath });
        assert.equal(await exclusions.read(uriOf(name)), expected);
      });

    test('where nothing is said, the file beside the user’s configuration counts', async () => {
      setUser({ HOME: home() });
      assert.equal(await exclusions.read(uriOf('home/project/default.ts')), 'git-ignored');
      assert.equal(await exclusions.read(uriOf('home/project/scratch.ts')), undefined);
    });

    test('a change of the user’s file is noticed', async () => {
      const ignore = vscode.Uri.file(path.join(await mkdtemp(path.join(os.tmpdir(), 'hearth-')), 'ignore'));
      const write = (text: string) => vscode.workspace.fs.writeFile(ignore, new TextEncoder().encode(text));
      const config = uriOf('user/elsewhere');
      await vscode.workspace.fs.writeFile(
        config,
        new TextEncoder().encode(`[core]\n\texcludesFile = ${JSON.stringify(ignore.fsPath)}\n`),
      );
      await write('*.own\n');
      setUser({ HOME: home(), GIT_CONFIG_GLOBAL: config.fsPath });
      const file = uriOf('home/tree/a.ts');
      assert.equal(await exclusions.read(file), undefined);
      // The watcher of a folder outside the workspace needs a moment to begin.
      const end = Date.now() + hangTime;
      for (let round = 0; exclusions.check(file) !== 'git-ignored'; round++) {
        assert.ok(Date.now() < end, 'the change is not noticed');
        await write(`a.ts\n#${round}\n`);
        await delay(300);
      }
      await vscode.workspace.fs.delete(ignore);
    });
  });
});
