import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { whyReadOnly } from '../../../src/vscode/readOnly.ts';
import { closeAll, openFile, until } from './editing.ts';
import { applyPreview, diffIsShown, simplified, simplifyUntil } from './previewing.ts';

const { before, after } = simplified;

type Settings = Record<'readonlyInclude' | 'readonlyExclude' | 'readonlyFromPermissions', unknown>;

/** Files that VS Code lets nobody edit. What they are is seen in its editor; extensions are not told. */
suite('read-only documents', () => {
  const files = vscode.workspace.getConfiguration('files');

  async function configure(settings: Partial<Settings>): Promise<void> {
    for (const name of ['readonlyInclude', 'readonlyExclude', 'readonlyFromPermissions'] as const)
      await files.update(name, settings[name], vscode.ConfigurationTarget.Workspace);
  }
  teardown(async () => {
    await closeAll();
    await configure({});
  });

  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const absolute = (glob: string) => `${folder?.uri.path}/${glob}`;

  const rows: [name: string, settings: Partial<Settings>, reason: string | undefined][] = [
    ['none', {}, undefined],
    ['its folder', { readonlyInclude: { 'readonly/**': true } }, 'readonlyInclude'],
    ['any of its kind', { readonlyInclude: { '**/*.{js,ts}': true } }, 'readonlyInclude'],
    ['its absolute path', { readonlyInclude: { [absolute('readonly/*.js')]: true } }, 'readonlyInclude'],
    ['one that is switched off', { readonlyInclude: { 'readonly/**': false } }, undefined],
    ['others', { readonlyInclude: { 'generated/**': true, '*.js': true } }, undefined],
    [
      'its folder, and itself as an exception',
      { readonlyInclude: { 'readonly/**': true }, readonlyExclude: { '**/plain.js': true } },
      undefined,
    ],
    [
      'its folder, and others as an exception',
      { readonlyInclude: { 'readonly/**': true }, readonlyExclude: { '**/other.js': true } },
      'readonlyInclude',
    ],
  ];
  for (const [name, settings, reason] of rows)
    test(`the setting names ${name}`, async () => {
      const { document } = await openFile('readonly/plain.js', before);
      await configure(settings);
      const sentence = await whyReadOnly(document);
      if (reason === undefined) assert.equal(sentence, undefined);
      else assert.ok(sentence?.includes(reason), sentence);
    });

  test('permissions count if the user says so', async () => {
    const { document } = await openFile('readonly/locked.js', before);
    await chmod(document.uri.fsPath, 0o444);
    assert.equal(await whyReadOnly(document), undefined);
    await configure({ readonlyFromPermissions: true });
    assert.match((await whyReadOnly(document)) ?? '', /permissions/);
    await configure({
      readonlyFromPermissions: true,
      readonlyInclude: { 'readonly/**': true },
      readonlyExclude: { '**/locked.js': true },
    });
    assert.equal(await whyReadOnly(document), undefined);
  });

  test('no edit is begun', async () => {
    const { document } = await openFile('readonly/begun.js', before.replace('var', 'v█ar'), 'javascript');
    await configure({ readonlyInclude: { 'readonly/**': true } });
    await vscode.commands.executeCommand('hearth.refactor.simplify');
    assert.ok(!diffIsShown());
    assert.equal(document.getText(), before);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('what is ready is not applied', async () => {
    const { document } = await openFile('readonly/ready.js', before.replace('var', 'v█ar'), 'javascript');
    await simplifyUntil(after);
    await configure({ readonlyInclude: { 'readonly/**': true } });
    await applyPreview();
    await until('the editor', () => vscode.window.activeTextEditor?.document === document);
    assert.equal(document.getText(), before);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  suite('of a file system that cannot be written', () => {
    let registration: vscode.Disposable;
    suiteSetup(() => {
      registration = vscode.workspace.registerFileSystemProvider('archive', archive, { isReadonly: true });
    });
    suiteTeardown(() => {
      registration.dispose();
    });

    test('no edit is begun', async () => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('archive:/first.js'));
      await vscode.window.showTextDocument(document, { selection: new vscode.Range(1, 3, 1, 3) });
      assert.match((await whyReadOnly(document)) ?? '', /file system/);
      await vscode.commands.executeCommand('hearth.refactor.simplify');
      assert.ok(!diffIsShown());
      assert.equal(document.getText(), before);
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    test('the lightbulb offers nothing; it does where the file system can be written', async () => {
      const writable = vscode.workspace.registerFileSystemProvider('memory', archive);
      try {
        assert.deepEqual(await offeredIn('archive:/first.js'), []);
        assert.ok((await offeredIn('memory:/first.js')).includes('Hearth: Refactor'));
      } finally {
        writable.dispose();
      }
    });
  });
});

/** Titles of Hearth's actions for a selection in a document. */
async function offeredIn(address: string): Promise<string[]> {
  const { uri } = await vscode.workspace.openTextDocument(vscode.Uri.parse(address));
  const selection = new vscode.Selection(0, 0, 1, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    ...[uri, selection],
  );
  return actions.map(({ title }) => title).filter((title) => title.startsWith('Hearth'));
}

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions();
}

/** One file, as an archive or a repository elsewhere has it. */
const archive: vscode.FileSystemProvider = {
  onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
  watch: () => new vscode.Disposable(() => undefined),
  stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: before.length }),
  readFile: () => new TextEncoder().encode(before),
  readDirectory: () => [],
  createDirectory: refuse,
  writeFile: refuse,
  delete: refuse,
  rename: refuse,
};
