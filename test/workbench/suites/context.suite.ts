import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { untilDecision } from './decisions.ts';
import { closeAll, hangTime, repeated, suggestAndCommit, until } from './editing.ts';

/** Files of a small project, of which git ignores some. */
const files: Record<string, string> = {
  '.gitignore': 'local/\n*.private.ts\n',
  'nested/.gitignore': 'here.ts\n',
  'local/notes.ts': 'export const LOCAL_NOTES = 1;\nexport const another = 2;\n',
  'a.private.ts': 'export const PRIVATE_VALUE = 1;\nexport const another = 2;\n',
  'nested/here.ts': 'export const NESTED_VALUE = 1;\n',
  'nested/there.ts': 'export const VISITED_VALUE = 1;\nexport const another = 2;\n',
  'store.ts': 'export function loadItem(id: string): Promise<STORED_ITEM> {\n  return get(id);\n}\n',
  'main.ts': `import { loadItem } from './store.ts';\n\nconst item = loadItem('1');\n\n${repeated}`,
};

suite('context', () => {
  const folder = () => {
    const [first] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(first);
    return vscode.Uri.joinPath(first.uri, 'project');
  };
  const uriOf = (name: string) => vscode.Uri.joinPath(folder(), name);
  const open = async (name: string): Promise<vscode.TextEditor> => {
    const editor = await vscode.window.showTextDocument(uriOf(name), { preview: false });
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    return editor;
  };

  suiteSetup(async () => {
    for (const [name, text] of Object.entries(files))
      await vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
  });
  teardown(closeAll);
  suiteTeardown(() => vscode.workspace.fs.delete(folder(), { recursive: true }));

  for (const name of ['local/notes.ts', 'a.private.ts', 'nested/here.ts'])
    test(`${name} gets no suggestion, also when asked for`, () =>
      untilDecision(
        () => open(name),
        /git ignores the file/,
        async () => vscode.commands.executeCommand('hearth.completion.trigger'),
      ));

  test('what the setting names gets none, from the moment on that it does', async () => {
    const configuration = vscode.workspace.getConfiguration('hearth');
    await configuration.update('context.exclude', ['**/nested/*'], vscode.ConfigurationTarget.Workspace);
    await untilDecision(
      () => open('nested/there.ts'),
      /hearth\.context\.exclude keeps the file out/,
      async () => vscode.commands.executeCommand('hearth.completion.trigger'),
    );
    await configuration.update('context.exclude', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('prompts have what was visited, defined and reported, and nothing that git ignores', async () => {
    const selector = { pattern: '**/main.ts' };
    const target = new vscode.Location(uriOf('store.ts'), new vscode.Range(0, 16, 0, 24));
    const provider = vscode.languages.registerDefinitionProvider(selector, {
      provideDefinition: (document, position) =>
        document.getText(document.getWordRangeAtPosition(position)) === 'loadItem' ? target : undefined,
    });
    const diagnostics = vscode.languages.createDiagnosticCollection('hearth-test');
    const problem = new vscode.Diagnostic(new vscode.Range(2, 6, 2, 10), 'REPORTED_PROBLEM');
    diagnostics.set(uriOf('main.ts'), [problem]);
    try {
      for (const name of ['local/notes.ts', 'a.private.ts', 'nested/there.ts']) await open(name);
      const editor = await open('main.ts');
      await suggestAndCommit(editor);
      // The model runs now; what is collected at a rest is in the prompt after it.
      const page = await untilPage(/STORED_ITEM/, async (now) => {
        await now.edit((edit) => edit.insert(now.selection.active, '\n'));
        await delay(2000);
        await vscode.commands.executeCommand('hearth.completion.trigger');
        await delay(1000);
      });
      assert.match(page, /VISITED_VALUE/);
      assert.match(page, /error in `const item = loadItem\('1'\);`: REPORTED_PROBLEM/);
      assert.doesNotMatch(page, /LOCAL_NOTES|PRIVATE_VALUE/);
    } finally {
      provider.dispose();
      diagnostics.dispose();
    }
  });

  test('an edit of an ignored file is refused', async () => {
    const editor = await open('a.private.ts');
    const before = editor.document.getText();
    await vscode.commands.executeCommand('hearth.refactor.refactor');
    assert.equal(editor.document.getText(), before);
    const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
    assert.ok(input instanceof vscode.TabInputText && input.uri.path.endsWith('a.private.ts'));
  });

  /** Does something in main.ts until the last request's page is as expected. */
  async function untilPage(
    expected: RegExp,
    act: (editor: vscode.TextEditor) => Promise<unknown>,
  ): Promise<string> {
    const end = Date.now() + hangTime;
    for (let page = ''; ;) {
      await act(await open('main.ts'));
      await vscode.commands.executeCommand('hearth.insight.inspect');
      page = await until('the page', () => {
        const { document } = vscode.window.activeTextEditor ?? {};
        return document?.uri.scheme === 'hearth-insight' && document.getText();
      });
      if (expected.test(page)) return page;
      assert.ok(Date.now() < end, page);
    }
  }
});
