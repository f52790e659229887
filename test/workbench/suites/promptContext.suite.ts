import assert from 'node:assert/strict';
import { setup, suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { readWindow } from '../../../src/core/completion/window.ts';
import type { TextWindow } from '../../../src/core/text/textWindow.ts';
import { PromptContext } from '../../../src/features/completion/context/promptContext.ts';
import { documentReader } from '../../../src/vscode/editorContext.ts';
import { Exclusions } from '../../../src/vscode/exclusion/exclusions.ts';
import { closeAll, until } from './editing.ts';

const cell = {
  cell_type: 'code',
  source: 'CELL_VALUE = 1',
  metadata: {},
  outputs: [],
  execution_count: null,
};
const files: Record<string, string> = {
  'main.py': 'value = 1\n',
  'gone.py': 'gone = 1\n',
  'lines.py': 'first = 1\nsecond = 2\nthird = 3\n',
  'other.py': 'OTHER_VALUE = 2\n',
  'notes.ipynb': JSON.stringify({
    cells: [cell],
    metadata: { language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
  }),
};

/** One of a test, beside that of Hearth. */
suite('prompt context', () => {
  let exclusions: Exclusions;
  let context: PromptContext;
  const folder = () => {
    const [first] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(first);
    return vscode.Uri.joinPath(first.uri, 'prompt-context');
  };
  const uriOf = (name: string) => vscode.Uri.joinPath(folder(), name);
  const textsFor = (document: vscode.TextDocument) =>
    context.snippetsFor(document, windowOf(document)).map(({ text }) => text);

  suiteSetup(async () => {
    for (const [name, text] of Object.entries(files))
      await vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
  });
  setup(() => {
    exclusions = new Exclusions();
    context = new PromptContext(exclusions);
  });
  teardown(async () => {
    context.dispose();
    exclusions.dispose();
    await closeAll();
  });
  suiteTeardown(() => vscode.workspace.fs.delete(folder(), { recursive: true }));

  test('of a notebook that is deleted, no cell stays in prompts', async () => {
    const notebook = await vscode.workspace.openNotebookDocument(uriOf('notes.ipynb'));
    const { document } = notebook.cellAt(0);
    await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(0, 1)] });
    await vscode.commands.executeCommand('notebook.cell.edit');
    await until(
      'the editor of the cell',
      () => vscode.window.activeTextEditor?.document.uri.toString() === document.uri.toString(),
    );
    assert.equal(await exclusions.read(document.uri), undefined);
    const main = await showText('main.py');
    assert.deepEqual(textsFor(main), ['CELL_VALUE = 1']);
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(notebook.uri);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('the notebook is forgotten', () => textsFor(main).length === 0);
  });

  test('says of pieces that prompts have had when git ignores them by now', async () => {
    const other = await showText('other.py');
    const main = await showText('main.py');
    await exclusions.read(other.uri);
    assert.deepEqual(textsFor(main), [other.getText().trimEnd()]);
    assert.deepEqual(context.withdrawn(), []);
    await vscode.workspace.fs.writeFile(uriOf('.gitignore'), new TextEncoder().encode('other.py\n'));
    await until('the ignore file is known', () => {
      void context.readExclusions('prompts');
      return exclusions.check(other.uri) === 'git-ignored';
    });
    assert.deepEqual(context.withdrawn(), ['prompt-context/other.py']);
    assert.deepEqual(textsFor(main), []);
  });

  test('when a file is deleted, problems are to be taken again', async () => {
    const main = await showText('lines.py');
    const { activeTextEditor: editor } = vscode.window;
    assert.ok(editor);
    const diagnostics = vscode.languages.createDiagnosticCollection('hearth-test');
    try {
      diagnostics.set(main.uri, [new vscode.Diagnostic(new vscode.Range(2, 0, 2, 5), 'Wrong.')]);
      await context.refresh(editor, windowOf(main), 'long', new AbortController().signal);
      assert.equal(context.problemsFor(main).length, 1);
      const edit = new vscode.WorkspaceEdit();
      edit.deleteFile(uriOf('gone.py'));
      assert.ok(await vscode.workspace.applyEdit(edit));
      await until('no problems', () => context.problemsFor(main).length === 0);
    } finally {
      diagnostics.dispose();
    }
  });

  test('lines that were cut go along elsewhere', async () => {
    const lines = await showText('lines.py');
    const { activeTextEditor: editor } = vscode.window;
    assert.ok(editor);
    const text = lines.getText();
    // The selection itself is set at once; that the editor tells of it is what counts.
    const told = new Promise<void>((resolve) => {
      const subscription = vscode.window.onDidChangeTextEditorSelection(({ selections: [first] }) => {
        if (first?.end.line !== 3) return;
        subscription.dispose();
        resolve();
      });
    });
    editor.selection = new vscode.Selection(0, 0, 3, 0);
    await told;
    await vscode.commands.executeCommand('deleteLeft');
    await until('the cut', () => lines.getText() === '');
    const other = await showText('other.py');
    await exclusions.read(lines.uri);
    assert.deepEqual(textsFor(other), [text.trimEnd()]);
  });

  async function showText(name: string): Promise<vscode.TextDocument> {
    const { document } = await vscode.window.showTextDocument(uriOf(name), { preview: false });
    await until(name, () => vscode.window.activeTextEditor?.document === document);
    return document;
  }
});

/** At the end of a document. */
function windowOf(document: vscode.TextDocument): TextWindow {
  const end = document.getText().length;
  return readWindow(documentReader(document), { from: end, to: end, text: '' });
}
